// The hall screen: who is called now, who was, who is next, what the windows do, and what the hall has to tell. It keeps its
// last state through every loss of connection and says since when it is old.
import "../parts/old-browsers.ts";
import "./screen.css";
import { Emblem } from "../parts/emblem.tsx";
import { hallOf } from "../parts/hall-entries.ts";
import { openPage } from "../parts/open-page.tsx";
import { useHall, useNow, usePage } from "../parts/page.tsx";
import { WallClock } from "../parts/wall-clock.tsx";
import { benchWords } from "../words/bench-words.ts";
import { screenWords } from "../words/screen-words.ts";
import { staffWords } from "../words/staff-words.ts";
import { nameIn } from "../words/words.ts";
import { AgeBadge } from "./age-badge.tsx";
import { shiftAt } from "./burn-in.ts";
import { DutyScreen, showsDuty } from "./duty-screen.tsx";
import { LastCalls } from "./last-calls.tsx";
import { Ribbon } from "./ribbon.tsx";
import { Services } from "./services.tsx";
import { SoundHint } from "./sound-hint.tsx";
import { NowCalling } from "./stage.tsx";
import { useAwake } from "./use-awake.ts";
import { useScreenRules, useSeen, useStage, useVoice, voiceMode } from "./use-screen.ts";
import { Windows } from "./windows.tsx";

const Header = () => {
  const { say, language } = usePage();
  const hall = hallOf(useHall());
  return (
    <header>
      <Emblem />
      <h1>{hall ? nameIn(language, hall) : say("app.name")}</h1>
      <AgeBadge />
      <WallClock />
    </header>
  );
};

const Calls = () => {
  const { parts } = useScreenRules();
  const stage = useStage();
  const hasSide = parts.includes("last") || parts.includes("services");
  return (
    <main class={hasSide ? "" : "is-alone"}>
      <NowCalling {...stage} />
      {hasSide && (
        <aside>
          {parts.includes("last") && <LastCalls />}
          {parts.includes("services") && <Services />}
        </aside>
      )}
    </main>
  );
};

const ScreenPage = () => {
  const rules = useScreenRules();
  const now = useNow();
  useVoice(voiceMode());
  useSeen();
  useAwake();
  return (
    <div class="screen" style={{ transform: shiftAt(now, rules) }}>
      <Header />
      {showsDuty() ? <DutyScreen /> : <Calls />}
      {!showsDuty() && rules.parts.includes("windows") && <Windows />}
      <Ribbon />
      <SoundHint />
    </div>
  );
};

openPage({
  app: "hall-screen",
  role: "screen",
  door: "open",
  keepsState: true,
  topics: () => ["board"],
  words: { ...benchWords, ...staffWords, ...screenWords },
  View: ScreenPage,
});
