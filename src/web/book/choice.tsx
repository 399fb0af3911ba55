// One question of a booking: everything there is to choose from, and once chosen a single line with the way back.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Say } from "../words/words.ts";

export interface Option {
  readonly id: string;
  readonly text: string;
  readonly note?: string;
  readonly isFull?: boolean;
}

interface Props {
  readonly say: Say;
  readonly legend: string;
  readonly options: readonly Option[];
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
}

interface ChosenProps {
  readonly legend: string;
  readonly text: string;
  readonly change: string;
  readonly reopen: () => void;
}

/** Takes the place of the button that was pressed, and with it the focus. */
const Chosen = ({ legend, text, change, reopen }: ChosenProps) => {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <p class="booking-chosen">
      <span>{legend}</span>
      <b>{text}</b>
      <button ref={button} type="button" aria-label={`${change} ${legend}`} onClick={reopen}>
        {change}
      </button>
    </p>
  );
};

export const Choice = ({ say, legend, options, chosen, choose }: Props) => {
  const [isOpen, setOpen] = useState(true);
  const found = options.find(({ id }) => id === chosen);
  if (found && !isOpen) {
    return <Chosen {...{ legend }} text={found.text} change={say("book.change")} reopen={() => setOpen(true)} />;
  }
  const take = (id: string) => {
    choose(id);
    setOpen(false);
  };
  return (
    <fieldset class="booking-choice">
      <legend>{legend}</legend>
      {options.map(({ id, text, note, isFull = false }) => (
        <button key={id} type="button" aria-pressed={chosen === id} disabled={isFull} onClick={() => take(id)}>
          {text} {note && <small>{note}</small>}
        </button>
      ))}
    </fieldset>
  );
};
