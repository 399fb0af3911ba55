// The kiosk: two taps to a ticket, by touch or by keys alone.
import "./kiosk.css";
import { useState } from "preact/hooks";
import { bookingWords } from "../booking-words.ts";
import { caseWords } from "../case-words.ts";
import { kioskWords } from "../kiosk-words.ts";
import { canPrint } from "../parts/hall-entries.ts";
import { openPage } from "../parts/open-page.tsx";
import { useHall, usePage } from "../parts/page.tsx";
import { waitWords } from "../wait-words.ts";
import type { Say } from "../words.ts";
import { BookHere, Doors } from "./appointments.tsx";
import { CheckIn } from "./check-in.tsx";
import { Choose } from "./choose.tsx";
import { Confirm } from "./confirm.tsx";
import { GivenNumber, Refused, Unsure } from "./outcome.tsx";
import type { Step } from "./steps.ts";
import { Countdown, Help, TopBar, useReading } from "./tools.tsx";
import { useIdle } from "./use-idle.ts";
import { type Kiosk, useKiosk } from "./use-kiosk.ts";

/** What the voice reads of a step. */
const promptOf = (step: Step, say: Say, hasPaper: boolean): string => {
  switch (step.at) {
    case "choose":
      return hasPaper ? say("kiosk.choose") : [say("kiosk.choose"), say("kiosk.no-paper")].join("，");
    case "confirm":
      return [step.choice.service.name, say("kiosk.bring"), step.choice.service.bring].join("，");
    case "given":
      return [say("kiosk.yours"), step.given.number, say("kiosk.ahead", { n: step.given.ahead })].join("，");
    case "refused":
      return step.text;
    case "checking-in":
      return step.purpose === "fetch"
        ? [say("case.fetch-title"), say("case.fetch-how")].join("，")
        : [say("check-in.title"), say("check-in.how")].join("，");
    case "booking":
      return say("book.title");
    default:
      return "";
  }
};

const Body = ({ kiosk }: { readonly kiosk: Kiosk }) => {
  const { say } = usePage();
  const { step, reset } = kiosk;
  switch (step.at) {
    case "choose":
      return (
        <>
          <Choose choose={kiosk.choose} />
          <Doors open={kiosk.openCheckIn} book={kiosk.openBooking} />
        </>
      );
    case "checking-in":
      return <CheckIn purpose={step.purpose} checkIn={kiosk.checkIn} back={reset} />;
    case "booking":
      return <BookHere back={reset} />;
    case "confirm":
      return <Confirm {...kiosk} choice={step.choice} back={reset} />;
    case "taking":
      return (
        <main class="taking">
          <h1 aria-live="polite">{say("kiosk.taking")}</h1>
        </main>
      );
    case "given":
      return <GivenNumber given={step.given} reset={reset} />;
    case "refused":
      return <Refused text={step.text} reset={reset} />;
    case "unsure":
      return <Unsure asked={step.asked} tryAgain={kiosk.tryAgain} />;
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

const KioskPage = () => {
  const { say } = usePage();
  const kiosk = useKiosk();
  const [isHelping, setHelping] = useState(false);
  const [reading, setReading] = useReading(promptOf(kiosk.step, say, canPrint(useHall())));
  const isCounting = isHelping || (kiosk.step.at !== "choose" && kiosk.step.at !== "taking");
  const goHome = () => {
    setHelping(false);
    kiosk.reset();
  };
  const left = useIdle(isCounting, kiosk.step.at, goHome);
  return (
    <div class="kiosk">
      <TopBar reading={reading} change={setReading} help={() => setHelping(true)} />
      <Recovering />
      {kiosk.step.at !== "given" && <NoPaper />}
      {isHelping ? <Help close={() => setHelping(false)} /> : <Body kiosk={kiosk} />}
      {isCounting ? <Countdown left={left} /> : <footer />}
    </div>
  );
};

openPage({
  app: "kiosk",
  role: "kiosk",
  door: "pair",
  topics: () => ["board"],
  words: { ...caseWords, ...waitWords, ...kioskWords, ...bookingWords },
  View: KioskPage,
});
