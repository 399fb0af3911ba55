// Who wants a hand, until somebody goes there [N8]: for the pages of everybody who can.
import { useHall, usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { useTimes } from "../parts/use-times.ts";
import { asksOf } from "./duty-entries.ts";

export const HelpAsks = ({ operator }: { readonly operator: Operator }) => {
  const { say } = usePage();
  const { clockTime } = useTimes();
  const asks = asksOf(useHall());
  if (asks.length === 0) return null;
  return (
    <div role="alert" class="help-asks">
      <h3>{say("duty.asks")}</h3>
      <ul>
        {asks.map(({ id, at, from, note }) => (
          <li key={id}>
            <b>{say("duty.ask-from", { from })}</b> {clockTime(at)} {note}{" "}
            <button
              type="button"
              class="primary"
              disabled={operator.pending !== undefined}
              onClick={() => operator.run(say("duty.answer"), { op: "answer-help", args: { ask: id } })}
            >
              {say("duty.answer")}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
