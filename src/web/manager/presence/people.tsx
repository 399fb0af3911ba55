// Everybody who is on duty or away, and where: the roster of the day, as the manager reads it [Q8].
import type { StaffView } from "../../../hall/presence/views.ts";
import { leavesOf, staffOf } from "../../duty/duty-entries.ts";
import { useWhereabouts } from "../../duty/whereabouts.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { useTimes } from "../../parts/use-times.ts";

interface RowProps {
  readonly member: StaffView;
  readonly operator: Operator;
}

const Back = ({ member: { id }, operator }: RowProps) => {
  const { say } = usePage();
  const leave = leavesOf(useHall()).find(({ staff, begunAt }) => staff === id && begunAt !== undefined);
  if (!leave) return null;
  const end = () => operator.run(say("duty.back"), { op: "end-leave", args: { leave: leave.id } });
  return (
    <button type="button" disabled={operator.pending !== undefined} onClick={end}>
      {say("duty.back")}
    </button>
  );
};

const Row = ({ member, operator }: RowProps) => {
  const { say } = usePage();
  const { clockTime } = useTimes();
  const whereabouts = useWhereabouts();
  const { name, number, unit, telephone, is, since, standsInFor = [] } = member;
  return (
    <tr>
      <th scope="row">
        {name} <small>{[number, unit].filter((text) => text !== undefined).join(" · ")}</small>
      </th>
      <td class={is === "away" ? "alert" : ""}>
        {whereabouts(member)} {standsInFor.map((away) => say("staff.stands-in", { name: away })).join(" ")}
      </td>
      <td>{since !== undefined && clockTime(since)}</td>
      <td>{telephone}</td>
      <td>{is === "away" && <Back member={member} operator={operator} />}</td>
    </tr>
  );
};

export const People = ({ operator }: { readonly operator: Operator }) => {
  const { say } = usePage();
  const there = staffOf(useHall()).filter(({ is }) => is !== "absent");
  if (there.length === 0) return <p class="quiet">{say("duty.nobody")}</p>;
  return (
    <Table columns={["duty.people", "duty.where", "duty.from", "duty.telephone"]} unnamed={1}>
      {there.map((member) => (
        <Row key={member.id} member={member} operator={operator} />
      ))}
    </Table>
  );
};
