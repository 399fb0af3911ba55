// Digits to press, laid out as on a telephone. What has been typed belongs to whoever uses it.
import type { Say } from "../words/words.ts";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

interface Props {
  readonly say: Say;
  /** Beside the digits: the X at the end of an identity number. Without it there is a key that clears all. */
  readonly letter?: "X";
  readonly add: (digit: string) => void;
  readonly remove: () => void;
  readonly clear: () => void;
}

export const DigitPad = ({ say, letter, add, remove, clear }: Props) => {
  const key = (digit: string) => (
    <button key={digit} type="button" class="digit" onClick={() => add(digit)}>
      {digit}
    </button>
  );
  return (
    <fieldset class="digits" aria-label={say("digits.name")}>
      {DIGITS.map(key)}
      {letter ? (
        key(letter)
      ) : (
        <button type="button" onClick={clear}>
          {say("digits.clear")}
        </button>
      )}
      {key("0")}
      <button type="button" onClick={remove}>
        {say("check-in.delete")}
      </button>
    </fieldset>
  );
};
