// What the kiosk does: moves between its steps and asks for the number.
import { useState } from "preact/hooks";
import type { ServiceView } from "../../hall/views.ts";
import { canPrint, servicesOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { problemText } from "../parts/problem-text.ts";
import { uuid } from "../wire/browser.ts";
import type { Request, Result } from "../wire/hall-socket.ts";
import type { Purpose, Shown } from "./check-in.tsx";
import { takingOf, withClass, withMatter } from "./choice.ts";
import type { Asked, Choice, Given, Showing, Step } from "./steps.ts";

export interface Kiosk {
  readonly step: Step;
  readonly reset: () => void;
  readonly choose: (service: ServiceView) => void;
  /** The same class again takes it back. */
  readonly toggleClass: (id: string) => void;
  /** A further matter; the same again takes it back. */
  readonly toggleMatter: (id: string) => void;
  readonly take: (choice: Choice) => void;
  readonly tryAgain: (asked: Asked | Showing) => void;
  readonly openCheckIn: (purpose: Purpose) => void;
  readonly openBooking: () => void;
  readonly checkIn: (shown: Shown) => void;
}

/** A kiosk may stand where no printer does. */
const hasPrinter = (): boolean => new URLSearchParams(location.search).get("paper") !== "0";

/** Refusals whose detail is the time that helps. */
const tellsWhen: ReadonlySet<string> = new Set(["too-early", "not-today", "booking-closed", "booking-paused"]);

const useAnswer = () => {
  const { say, language } = usePage();
  const services = servicesOf(useHall());
  return (asked: Asked | Showing, result: Result): Step => {
    if (result.ok) {
      const data = result.data as unknown as Omit<Given, "service"> & { readonly service: string };
      const service =
        services.find(({ id }) => id === data.service) ?? ("service" in asked ? asked.service : undefined);
      return service ? { at: "given", given: { ...data, service, isPrinted: asked.isPrinted } } : { at: "choose" };
    }
    const { problem } = result;
    if (problem.code === "no-answer") return { at: "unsure", asked };
    const text = problemText(problem, say, language);
    return {
      at: "refused",
      text: tellsWhen.has(problem.code) && problem.detail ? `${text}（${problem.detail}）` : text,
    };
  };
};

const requestOf = (asked: Asked | Showing): Request => {
  if (!("shown" in asked)) return takingOf(asked);
  const { shown, isPrinted: paper } = asked;
  return "case" in shown
    ? { op: "fetch-case", args: { ...shown, paper } }
    : { op: "check-in", args: { ...shown, paper } };
};

export const useKiosk = (): Kiosk => {
  const { socket } = usePage();
  const isPrinted = canPrint(useHall()) && hasPrinter();
  const [step, setStep] = useState<Step>({ at: "choose" });
  const answer = useAnswer();
  const ask = (asked: Asked | Showing) => {
    setStep({ at: "taking" });
    socket.send(requestOf(asked), { key: asked.key }).then((result) => setStep(answer(asked, result)));
  };
  return {
    openCheckIn: (purpose) => setStep({ at: "checking-in", purpose }),
    openBooking: () => setStep({ at: "booking" }),
    checkIn: (shown) => ask({ shown, key: uuid(), isPrinted }),
    step,
    reset: () => setStep({ at: "choose" }),
    choose: (service) => setStep({ at: "confirm", choice: { service } }),
    toggleClass: (id) =>
      setStep((now) => (now.at === "confirm" ? { at: "confirm", choice: withClass(now.choice, id) } : now)),
    toggleMatter: (id) =>
      setStep((now) => (now.at === "confirm" ? { at: "confirm", choice: withMatter(now.choice, id) } : now)),
    take: (choice) => ask({ ...choice, key: uuid(), isPrinted }),
    tryAgain: ask,
  };
};
