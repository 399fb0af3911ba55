// "I have an appointment": digits of a code or a telephone, a card or a code read by a reader that types; the hall finds whose it is.
import { useState } from "preact/hooks";
import { DigitPad } from "../parts/digit-pad.tsx";
import { useKeys, usePage } from "../parts/page.tsx";
import { isByButtons } from "./machine.ts";
import { Readers } from "./readers.tsx";
import { grouped, type Purpose, type Shown, shownBy, TYPED_MAX } from "./typed.ts";

interface Props {
  readonly purpose: Purpose;
  readonly checkIn: (shown: Shown) => void;
  readonly back: () => void;
}

const useTyped = ({ purpose, checkIn, back }: Props) => {
  const [typed, setTyped] = useState("");
  const add = (digit: string) => setTyped((now) => (now + digit).slice(0, TYPED_MAX));
  const remove = () => setTyped((now) => now.slice(0, -1));
  const shown = shownBy(typed, purpose);
  const go = () => shown && checkIn(shown);
  useKeys((event) => {
    const key = event.key.toUpperCase();
    if (/^[0-9X]$/.test(key)) add(key);
    if (key === "BACKSPACE") remove();
    if (key === "ESCAPE" && !event.repeat) back();
    // What has been typed whole is shown with Enter, wherever the focus is; by five buttons Enter presses the digits too.
    if (key === "ENTER" && shown && !isByButtons()) {
      event.preventDefault();
      go();
    }
  });
  return { typed, add, remove, clear: () => setTyped(""), shown, go };
};

const Typed = ({ typed }: { readonly typed: string }) => {
  const { say } = usePage();
  return (
    <output class="typed" aria-label={say("kiosk.typed")}>
      {grouped(typed) || " "}
    </output>
  );
};

export const CheckIn = (props: Props) => {
  const { say } = usePage();
  const { typed, add, remove, clear, shown, go } = useTyped(props);
  const isFetching = props.purpose === "fetch";
  return (
    <main class="check-in typing">
      <div class="title">
        <h1 aria-live="polite">{say(isFetching ? "kiosk.fetch-title" : "check-in.title")}</h1>
        <p>{say(isFetching ? "kiosk.fetch-how" : "check-in.how")}</p>
        <Readers />
      </div>
      <div class="keys">
        <Typed typed={typed} />
        <DigitPad {...{ say, add, remove, clear }} letter={isFetching ? undefined : "X"} />
      </div>
      <div class="choices">
        <button type="button" class="back" onClick={props.back}>
          {say("app.back")}
        </button>
        <button type="button" class="primary take" disabled={!shown} onClick={go}>
          {say(isFetching ? "kiosk.fetch-go" : "check-in.go")}
        </button>
      </div>
    </main>
  );
};
