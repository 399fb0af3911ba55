// The sign of one window on a screen: its number, one state, one ticket, who sits there, and what it takes.
import "../parts/old-browsers.ts";
import "./window.css";
import type { WindowView } from "../../hall/views/views.ts";
import { ClerkCard } from "../parts/clerk-card.tsx";
import { windowOf } from "../parts/hall-entries.ts";
import { openPage } from "../parts/open-page.tsx";
import { useHall, useNow, usePage } from "../parts/page.tsx";
import { AgeBadge } from "../screen/age-badge.tsx";
import { shiftAt } from "../screen/burn-in.ts";
import { useAwake } from "../screen/use-awake.ts";
import { useScreenRules } from "../screen/use-screen.ts";
import { benchWords } from "../words/bench-words.ts";
import { screenWords } from "../words/screen-words.ts";
import { staffWords } from "../words/staff-words.ts";
import { Services } from "./services.tsx";
import { State } from "./state.tsx";

const windowId = (): string => new URLSearchParams(location.search).get("id") ?? "1";

const Sign = ({ window }: { readonly window: WindowView }) => {
  const shift = shiftAt(useNow(), useScreenRules());
  return (
    <div class={window.clerk ? "window" : "window is-empty"} style={{ transform: shift }}>
      <header>
        <b>{window.number}</b>
        <h1>{window.name}</h1>
        <AgeBadge />
      </header>
      <div class="middle">
        {window.clerk && <ClerkCard clerk={window.clerk} />}
        <State window={window} />
      </div>
      <Services window={window} />
    </div>
  );
};

const WindowPage = () => {
  const { say } = usePage();
  const state = useHall();
  const window = windowOf(state, windowId());
  useAwake();
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
  keepsState: true,
  topics: () => ["board"],
  words: { ...benchWords, ...staffWords, ...screenWords },
  View: WindowPage,
});
