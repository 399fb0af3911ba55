// The sign of one window on a screen: its number, one state, one ticket, and what it takes.
import "./window.css";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { WindowView } from "../../hall/views.ts";
import { benchWords } from "../bench-words.ts";
import { ClerkCard } from "../parts/clerk-card.tsx";
import { windowOf } from "../parts/hall-entries.ts";
import { LinkBadge } from "../parts/link-badge.tsx";
import { namesIn } from "../parts/names.ts";
import { openPage } from "../parts/open-page.tsx";
import { useHall, usePage } from "../parts/page.tsx";
import { staffWords } from "../staff-words.ts";

const windowId = (): string => new URLSearchParams(location.search).get("id") ?? "1";

const State = ({ window }: { readonly window: WindowView }) => {
  const { say } = usePage();
  const { state, ticket, pauseReason, opensAt } = window;
  if (ticket !== undefined && (state === "calling" || state === "serving")) {
    return (
      <main class={`state ${state}`} aria-live="assertive">
        <p class="number">{ticket}</p>
        <p class="what">{say(`window.${state}`)}</p>
      </main>
    );
  }
  return (
    <main class={`state ${state}`} aria-live="polite">
      <p class="word">{say(state === "closed" && opensAt !== undefined ? "bench.sign" : `window.${state}`)}</p>
      <p class="what">{state === "open" ? say("window.welcome") : pauseReason}</p>
    </main>
  );
};

/** Moves only when it does not fit. */
const Services = ({ names }: { readonly names: string }) => {
  const { say } = usePage();
  const line = useRef<HTMLParagraphElement>(null);
  const [isMoving, setMoving] = useState(false);
  useLayoutEffect(() => {
    const { current } = line;
    if (current) setMoving(current.scrollWidth > current.clientWidth);
  }, [names]);
  return (
    <footer>
      <b>{say("window.services")}</b>
      <p ref={line} class={isMoving ? "moving" : ""}>
        <span>{names}</span>
      </p>
    </footer>
  );
};

const Sign = ({ window }: { readonly window: WindowView }) => {
  const { say, language } = usePage();
  const helps = window.helps ? [`${say("window.helps")} ${namesIn(language, window.helps)}`] : [];
  return (
    <div class="window">
      <header>
        <b>{window.number}</b>
        <h1>{window.name}</h1>
        <LinkBadge />
        {window.clerk && <ClerkCard clerk={window.clerk} />}
      </header>
      <State window={window} />
      <Services names={[namesIn(language, window.services), ...helps].join(" · ")} />
    </div>
  );
};

const WindowPage = () => {
  const { say } = usePage();
  const state = useHall();
  const window = windowOf(state, windowId());
  if (window) return <Sign window={window} />;
  return (
    <main class="door">
      <h1 aria-live="polite">
        {state.link === "live" ? say("window.unknown", { id: windowId() }) : say("app.connecting")}
      </h1>
    </main>
  );
};

openPage({
  app: "window-screen",
  role: "screen",
  door: "open",
  topics: () => ["board"],
  words: { ...benchWords, ...staffWords },
  View: WindowPage,
});
