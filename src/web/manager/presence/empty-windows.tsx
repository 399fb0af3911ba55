// Windows on duty that nobody sits at [N4]: those of now, with a reason to give, and those of today that are over.
import type { PastEmpty } from "../../../hall/presence/book.ts";
import type { EmptyView } from "../../../hall/presence/views.ts";
import { emptyOf, staffOf, wasEmptyOf } from "../../duty/duty-entries.ts";
import { windowOf } from "../../parts/hall-entries.ts";
import { useHall, useNow, usePage } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { useTimes } from "../../parts/use-times.ts";
import { ReasonForm } from "../reason-form.tsx";

const MINUTE_MS = 60_000;
const minutesOf = (ms: number): number => Math.max(0, Math.floor(ms / MINUTE_MS));

const useNumberOf = () => {
  const state = useHall();
  return (id: string): string => String(windowOf(state, id)?.number ?? id);
};

const Row = ({ empty, operator }: { readonly empty: EmptyView; readonly operator: Operator }) => {
  const { say } = usePage();
  const now = useNow(15_000);
  const numberOf = useNumberOf();
  const staff = staffOf(useHall());
  const { window, since, why, reason, expected } = empty;
  const names = expected.map((id) => staff.find((one) => one.id === id)?.name ?? id).join("、");
  const explain = (text: string) =>
    operator.run(say("duty.explain"), { op: "explain-empty", args: { window, reason: text } });
  return (
    <li>
      <b class="alert">! {say("duty.empty-since", { n: numberOf(window), minutes: minutesOf(now - since) })}</b>{" "}
      {reason ?? say(`duty.why-${why}`)} {names !== "" && <small>{say("duty.expected", { names })}</small>}{" "}
      <ReasonForm label={say("duty.explain")} isDisabled={operator.pending !== undefined} act={explain} />
    </li>
  );
};

export const EmptyWindows = ({ operator }: { readonly operator: Operator }) => {
  const { say } = usePage();
  const list = emptyOf(useHall());
  return (
    <>
      <h3>{say("duty.empty")}</h3>
      {list.length === 0 && <p class="quiet">{say("duty.no-empty")}</p>}
      <ul>
        {list.map((empty) => (
          <Row key={empty.window} empty={empty} operator={operator} />
        ))}
      </ul>
    </>
  );
};

const PastRow = ({ past: { window, since, until, why, reason } }: { readonly past: PastEmpty }) => {
  const { say } = usePage();
  const { clockTime } = useTimes();
  const numberOf = useNumberOf();
  return (
    <tr>
      <th scope="row">{numberOf(window)}</th>
      <td>{clockTime(since)}</td>
      <td>{clockTime(until)}</td>
      <td>{minutesOf(until - since)}</td>
      <td>{reason ?? say(`duty.why-${why}`)}</td>
    </tr>
  );
};

export const WasEmpty = () => {
  const { say } = usePage();
  const list = wasEmptyOf(useHall());
  if (list.length === 0) return null;
  return (
    <>
      <h3>{say("duty.was-empty")}</h3>
      <Table columns={["duty.window", "duty.from", "duty.until", "duty.minutes", "duty.reason"]}>
        {list.map((past) => (
          <PastRow key={`${past.window} ${past.since}`} past={past} />
        ))}
      </Table>
    </>
  );
};
