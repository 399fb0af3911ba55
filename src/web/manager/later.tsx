// A section that need not be there at first: loaded when it is opened, and asked for again where the hall is just starting anew.
import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { usePage } from "../parts/page.tsx";
import { browserChance, browserClock } from "../wire/browser.ts";
import { retryDelayMs } from "../wire/retry-delay.ts";

const Loading = () => <p class="loading">{usePage().say("part.loading")}</p>;

export const later = <P extends object>(load: () => Promise<FunctionComponent<P>>): FunctionComponent<P> => {
  const Later = (props: P) => {
    const [Loaded, setLoaded] = useState<{ readonly View: FunctionComponent<P> }>();
    const [attempt, setAttempt] = useState(0);
    useEffect(() => {
      const ask = () =>
        void load().then(
          (View) => setLoaded({ View }),
          () => setAttempt(attempt + 1),
        );
      return browserClock.after(attempt === 0 ? 0 : retryDelayMs(attempt - 1, browserChance()), "later", ask);
    }, [attempt]);
    return Loaded ? <Loaded.View {...props} /> : <Loading />;
  };
  return Later;
};
