// What a person answers about a paper in doubt: it came out, or it is to be printed again. Nothing is printed twice by itself.
import type { TicketView } from "../../hall/views/views.ts";
import { usePage } from "./page.tsx";
import type { Operator } from "./use-operation.ts";

interface Props {
  readonly ticket: Pick<TicketView, "id" | "number" | "paper">;
  readonly operator: Operator;
}

const answers = [
  { op: "confirm-paper", word: "clerk.paper-out" },
  { op: "reprint-ticket", word: "clerk.reprint" },
] as const;

export const PaperAnswers = ({ ticket: { id, number, paper }, operator }: Props) => {
  const { say } = usePage();
  return (
    <>
      {answers
        .filter(({ op }) => op === "reprint-ticket" || paper === "unknown")
        .map(({ op, word }) => (
          <button
            key={op}
            type="button"
            class="small"
            disabled={operator.pending !== undefined}
            onClick={() => operator.run(`${say(word)} ${number}`, { op, args: { ticket: id } })}
          >
            {say(word)}
          </button>
        ))}
    </>
  );
};
