// What the kiosk does: moves between its steps and asks for the number.
import { useEffect, useState } from "preact/hooks";
import type { ServiceView } from "../../hall/views/views.ts";
import { canPrint, hallOf } from "../parts/hall-entries.ts";
import { useHall } from "../parts/page.tsx";
import { uuid } from "../wire/browser.ts";
import { withClass, withMatter } from "./choice.ts";
import { hasPrinter } from "./machine.ts";
import type { Choice, Step, Wish } from "./steps.ts";
import { isIdNumber, maskOf, type Purpose, type Shown, shownBy, ticketTokenIn } from "./typed.ts";
import { useAsking } from "./use-asking.ts";

/** Whose card was read; forgotten with the visit. */
export interface Identity {
  readonly idNumber: string;
  readonly mask: string;
}

export interface Kiosk {
  readonly step: Step;
  readonly identity: Identity | undefined;
  readonly reset: () => void;
  readonly choose: (service: ServiceView) => void;
  /** The same class again takes it back. */
  readonly toggleClass: (id: string) => void;
  /** A further matter; the same again takes it back. */
  readonly toggleMatter: (id: string) => void;
  /** To the list of further matters, and back from it. */
  readonly openMatters: (isOpen: boolean) => void;
  readonly take: (choice: Choice) => void;
  readonly tryAgain: (wish: Wish) => void;
  readonly openCheckIn: (purpose: Purpose) => void;
  readonly openBooking: () => void;
  readonly checkIn: (shown: Shown) => void;
  /** What a reader read, at whatever step. */
  readonly read: (text: string) => void;
  /** It says nothing here; until the next step. */
  readonly isUnread: boolean;
}

type SetStep = (change: (now: Step) => Step) => void;

/** Changes the choice at the two steps that have one. */
const choosing = (setStep: SetStep, change: (choice: Choice) => Choice): void =>
  setStep((now) => ("choice" in now ? { ...now, choice: change(now.choice) } : now));

const useReading = (
  step: Step,
  setStep: SetStep,
  ask: (wish: Wish) => void,
  identify: (identity: Identity) => void,
) => {
  const state = useHall();
  const [isUnread, setUnread] = useState(false);
  useEffect(() => setUnread(false), [step]);
  const isPrinted = canPrint(state) && hasPrinter();
  const isFree = step.at === "choose" || step.at === "checking-in";
  const read = (raw: string): void => {
    const token = isFree || step.at === "rating" ? ticketTokenIn(raw) : undefined;
    if (token !== undefined && hallOf(state)?.takesRatings) return setStep(() => ({ at: "rating", token }));
    const text = raw.toUpperCase();
    const purpose = step.at === "checking-in" ? step.purpose : "check-in";
    const shown = shownBy(text, purpose) ?? shownBy(text, "fetch");
    if (isIdNumber(text)) identify({ idNumber: text, mask: maskOf(text) });
    setUnread(shown === undefined);
    if (shown !== undefined && isFree && (hallOf(state)?.takesAppointments || "case" in shown))
      ask({ shown, key: uuid(), isPrinted, isRead: true });
  };
  return { read, isUnread };
};

const moves = (setStep: SetStep) => ({
  choose: (service: ServiceView) => setStep(() => ({ at: "confirm", choice: { service } })),
  toggleClass: (id: string) => choosing(setStep, (choice) => withClass(choice, id)),
  toggleMatter: (id: string) => choosing(setStep, (choice) => withMatter(choice, id)),
  openMatters: (isOpen: boolean) =>
    setStep((now) => ("choice" in now ? { at: isOpen ? "matters" : "confirm", choice: now.choice } : now)),
  openCheckIn: (purpose: Purpose) => setStep(() => ({ at: "checking-in", purpose })),
  openBooking: () => setStep(() => ({ at: "booking" })),
});

export const useKiosk = (): Kiosk => {
  const isPrinted = canPrint(useHall()) && hasPrinter();
  const [step, setStep] = useState<Step>({ at: "choose" });
  const [identity, setIdentity] = useState<Identity>();
  const ask = useAsking(step, setStep);
  const person = identity && { person: identity.idNumber };
  return {
    ...moves(setStep),
    step,
    identity,
    reset: () => {
      setStep(() => ({ at: "choose" }));
      setIdentity(undefined);
    },
    checkIn: (shown) => ask({ shown, key: uuid(), isPrinted }),
    ...useReading(step, setStep, ask, setIdentity),
    take: (choice) => ask({ ...choice, ...person, key: uuid(), isPrinted }),
    tryAgain: ask,
  };
};
