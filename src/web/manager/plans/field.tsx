// One field of a row: a text with a form that it has to have, or a choice.
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
