// What is not sure: a connection that is lost, with what was asked before, and a command that was never answered. The state tells.
import type { Desk } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { useTimes } from "../parts/use-times.ts";

interface Props {
  readonly desk: Desk;
  readonly operator: Operator;
}

const Lost = ({ operator: { pending } }: Pick<Props, "operator">) => {
  const { say } = usePage();
  const { clockTime } = useTimes();
  const { lostAt } = useHall();
  return (
    <p class="caution" role="status">
      {say("desk.off", { since: lostAt === undefined ? "" : clockTime(lostAt) })}
      {pending !== undefined && <b>{say("desk.off-asked", { what: pending })}</b>}
    </p>
  );
};

export const Fate = ({ desk: { window }, operator }: Props) => {
  const { say } = usePage();
  if (useHall().link !== "live") return <Lost operator={operator} />;
  const { said } = operator;
  if (said?.unanswered === undefined) return null;
  const state = [say(`state.${window.state}`), window.ticket].filter(Boolean).join(" ");
  return (
    <p class="caution" role="status">
      {say("desk.fate", { what: said.unanswered, state })}
    </p>
  );
};
