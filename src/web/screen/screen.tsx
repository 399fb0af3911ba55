// The hall screen: the present call large, its words as a caption, the last calls, and how many wait. It keeps its last
// state through every loss of connection and says since when it is old.
import "./screen.css";
import type { CallView } from "../../hall/views.ts";
import { benchWords } from "../bench-words.ts";
import { callsOf, hallOf, servicesOf, waitsOf } from "../parts/hall-entries.ts";
import { LinkBadge } from "../parts/link-badge.tsx";
import { namesIn } from "../parts/names.ts";
import { Notices } from "../parts/notices.tsx";
import { openPage } from "../parts/open-page.tsx";
import { useHall, useNow, usePage } from "../parts/page.tsx";
import { hasVoice } from "../parts/voice.ts";
import { shortWait } from "../parts/wait-text.ts";
import { WallClock } from "../parts/wall-clock.tsx";
import { staffWords } from "../staff-words.ts";
import { waitWords } from "../wait-words.ts";
import { nameIn } from "../words.ts";
import { callKey, listed, SHOWN_MS, type Stage } from "./call-stage.ts";
import { DutyScreen, showsDuty } from "./duty-screen.tsx";
import { useBenchNews, useSeen, useStage, useVoice, voiceMode } from "./use-screen.ts";

const LISTED_MAX = 6;

const Header = () => {
  const { say, language } = usePage();
  const hall = hallOf(useHall());
  return (
    <header>
      <h1>{hall ? nameIn(language, hall) : say("app.name")}</h1>
      <LinkBadge />
      <WallClock />
    </header>
  );
};

const Quiet = () => {
  const { say } = usePage();
  return (
    <section class="now">
      <p class="quiet">{say("screen.quiet")}</p>
    </section>
  );
};

const NowCalling = ({ shown, shownAt }: Stage) => {
  const { say } = usePage();
  const now = useNow();
  if (!shown) return <Quiet />;
  const { number, window, windowName, isMobile } = shown;
  const isNew = now - shownAt < SHOWN_MS;
  return (
    <section class="now" aria-live="assertive">
      <p class="now-title">{say("screen.now")}</p>
      {/* The key makes every call flash anew; the style sheet keeps it under three times a second. */}
      <p key={callKey(shown)} class={isNew ? "now-number new" : "now-number"}>
        {number}
      </p>
      <p class="now-window">
        {isMobile ? (
          say("staff.comes")
        ) : (
          <>
            <small>{say("screen.to")}</small> {say("window.number", { n: window })}
          </>
        )}
      </p>
      <p class="now-name">{windowName}</p>
      <p class="caption">{say(isMobile ? "staff.comes-caption" : "screen.caption", { number, window })}</p>
    </section>
  );
};

const CallRow = ({ call }: { readonly call: CallView }) => {
  const { say } = usePage();
  return (
    <li class={call.status === "called" ? "is-called" : ""}>
      <b>{call.number}</b>
      <span>{call.isMobile ? call.windowName : say("window.number", { n: call.window })}</span>
      <small>{say(`ticket.${call.status}`)}</small>
    </li>
  );
};

const LastCalls = () => {
  const { say } = usePage();
  const calls = listed(callsOf(useHall())).slice(0, LISTED_MAX);
  return (
    <section class="last">
      <h2>{say("screen.last")}</h2>
      <ol>
        {calls.map((call) => (
          <CallRow key={callKey(call)} call={call} />
        ))}
      </ol>
    </section>
  );
};

const Waiting = () => {
  const { say, language } = usePage();
  const state = useHall();
  const services = servicesOf(state);
  const waits = waitsOf(state);
  return (
    <section class="waiting">
      <h2>{say("screen.waiting")}</h2>
      <ul class={services.length > 5 ? "is-long" : ""}>
        {services.map((service) => (
          <li key={service.id}>
            <span>{nameIn(language, service)}</span> <small class="expected">{shortWait(say, waits[service.id])}</small>{" "}
            <b>{say("app.people", { n: service.waiting })}</b>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Below the calls, which it never takes a place from. */
const Bench = () => {
  const { say, language } = usePage();
  const lines = useBenchNews(voiceMode());
  if (lines.length === 0) return null;
  return (
    <section class="bench" aria-live="polite">
      {lines.map(({ kind, window }) => (
        <p key={window.id}>
          <b>{say(`bench.${kind}`, { n: window.number })}</b> {kind !== "closing" && namesIn(language, window.services)}
        </p>
      ))}
    </section>
  );
};

/** Browsers keep silent until somebody has touched the page once. */
const SoundHint = () => {
  const { say } = usePage();
  const isMuted = "userActivation" in navigator && !navigator.userActivation.hasBeenActive;
  if (voiceMode() !== "always" || !hasVoice() || !isMuted) return null;
  return <p class="sound-hint">{say("screen.sound")}</p>;
};

const ScreenPage = () => {
  const stage = useStage();
  useVoice(voiceMode());
  useSeen();
  return (
    <div class="screen">
      <Header />
      {showsDuty() ? (
        <DutyScreen />
      ) : (
        <>
          <NowCalling {...stage} />
          <aside>
            <LastCalls />
            <Waiting />
          </aside>
        </>
      )}
      <Bench />
      <Notices place="screen" />
      <SoundHint />
    </div>
  );
};

openPage({
  app: "hall-screen",
  role: "screen",
  door: "open",
  topics: () => ["board"],
  words: { ...benchWords, ...waitWords, ...staffWords },
  View: ScreenPage,
});
