// The fields of a form: each with its label above, a line of help below, and what is wrong with it where it stands.
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { expectationText } from "../../parts/expectation.ts";
import { usePage } from "../../parts/page.tsx";
import { Amount, type AmountProps } from "../plans/field.tsx";
import type { Problem } from "./editor.ts";

/** What a field is called, and what is said below it. */
export interface Named {
  readonly label: string;
  readonly help?: string | undefined;
  readonly problem?: Problem | undefined;
}

interface Marks {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean;
}

const Labelled = ({
  label,
  help,
  problem,
  children,
}: Named & { readonly children: (marks: Marks) => ComponentChildren }) => {
  const { say, language } = usePage();
  const id = useId();
  const about = help || problem ? `${id}-about` : undefined;
  return (
    <div class={problem ? "field wrong" : "field"}>
      <label for={id}>{label}</label>
      {children({ id, "aria-describedby": about, "aria-invalid": problem !== undefined })}
      {about && (
        <small id={about}>
          {problem ? (
            <b class="alert">
              {say("layout.problem", {
                value: problem.value,
                expected: expectationText(problem.expected, language),
              })}
            </b>
          ) : (
            help
          )}
        </small>
      )}
    </div>
  );
};

interface TextProps extends Named {
  readonly value: string;
  readonly max: number;
  readonly lang?: string;
  readonly change: (value: string) => void;
}

export const TextField = ({ value, max, lang, change, ...named }: TextProps) => (
  <Labelled {...named}>
    {(marks) => (
      <input
        {...marks}
        type="text"
        lang={lang}
        value={value}
        maxLength={max}
        onInput={(event) => change(event.currentTarget.value)}
      />
    )}
  </Labelled>
);

export const AreaField = ({ value, max, lang, change, ...named }: TextProps) => (
  <Labelled {...named}>
    {(marks) => (
      <textarea
        {...marks}
        rows={3}
        lang={lang}
        value={value}
        maxLength={max}
        onInput={(event) => change(event.currentTarget.value)}
      />
    )}
  </Labelled>
);

interface NumberProps extends Named, Pick<AmountProps, "value" | "change"> {
  readonly min: number;
  readonly max: number;
  /** Between two numbers; default 1. */
  readonly step?: number;
}

export const NumberField = ({ value, min, max, step, change, ...named }: NumberProps) => (
  <Labelled {...named}>
    {(marks) => <Amount {...marks} {...{ value, min, max, change }} {...(step && { step })} />}
  </Labelled>
);

interface ChoiceProps<V extends string> extends Named {
  readonly value: V;
  readonly options: readonly (readonly [value: V, text: string])[];
  readonly change: (value: V) => void;
}

export const ChoiceField = <V extends string>({ value, options, change, ...named }: ChoiceProps<V>) => (
  <Labelled {...named}>
    {(marks) => (
      <select
        {...marks}
        value={value}
        onChange={({ currentTarget }) => change(options[currentTarget.selectedIndex]?.[0] ?? value)}
      >
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    )}
  </Labelled>
);

interface CheckProps {
  readonly label: string;
  readonly isTicked: boolean;
  readonly toggle: () => void;
}

export const CheckField = ({ label, isTicked, toggle }: CheckProps) => (
  <label class="check">
    <input type="checkbox" checked={isTicked} onChange={toggle} /> <span>{label}</span>
  </label>
);
