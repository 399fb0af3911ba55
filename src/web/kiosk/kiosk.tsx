// The kiosk: two taps to a ticket, by touch, by keys, or by five buttons.
import "./kiosk.css";
import { useState } from "preact/hooks";
import { canPrint, servicesOf } from "../parts/hall-entries.ts";
import { openPage } from "../parts/open-page.tsx";
import { useHall, usePage } from "../parts/page.tsx";
import { bookingWords } from "../words/booking-words.ts";
import { kioskWords } from "../words/kiosk-words.ts";
import { waitWords } from "../words/wait-words.ts";
import { BookHere } from "./book-here.tsx";
import { CheckIn } from "./check-in.tsx";
import { Choose } from "./choose.tsx";
import { Confirm } from "./confirm.tsx";
import { Countdown, Header, Tools } from "./frame.tsx";
import { Help } from "./help.tsx";
import { isByButtons } from "./machine.ts";
import { MattersPage } from "./matters.tsx";
import { GivenNumber, Held, Refused, Unsure } from "./outcome.tsx";
import { promptOf } from "./prompts.ts";
import { RateHere } from "./rate-here.tsx";
import type { Step } from "./steps.ts";
import { useArrows } from "./use-arrows.ts";
import { useComfort } from "./use-comfort.ts";
import { useIdle } from "./use-idle.ts";
import { type Kiosk, useKiosk } from "./use-kiosk.ts";
import { useReader } from "./use-reader.ts";

const Taking = () => {
  const { say } = usePage();
  return (
    <main class="taking outcome">
      <h1 aria-live="polite">{say("kiosk.taking")}</h1>
    </main>
  );
};

const Body = ({ kiosk, home }: { readonly kiosk: Kiosk; readonly home: () => void }) => {
  const { step, reset } = kiosk;
  switch (step.at) {
    case "choose":
      return <Choose kiosk={kiosk} />;
    case "checking-in":
      return <CheckIn key={step.purpose} purpose={step.purpose} checkIn={kiosk.checkIn} back={reset} />;
    case "booking":
      return <BookHere back={reset} />;
    case "confirm":
      return <Confirm kiosk={kiosk} choice={step.choice} />;
    case "matters":
      return (
        <MattersPage choice={step.choice} toggleMatter={kiosk.toggleMatter} back={() => kiosk.openMatters(false)} />
      );
    case "taking":
      return <Taking />;
    case "held":
      return <Held wish={step.wish} back={home} />;
    case "given":
      return <GivenNumber given={step.given} reset={home} />;
    case "refused":
      return <Refused text={step.text} reset={reset} />;
    case "rating":
      return <RateHere key={step.token} token={step.token} reset={home} />;
    case "unsure":
      return <Unsure wish={step.wish} tryAgain={kiosk.tryAgain} />;
  }
};

const Recovering = () => {
  const { say } = usePage();
  const { link } = useHall();
  if (link === "live") return null;
  return (
    <p class="recovering" role="status">
      {say(link === "opening" ? "app.connecting" : "app.recovering")}
    </p>
  );
};

/** Said before the press, so that nobody waits for paper. */
const NoPaper = () => {
  const { say } = usePage();
  if (canPrint(useHall())) return null;
  return (
    <p class="recovering" role="status">
      {say("kiosk.no-paper")}
    </p>
  );
};

const Unread = () => {
  const { say } = usePage();
  return (
    <p class="recovering" role="alert">
      {say("kiosk.not-read")}
    </p>
  );
};

const SECONDS = 30;
/** Whoever has no paper needs a phone or a pen; whoever has five buttons needs many presses. */
const LONG_SECONDS = 60;

const secondsAt = (step: Step): number => {
  if (isByButtons() || step.at === "held") return LONG_SECONDS;
  return step.at === "given" && !step.given.isPrinted ? LONG_SECONDS : SECONDS;
};

/** Everything of one visit, and its end. */
const useVisit = () => {
  const { say, language } = usePage();
  const hasPaper = canPrint(useHall());
  const kiosk = useKiosk();
  const [isHelping, setHelping] = useState(false);
  const { step, identity } = kiosk;
  const helpPrompt = [say("kiosk.help-title"), say("kiosk.help-text")].join("，");
  const comfort = useComfort(isHelping ? helpPrompt : promptOf(step, { say, language, hasPaper }));
  const home = () => {
    setHelping(false);
    kiosk.reset();
    comfort.reset();
  };
  const isAtRest = step.at === "choose" && !identity && !comfort.isChanged;
  const isCounting = isHelping || (!isAtRest && step.at !== "taking");
  const seconds = secondsAt(step);
  const left = useIdle({ isOn: isCounting, seconds, round: `${isHelping} ${step.at}`, onIdle: home });
  return { kiosk, comfort, home, isHelping, setHelping, isCounting, seconds, left };
};

const KioskPage = () => {
  const { kiosk, comfort, home, isHelping, setHelping, isCounting, seconds, left } = useVisit();
  const isKnown = servicesOf(useHall()).length > 0;
  useArrows(`${isKnown} ${isHelping} ${kiosk.step.at}`, () => setHelping(true));
  useReader(kiosk.read);
  return (
    <div class={isByButtons() ? "kiosk by-buttons" : "kiosk"}>
      <Header />
      <Recovering />
      {kiosk.step.at !== "given" && <NoPaper />}
      {kiosk.isUnread && <Unread />}
      {isHelping ? <Help close={() => setHelping(false)} /> : <Body {...{ kiosk, home }} />}
      <footer>
        <Tools comfort={comfort} help={() => setHelping(true)} />
        {isCounting && <Countdown {...{ left, seconds }} />}
      </footer>
    </div>
  );
};

openPage({
  app: "kiosk",
  role: "kiosk",
  door: "pair",
  topics: () => ["board"],
  words: { ...waitWords, ...kioskWords, ...bookingWords },
  View: KioskPage,
});
