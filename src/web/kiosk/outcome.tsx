// What came of it: the number, large, because the paper may be out; or why there is none.
import { useState } from "preact/hooks";
import { canPrint } from "../parts/hall-entries.ts";
import { useHall, useKeys, usePage } from "../parts/page.tsx";
import { PhoneLink } from "../parts/phone-link.tsx";
import type { Asked, Given, Showing } from "./steps.ts";

/** A second tap meant for the button before must not wipe the number away. */
const SETTLE_MS = 1000;

const useDone = (reset: () => void): (() => void) => {
  const { clock } = usePage();
  const [shownAt] = useState(clock.now());
  const done = () => {
    if (clock.now() - shownAt >= SETTLE_MS) reset();
  };
  useKeys(({ key, repeat }) => {
    if (!repeat && (key === "Enter" || key === "Escape") && document.activeElement === document.body) done();
  });
  return done;
};

export const GivenNumber = ({ given, reset }: { readonly given: Given; readonly reset: () => void }) => {
  const { say } = usePage();
  const done = useDone(reset);
  const { service, number, ahead, isPrinted } = given;
  const hasPaper = canPrint(useHall()) && isPrinted;
  return (
    <main class="given">
      <div role="status">
        <h1>{say("kiosk.yours")}</h1>
        <p class="number">{number}</p>
        <p class="ahead">{ahead > 0 ? say("kiosk.ahead", { n: ahead }) : say("kiosk.next")}</p>
      </div>
      {given.arrival && <p class="arrival">{say(`check-in.${given.arrival}`, { from: given.from ?? "" })}</p>}
      <p class="given-service">{service.name}</p>
      {service.bring && (
        <p class="bring">
          <b>{say("kiosk.bring")}</b> {service.bring}
        </p>
      )}
      <p>{say(hasPaper ? "kiosk.paper" : "kiosk.remember")}</p>
      {!hasPaper && <PhoneLink ticket={given.ticket} />}
      <button type="button" class="done" onClick={done}>
        {say("kiosk.done")}
      </button>
    </main>
  );
};

export const Refused = ({ text, reset }: { readonly text: string; readonly reset: () => void }) => {
  const { say } = usePage();
  const done = useDone(reset);
  return (
    <main class="refused">
      <div role="alert">
        <h1>{say("kiosk.refused")}</h1>
        <p class="refusal">{text}</p>
      </div>
      <button type="button" class="done" onClick={done}>
        {say("app.back")}
      </button>
    </main>
  );
};

interface UnsureProps {
  readonly asked: Asked | Showing;
  readonly tryAgain: (asked: Asked | Showing) => void;
}

export const Unsure = ({ asked, tryAgain }: UnsureProps) => {
  const { say } = usePage();
  return (
    <main class="refused">
      <div role="alert">
        <h1>{"service" in asked ? asked.service.name : say("check-in.have")}</h1>
        <p class="refusal">{say("kiosk.unsure")}</p>
      </div>
      <button type="button" class="primary" onClick={() => tryAgain(asked)}>
        {say("kiosk.again")}
      </button>
    </main>
  );
};
