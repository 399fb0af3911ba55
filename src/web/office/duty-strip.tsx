// Whoever works here without a window says so: on duty, off duty, away [Q7] [G4].

import type { StaffView } from "../../hall/presence/views.ts";
import { leavesOf, staffOf } from "../duty/duty-entries.ts";
import { useWhereabouts } from "../duty/whereabouts.ts";
import { WithdrawLeave } from "../duty/withdraw-leave.tsx";
import { useHall, usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { useTimes } from "../parts/use-times.ts";

interface Props {
  readonly operator: Operator;
}

interface OwnProps extends Props {
  readonly member: StaffView;
}

/** One button for each of their roles; a leave that has begun ends with it. */
const SignIn = ({ member: { roles }, operator }: OwnProps) => {
  const { say } = usePage();
  return (
    <>
      {roles.map((post) => {
        const label = roles.length > 1 ? say("duty.sign-in-as", { role: say(`role-of.${post}`) }) : say("duty.sign-in");
        return (
          <button
            key={post}
            type="button"
            class="primary"
            disabled={operator.pending !== undefined}
            onClick={() => operator.run(label, { op: "sign-in", args: { post } })}
          >
            {label}
          </button>
        );
      })}
    </>
  );
};

const SignOut = ({ operator }: Props) => {
  const { say } = usePage();
  const label = say("duty.sign-out");
  const disabled = operator.pending !== undefined;
  return (
    <button type="button" {...{ disabled }} onClick={() => operator.run(label, { op: "sign-out", args: {} })}>
      {label}
    </button>
  );
};

/** Times that are left open are from now, and until they are back. */
const leaveIn = (form: HTMLFormElement) => {
  const data = new FormData(form);
  const times = ["from", "until"].flatMap((name) => (data.get(name) ? [[name, String(data.get(name))]] : []));
  return { reason: String(data.get("reason")), ...Object.fromEntries(times) };
};

const AskLeave = ({ operator }: Props) => {
  const { say } = usePage();
  const label = say("duty.own-leave");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    operator.run(label, { op: "ask-leave", args: leaveIn(form) }, () => form.reset());
  };
  return (
    <details>
      <summary>{label}</summary>
      <form onSubmit={submit}>
        <label>
          {say("duty.from")} <input type="datetime-local" name="from" />
        </label>
        <label>
          {say("duty.until")} <input type="datetime-local" name="until" />
        </label>
        <label>
          {say("duty.reason")} <input type="text" name="reason" required maxLength={60} />
        </label>
        <button type="submit" disabled={operator.pending !== undefined}>
          {label}
        </button>
      </form>
    </details>
  );
};

const PlannedLeaves = ({ member, operator }: OwnProps) => {
  const { say } = usePage();
  const { dayName, clockTime } = useTimes();
  const planned = leavesOf(useHall()).filter(({ staff, begunAt }) => staff === member.id && begunAt === undefined);
  return (
    <>
      {planned.map(({ id, from, reason }) => (
        <p key={id}>
          {say("duty.own-leave-planned", { time: `${dayName(from)} ${clockTime(from)}`, reason })}{" "}
          <WithdrawLeave leave={id} operator={operator} />
        </p>
      ))}
    </>
  );
};

export const DutyStrip = ({ operator }: Props) => {
  const { pass } = usePage();
  const whereabouts = useWhereabouts();
  const member = staffOf(useHall()).find(({ id }) => id === pass.id);
  if (!member) return null;
  const { name, is } = member;
  return (
    <section class="duty-strip" aria-label={name}>
      <p>
        <b>{name}</b> {whereabouts(member)}
      </p>
      {(is === "absent" || is === "away") && <SignIn {...{ member, operator }} />}
      {is === "on-duty" && <SignOut operator={operator} />}
      {is !== "away" && <AskLeave operator={operator} />}
      <PlannedLeaves {...{ member, operator }} />
    </section>
  );
};
