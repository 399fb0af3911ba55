// What need not be there at first: loaded once the rest is shown, and asked for again where the hall is just starting anew.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { browserChance, browserClock } from "../wire/browser.ts";
import { retryDelayMs } from "../wire/retry-delay.ts";

export const later = <P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> => {
  const Later = (props: P) => {
    const [Loaded, setLoaded] = useState<{ readonly View: ComponentType<P> }>();
    const [attempt, setAttempt] = useState(0);
    useEffect(() => {
      const ask = () =>
        void load().then(
          (View) => setLoaded({ View }),
          () => setAttempt(attempt + 1),
        );
      return browserClock.after(attempt === 0 ? 0 : retryDelayMs(attempt - 1, browserChance()), "later", ask);
    }, [attempt]);
    return Loaded ? <Loaded.View {...props} /> : null;
  };
  return Later;
};
