// How much of its time each window had its clerk and each device was on, the least first.
import type { Uptime } from "../../../hall/supervision/report.ts";
import { usePage } from "../../parts/page.tsx";
import { spanText } from "../../parts/span-text.ts";
import { Standing } from "../../parts/standing.tsx";
import { type Column, NumbersTable } from "../numbers-table.tsx";
import { shareText } from "../share-text.ts";

const shareOf = ({ watchedMs, upMs }: Uptime): number => (watchedMs === 0 ? 1 : upMs / watchedMs);

/** What was never watched says nothing, and stands last. */
const inOrder = (a: Uptime, b: Uptime): number =>
  Number(a.watchedMs === 0) - Number(b.watchedMs === 0) || shareOf(a) - shareOf(b);

const Row = ({ one }: { readonly one: Uptime }) => {
  const { say } = usePage();
  const { id, name, watchedMs, upMs, faultyMs } = one;
  const isWhole = upMs >= watchedMs;
  return (
    <tr>
      <th scope="row">{name ?? id}</th>
      <td>
        {watchedMs > 0 && (
          <Standing tone={isWhole ? "done" : "bad"}>{say(isWhole ? "super.whole" : "super.gaps")}</Standing>
        )}
      </td>
      <td class="n">{shareText(watchedMs === 0 ? undefined : shareOf(one))}</td>
      <td class="n">{isWhole ? "–" : spanText(watchedMs - upMs, say)}</td>
      <td class="n">{faultyMs > 0 ? spanText(faultyMs, say) : "–"}</td>
    </tr>
  );
};

const columns: readonly Column[] = [
  "super.what",
  "super.state",
  ["super.up", "n"],
  ["super.away", "n"],
  ["super.faulty", "n"],
];

interface Props {
  readonly title: "super.windows" | "super.devices";
  readonly list: readonly Uptime[];
}

export const Uptimes = ({ title, list }: Props) => {
  const { say } = usePage();
  if (list.length === 0) return null;
  return (
    <NumbersTable columns={columns} caption={say(title)}>
      {[...list].sort(inOrder).map((one) => (
        <Row key={one.id} one={one} />
      ))}
    </NumbersTable>
  );
};
