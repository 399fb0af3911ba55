// What the kiosk does: moves between its steps and asks for the number.
import { useState } from "preact/hooks";
import type { ServiceView } from "../../hall/views.ts";
import { canPrint } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { problemText } from "../parts/problem-text.ts";
import { uuid } from "../wire/browser.ts";
import type { Result } from "../wire/hall-socket.ts";
import type { Asked, Choice, Step } from "./steps.ts";

export interface Kiosk {
  readonly step: Step;
  readonly reset: () => void;
  readonly choose: (service: ServiceView) => void;
  /** The same class again takes it back. */
  readonly toggleClass: (id: string) => void;
  /** A further matter; the same again takes it back. */
  readonly toggleMatter: (id: string) => void;
  readonly take: (choice: Choice) => void;
  readonly tryAgain: (asked: Asked) => void;
}

/** A kiosk may stand where no printer does. */
const hasPrinter = (): boolean => new URLSearchParams(location.search).get("paper") !== "0";

const useAnswer = () => {
  const { say, language } = usePage();
  return (asked: Asked, result: Result): Step => {
    if (result.ok) {
      const { ticket, number, ahead } = result.data as { ticket: string; number: string; ahead: number };
      return { at: "given", given: { service: asked.service, ticket, number, ahead, isPrinted: asked.isPrinted } };
    }
    if (result.problem.code === "no-answer") return { at: "unsure", asked };
    return { at: "refused", text: problemText(result.problem, say, language) };
  };
};

const withMatter = (choice: Choice, id: string): Choice => {
  const { matters = [] } = choice;
  const isNamed = matters.includes(id);
  return { ...choice, matters: isNamed ? matters.filter((other) => other !== id) : [...matters, id] };
};

export const useKiosk = (): Kiosk => {
  const { socket } = usePage();
  const isPrinted = canPrint(useHall()) && hasPrinter();
  const [step, setStep] = useState<Step>({ at: "choose" });
  const answer = useAnswer();
  const ask = (asked: Asked) => {
    setStep({ at: "taking", asked });
    const { service, className, matters = [], key, isPrinted } = asked;
    const more = {
      ...(className ? { class: className } : {}),
      ...(matters.length > 0 ? { matters: [...matters] } : {}),
    };
    const args = { service: service.id, paper: isPrinted, ...more };
    socket.send({ op: "take-ticket", args }, { key }).then((result) => setStep(answer(asked, result)));
  };
  return {
    step,
    reset: () => setStep({ at: "choose" }),
    choose: (service) => setStep({ at: "confirm", choice: { service } }),
    toggleClass: (id) =>
      setStep((now) => {
        if (now.at !== "confirm") return now;
        const className = now.choice.className === id ? undefined : id;
        return { at: "confirm", choice: { ...now.choice, className } };
      }),
    toggleMatter: (id) =>
      setStep((now) => (now.at === "confirm" ? { at: "confirm", choice: withMatter(now.choice, id) } : now)),
    take: (choice) => ask({ ...choice, key: uuid(), isPrinted }),
    tryAgain: ask,
  };
};
