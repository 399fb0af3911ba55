// A case that has just been accepted: its number, and whether the receipt has come out.
import { useEffect, useState } from "preact/hooks";
import type { CaseView } from "../../hall/cases/views.ts";
import { usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { repeat } from "../wire/clock.ts";
import { request } from "../wire/request.ts";

/** A printer takes some seconds, and a failure is told as soon. */
const LOOK_MS = 2000;

const useCase = (number: string): CaseView | undefined => {
  const { pass, clock } = usePage();
  const [view, setView] = useState<CaseView>();
  useEffect(() => {
    const token = pass.token === undefined ? {} : { token: pass.token };
    const look = () =>
      void request<CaseView>("GET", `/cases/${number}`, token).then((reply) => reply.ok && setView(reply.data));
    look();
    return repeat(clock, LOOK_MS, "accepted case", look);
  }, [number]);
  return view;
};

interface Props {
  readonly number: string;
  readonly operator: Operator;
}

export const AcceptedCase = ({ number, operator }: Props) => {
  const { say } = usePage();
  const view = useCase(number);
  const hasFailed = view?.receipt === "failed" || view?.receipt === "unknown";
  const again = () => operator.run(say("case.reprint"), { op: "reprint-receipt", args: { case: number } });
  return (
    <p class={hasFailed ? "alert" : "note"}>
      <b>{say("case.accepted", { n: number })}</b> {view?.receipt === "wanted" && say("case.receipt-wanted")}
      {view?.receipt === "printed" && say("case.receipt-printed")}
      {hasFailed && (
        <>
          ! {say("case.receipt-failed")}{" "}
          <button type="button" disabled={operator.pending !== undefined} onClick={again}>
            {say("case.reprint")}
          </button>
        </>
      )}
    </p>
  );
};
