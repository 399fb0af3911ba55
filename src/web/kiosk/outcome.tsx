// What came of it: the number, large, because the paper may be out; or why there is none.
import { useState } from "preact/hooks";
import { canPrint } from "../parts/hall-entries.ts";
import { useHall, useKeys, usePage } from "../parts/page.tsx";
import { PhoneLink } from "../parts/phone-link.tsx";
import { bringIn } from "../parts/service-text.ts";
import { nameIn } from "../words/words.ts";
import { CallStaff } from "./call-staff.tsx";
import type { Given, Wish } from "./steps.ts";

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
    else if (!repeat && key === "Escape") done();
  });
  return done;
};

const OwnNumber = ({ given: { number, ahead } }: { readonly given: Given }) => {
  const { say } = usePage();
  return (
    <div role="status">
      <h1>{say("kiosk.yours")}</h1>
      <p class="number">{number}</p>
      <p class="ahead">{ahead > 0 ? say("kiosk.ahead", { n: ahead }) : say("kiosk.next")}</p>
    </div>
  );
};

const What = ({ given: { service, arrival, from = "" } }: { readonly given: Given }) => {
  const { say, language } = usePage();
  return (
    <>
      {arrival && <p class="arrival">{say(`check-in.${arrival}`, { from })}</p>}
      <p class="given-service">
        <b>{nameIn(language, service)}</b>
        {service.bring && (
          <span class="bring">
            {say("kiosk.bring")}：{bringIn(language, service)}
          </span>
        )}
      </p>
    </>
  );
};

/** The paper, or the number on the phone where there is no paper. */
const Carry = ({ given: { ticket, isPrinted } }: { readonly given: Given }) => {
  const { say } = usePage();
  const hasPaper = canPrint(useHall()) && isPrinted;
  if (hasPaper)
    return (
      <p class="carry">
        <i aria-hidden="true">↓</i>
        {say("kiosk.paper")}
      </p>
    );
  return (
    <div class="carry no-paper">
      <PhoneLink ticket={ticket} />
      <p>{say("kiosk.remember")}</p>
    </div>
  );
};

export const GivenNumber = ({ given, reset }: { readonly given: Given; readonly reset: () => void }) => {
  const { say } = usePage();
  const done = useDone(reset);
  return (
    <main class="given outcome">
      <div>
        <OwnNumber given={given} />
        <What given={given} />
      </div>
      <div>
        <Carry given={given} />
        <button type="button" class="done" onClick={done}>
          {say("kiosk.done")}
        </button>
      </div>
    </main>
  );
};

/** One sentence that ends a visit without a number. */
export const Told = ({ text, reset }: { readonly text: string; readonly reset: () => void }) => {
  const { say } = usePage();
  const done = useDone(reset);
  return (
    <main class="told outcome">
      <div role="status">
        <h1>{text}</h1>
      </div>
      <button type="button" class="done primary" onClick={done}>
        {say("kiosk.done")}
      </button>
    </main>
  );
};

export const Refused = ({ text, reset }: { readonly text: string; readonly reset: () => void }) => {
  const { say } = usePage();
  const done = useDone(reset);
  return (
    <main class="refused outcome">
      <div role="alert">
        <h1>{say("kiosk.refused")}</h1>
        <p class="refusal">{text}</p>
      </div>
      <CallStaff />
      <button type="button" class="done primary" onClick={done}>
        {say("app.back")}
      </button>
    </main>
  );
};

const Wished = ({ wish }: { readonly wish: Wish }) => {
  const { say, language } = usePage();
  return <h1>{"service" in wish ? nameIn(language, wish.service) : say("check-in.have")}</h1>;
};

interface UnsureProps {
  readonly wish: Wish;
  readonly tryAgain: (wish: Wish) => void;
}

export const Unsure = ({ wish, tryAgain }: UnsureProps) => {
  const { say } = usePage();
  return (
    <main class="refused outcome">
      <div role="alert">
        <Wished wish={wish} />
        <p class="refusal">{say("kiosk.unsure")}</p>
      </div>
      <button type="button" class="primary done" data-first onClick={() => tryAgain(wish)}>
        {say("kiosk.again")}
      </button>
    </main>
  );
};

interface HeldProps {
  readonly wish: Wish;
  readonly back: () => void;
}

/** Pressed while the hall was away: it is kept, and says so. */
export const Held = ({ wish, back }: HeldProps) => {
  const { say } = usePage();
  return (
    <main class="held outcome">
      <div role="status">
        <Wished wish={wish} />
        <p class="refusal">{say("kiosk.held")}</p>
      </div>
      <button type="button" class="done" onClick={back}>
        {say("kiosk.give-up")}
      </button>
    </main>
  );
};
