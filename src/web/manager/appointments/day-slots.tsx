// The slots of a day: how many places each has, how many are taken, who has come and who has not; the one that runs now stands out.
import type { DayView, SlotView } from "../../../hall/appointments/view.ts";
import { usePage } from "../../parts/page.tsx";
import { Standing } from "../../parts/standing.tsx";
import { useServiceName } from "../../parts/use-service-name.ts";
import { type Column, NumbersTable } from "../numbers-table.tsx";

interface SlotProps {
  readonly slot: SlotView;
  /** Local time of the hall, `09:05`; undefined on another day. */
  readonly now: string | undefined;
}

/** A slot that is over has nobody to come; one to come has nobody who stayed away. */
const Slot = ({ slot, now }: SlotProps) => {
  const { say } = usePage();
  const nameOf = useServiceName();
  const { service, from, to, places, taken, arrived, lapsed } = slot;
  const isOver = now !== undefined && to <= now;
  const isNow = now !== undefined && from <= now && now < to;
  return (
    <tr class={isOver ? "is-over" : isNow ? "is-now" : ""}>
      <th scope="row">
        {from}–{to} {isNow && <Standing tone="open">{say("appointments.now")}</Standing>}
      </th>
      <td>{nameOf(service)}</td>
      <td class="n">{places}</td>
      <td class="n">
        <b>{taken}</b>
      </td>
      <td class="n">{isOver ? "–" : Math.max(0, places - taken)}</td>
      <td class="n">{arrived}</td>
      <td class={lapsed > 0 ? "n alert" : "n"}>{lapsed}</td>
    </tr>
  );
};

const columns: readonly Column[] = [
  "appointments.slot",
  "appointments.service",
  ["appointments.places", "n"],
  ["appointments.taken", "n"],
  ["appointments.free", "n"],
  ["appointments.arrived", "n"],
  ["appointments.lapsed", "n"],
];

export const DaySlots = ({ slots, now }: Pick<DayView, "slots"> & Pick<SlotProps, "now">) => (
  <NumbersTable columns={columns}>
    {slots.map((slot) => (
      <Slot key={`${slot.from} ${slot.service}`} {...{ slot, now }} />
    ))}
  </NumbersTable>
);
