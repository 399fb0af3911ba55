// One line of a form at the door, and what is wrong with it right below it.
import type { ComponentChildren } from "preact";
import type { Say, Word } from "../words/words.ts";

export type FieldName = "id" | "pin" | "window" | "password";

/** Without a field it is about all of them. */
export interface Fault {
  readonly field?: FieldName;
  readonly word: Word;
}

/** What an input of a field says of itself. */
export const inputOf = (name: FieldName, fault: Fault | undefined) => ({
  id: name,
  name,
  "aria-required": true,
  ...(fault?.field === name && { "aria-invalid": true, "aria-describedby": `${name}-problem` }),
});

interface Props {
  readonly name: FieldName;
  readonly fault: Fault | undefined;
  readonly say: Say;
  readonly children: ComponentChildren;
}

export const DoorField = ({ name, fault, say, children }: Props) => (
  <div class="field">
    <label for={name}>{say(`door.${name}`)}</label>
    {children}
    {fault?.field === name && (
      <p class="door-problem" id={`${name}-problem`} role="alert">
        ! {say(fault.word)}
      </p>
    )}
  </div>
);
