// What was off, or unattended, and for how long; what still is comes first, the longest on top.
import type { Outage, Uptime } from "../../../hall/supervision/report.ts";
import { staffOf } from "../../duty/duty-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { spanText } from "../../parts/span-text.ts";
import { Standing } from "../../parts/standing.tsx";
import { useTimes } from "../../parts/use-times.ts";
import { sayOf } from "../../words/words.ts";
import { type Column, NumbersTable } from "../numbers-table.tsx";

const useStaffName = () => {
  const staff = staffOf(useHall());
  return (id: string): string | undefined => staff.find((one) => one.id === id)?.name;
};

/** Whoever did it is named where the hall knows a name. */
const useTold = () => {
  const { say } = usePage();
  const nameOf = useStaffName();
  return (told: string): string => {
    const [role, id] = told.split(":");
    if (id === undefined) return sayOf(say, "super", told);
    return say("super.by", { name: nameOf(id) ?? sayOf(say, "role", role ?? "") });
  };
};

interface Props {
  readonly list: readonly Outage[];
  /** By whose names devices and windows are called. */
  readonly known: readonly Uptime[];
}

const Row = ({ outage, known }: { readonly outage: Outage } & Pick<Props, "known">) => {
  const { say, language } = usePage();
  const { clockTime } = useTimes();
  const toldText = useTold();
  const nameOf = useStaffName();
  const { id, from, to, hoursMs, what, told, reason, onDuty } = outage;
  const why = [sayOf(say, "super", what), reason && sayOf(say, "super", reason)].filter(Boolean).join(" ");
  return (
    <tr>
      <th scope="row">{known.find((one) => one.id === id)?.name ?? id}</th>
      <td>
        <Standing tone={to === undefined ? "bad" : "done"}>{why}</Standing>
      </td>
      <td class="n">
        {clockTime(from)}–{to === undefined ? say("super.now") : clockTime(to)}
      </td>
      <td class="n">{spanText(hoursMs, say)}</td>
      <td>{toldText(told)}</td>
      <td>{onDuty.map((one) => nameOf(one) ?? one).join(language.comma)}</td>
    </tr>
  );
};

const inOrder = (a: Outage, b: Outage): number =>
  Number(a.to !== undefined) - Number(b.to !== undefined) || b.hoursMs - a.hoursMs;

const columns: readonly Column[] = [
  "super.what",
  "super.state",
  ["super.when", "n"],
  ["super.long", "n"],
  "super.told",
  "super.on-duty",
];

export const Outages = ({ list, known }: Props) => {
  const { say } = usePage();
  return (
    <>
      <h3>{say("super.outages")}</h3>
      {list.length === 0 ? (
        <p class="nothing-yet">{say("super.nothing")}</p>
      ) : (
        <NumbersTable columns={columns}>
          {[...list].sort(inOrder).map((outage) => (
            <Row key={`${outage.id} ${outage.from}`} {...{ outage, known }} />
          ))}
        </NumbersTable>
      )}
    </>
  );
};
