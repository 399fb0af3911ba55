// One field of a row: a text with a form that it has to have, a number, or a choice.
import type { InputHTMLAttributes } from "preact";

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  /** As a pattern of HTML; any text without. */
  readonly form?: string;
  readonly size?: "date" | "time" | "long";
}

export const DATE_FORM = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
export const DAY_FORM = "([0-9]{4}-)?[0-9]{2}-[0-9]{2}";
export const TIME_FORM = "([01][0-9]|2[0-3]):[0-5][0-9]";

/** Plain text: a browser of another country would write dates of its own country. */
export const Field = ({ label, value, change, form, size }: FieldProps) => (
  <input
    type="text"
    value={value}
    aria-label={label}
    onInput={(event) => change(event.currentTarget.value)}
    {...(form && { pattern: form })}
    {...(size && { class: size })}
  />
);

export interface AmountProps extends Pick<InputHTMLAttributes, "id" | "aria-describedby" | "aria-invalid"> {
  /** Undefined where a label stands beside it. */
  readonly label?: string;
  /** Undefined is an empty field. */
  readonly value: number | undefined;
  readonly min: number;
  readonly max?: number;
  readonly step?: number;
  readonly change: (value: number | undefined) => void;
}

/** Any number that is typed is passed on: the hall says what is wrong with it. */
export const Amount = ({ label, value, change, ...marks }: AmountProps) => (
  <input
    type="number"
    inputMode={marks.step === undefined ? "numeric" : "decimal"}
    {...marks}
    value={value ?? ""}
    aria-label={label}
    onInput={({ currentTarget: { value: text } }) => change(text === "" ? undefined : Number(text))}
  />
);

export interface ChoiceProps extends Pick<FieldProps, "label" | "value" | "change"> {
  readonly options: readonly (readonly [value: string, shown: string])[];
}

export const Choice = ({ label, value, change, options }: ChoiceProps) => (
  <select value={value} aria-label={label} onChange={(event) => change(event.currentTarget.value)}>
    {options.map(([one, shown]) => (
      <option key={one} value={one}>
        {shown}
      </option>
    ))}
  </select>
);
