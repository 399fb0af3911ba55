// Takes back a leave that has not begun.
import { usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";

export const WithdrawLeave = ({ leave, operator }: { readonly leave: string; readonly operator: Operator }) => {
  const { say } = usePage();
  const label = say("duty.withdraw");
  return (
    <button
      type="button"
      disabled={operator.pending !== undefined}
      onClick={() => operator.run(label, { op: "end-leave", args: { leave } })}
    >
      {label}
    </button>
  );
};
