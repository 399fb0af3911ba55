// Leaves: a form to note one, and those that lie ahead [G4].
import { leavesOf, staffOf } from "../../duty/duty-entries.ts";
import { WithdrawLeave } from "../../duty/withdraw-leave.tsx";
import { useHall, usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { useTimes } from "../../parts/use-times.ts";

export const PlannedLeaves = ({ operator }: { readonly operator: Operator }) => {
  const { say } = usePage();
  const { clockTime, dayName } = useTimes();
  const state = useHall();
  const nameOf = (id: string) => staffOf(state).find((one) => one.id === id)?.name ?? id;
  return (
    <ul>
      {leavesOf(state)
        .filter(({ begunAt }) => begunAt === undefined)
        .map(({ id, staff, from, reason }) => (
          <li key={id}>
            {say("duty.planned", { name: nameOf(staff) })} {dayName(from)} {clockTime(from)} {reason}{" "}
            <WithdrawLeave leave={id} operator={operator} />
          </li>
        ))}
    </ul>
  );
};

/** Times that were left open are left out. */
const leaveIn = (form: HTMLFormElement) => {
  const value = (name: string) => String(new FormData(form).get(name));
  const filled = Object.fromEntries(
    ["from", "until"].map((name) => [name, value(name)]).filter(([, text]) => text !== ""),
  );
  return { staff: value("staff"), reason: value("reason"), ...filled };
};

export const LeaveForm = ({ operator }: { readonly operator: Operator }) => {
  const { say } = usePage();
  const staff = staffOf(useHall());
  const [who, from, until, reason] = [say("duty.who"), say("duty.from"), say("duty.until"), say("duty.reason")];
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    operator.run(say("duty.leave"), { op: "ask-leave", args: leaveIn(form) });
    form.reset();
  };
  if (staff.length === 0) return null;
  return (
    <form class="reason" onSubmit={submit}>
      <select name="staff" aria-label={who}>
        {staff.map(({ id, name }) => (
          <option key={id} value={id}>
            {name} {id}
          </option>
        ))}
      </select>
      <label>
        {from} <input type="datetime-local" name="from" aria-label={from} />
      </label>
      <label>
        {until} <input type="datetime-local" name="until" aria-label={until} />
      </label>
      <input type="text" name="reason" required maxLength={60} aria-label={reason} placeholder={reason} />
      <button type="submit">{say("duty.leave")}</button>
    </form>
  );
};
