// A helper takes a number for somebody [Q7]. What was asked and not answered is asked again under the same key: it is one number.
import { useRef, useState } from "preact/hooks";
import { takingOf } from "../kiosk/choice.ts";
import type { Asked, Given } from "../kiosk/steps.ts";
import { usePage } from "../parts/page.tsx";
import { problemText } from "../parts/problem-text.ts";
import { uuid } from "../wire/browser.ts";
import type { Result } from "../wire/hall-socket.ts";

type Wished = Omit<Asked, "key">;

const givenBy = ({ service, isPrinted }: Wished, { data }: Extract<Result, { ok: true }>): Given => {
  const { ticket, number, ahead } = data as unknown as Pick<Given, "ticket" | "number" | "ahead">;
  return { ticket, number, ahead, service, isPrinted };
};

export const useTaking = () => {
  const { socket, say, language } = usePage();
  const unanswered = useRef<{ readonly of: string; readonly key: string } | undefined>(undefined);
  const [given, setGiven] = useState<Given>();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  const keyFor = (of: string): string => (unanswered.current?.of === of ? unanswered.current.key : uuid());
  const answered = (wished: Wished, result: Result) => {
    setBusy(false);
    const isUnsure = !result.ok && result.problem.code === "no-answer";
    if (!isUnsure) unanswered.current = undefined;
    if (result.ok) return setGiven(givenBy(wished, result));
    setTrouble(isUnsure ? say("helper.unsure") : problemText(result.problem, say, language));
  };
  const take = (wished: Wished) => {
    if (isBusy) return;
    const of = JSON.stringify(takingOf({ ...wished, key: "" }));
    const key = keyFor(of);
    unanswered.current = { of, key };
    setBusy(true);
    setTrouble("");
    socket.send(takingOf({ ...wished, key }), { key }).then((result) => answered(wished, result));
  };
  return { given, isBusy, trouble, take, next: () => setGiven(undefined) };
};
