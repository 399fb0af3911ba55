// The three ways in which a day's windows open: people alone, people advised, or the tide by itself.

import type { TideView } from "../../../hall/steering/tide-view.ts";
import { usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";

const modes = ["manual", "advise", "auto"] as const;

interface Props {
  readonly tide: TideView;
  readonly operator: Operator;
}

export const Mode = ({ tide, operator }: Props) => {
  const { say } = usePage();
  return (
    <fieldset class="modes">
      <legend>{say("tide.mode")}</legend>
      {modes.map((mode) => (
        <button
          key={mode}
          type="button"
          aria-pressed={tide.mode === mode}
          disabled={operator.pending !== undefined}
          onClick={() => tide.mode !== mode && operator.run(say(`tide.${mode}`), { op: "switch-tide", args: { mode } })}
        >
          <b>{say(`tide.${mode}`)}</b> {tide.modeOfRules === mode && <small>{say("tide.usual")}</small>}
          <span>{say(`tide.${mode}-how`)}</span>
        </button>
      ))}
    </fieldset>
  );
};
