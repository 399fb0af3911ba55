// "I have an appointment": digits of a code or a telephone, a card or a code read by a reader that types; the hall finds whose it is.
import { useState } from "preact/hooks";
import { useKeys, usePage } from "../parts/page.tsx";

/** What was shown at the machine, as the check-in takes it. */
export type Shown =
  | { readonly code: string }
  | { readonly case: string }
  | { readonly contact: { readonly telephone: string } | { readonly idNumber: string } };

const CODE = /^\d{6}$/;
const TELEPHONE = /^1\d{10}$/;
const ID_NUMBER = /^\d{17}[\dX]$/;
const CASE = /^(20\d{6})(\d{4})$/;
const TYPED_MAX = 18;

/** Somebody with an appointment, or somebody who fetches a result by the number of its receipt [T6]. */
export type Purpose = "check-in" | "fetch";

const caseBy = (typed: string): Shown | undefined => {
  const [, date, number] = CASE.exec(typed) ?? [];
  return date === undefined ? undefined : { case: `${date}-${number}` };
};

/** undefined while it is not yet any of these. */
export const shownBy = (typed: string): Shown | undefined => {
  if (CODE.test(typed)) return { code: typed };
  if (TELEPHONE.test(typed)) return { contact: { telephone: typed } };
  return ID_NUMBER.test(typed) ? { contact: { idNumber: typed } } : undefined;
};

interface Props {
  readonly purpose: Purpose;
  readonly checkIn: (shown: Shown) => void;
  readonly back: () => void;
}

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "X"] as const;

const useTyped = ({ purpose, checkIn, back }: Props) => {
  const [typed, setTyped] = useState("");
  const add = (digit: string) => setTyped((now) => (now + digit).slice(0, TYPED_MAX));
  const remove = () => setTyped((now) => now.slice(0, -1));
  const shown = purpose === "fetch" ? caseBy(typed) : shownBy(typed);
  const go = () => shown && checkIn(shown);
  // A reader types like a keyboard and ends with Enter.
  useKeys((event) => {
    const key = event.key.toUpperCase();
    if (/^[0-9X]$/.test(key)) add(key);
    if (key === "BACKSPACE") remove();
    if (key === "ESCAPE") back();
    if (key === "ENTER") {
      event.preventDefault();
      go();
    }
  });
  return { typed, add, remove, shown, go };
};

export const CheckIn = (props: Props) => {
  const { say } = usePage();
  const { typed, add, remove, shown, go } = useTyped(props);
  const isFetching = props.purpose === "fetch";
  return (
    <main class="check-in">
      <h1 aria-live="polite">
        {say(isFetching ? "case.fetch-title" : "check-in.title")}{" "}
        <small>{say(isFetching ? "case.fetch-how" : "check-in.how")}</small>
      </h1>
      <output class="typed">{typed || " "}</output>
      <div class="digits">
        {DIGITS.map((digit) => (
          <button key={digit} type="button" onClick={() => add(digit)}>
            {digit}
          </button>
        ))}
        <button type="button" onClick={remove}>
          {say("check-in.delete")}
        </button>
      </div>
      <div class="choices">
        <button type="button" class="back" onClick={props.back}>
          {say("app.back")}
        </button>
        <button type="button" class="primary take" disabled={!shown} onClick={go}>
          {say(isFetching ? "case.fetch-go" : "check-in.go")}
        </button>
      </div>
    </main>
  );
};
