// What came out of the printer and the loudspeaker, held against what the hall has on record.
import type { OpenWiredHall } from "./wired-hall.ts";

const countsOf = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** Numbers on papers that somebody can take. */
const onPaper = ({ record }: OpenWiredHall): string[] =>
  record.printed.flatMap(({ number, isWhole }) => (isWhole && number !== undefined ? [number] : []));

export const numbersTwiceOnPaper = (hall: OpenWiredHall): string[] =>
  [...countsOf(onPaper(hall))].flatMap(([number, count]) => (count > 1 ? [`${number} is on ${count} papers`] : []));

export const numbersSaidTooOften = (hall: OpenWiredHall): string[] => {
  const called = countsOf(
    hall.daemon.recorded.flatMap(({ event }) =>
      event.kind === "TicketCalled" || event.kind === "TicketRecalled" ? [event.data.number] : [],
    ),
  );
  return [...countsOf(hall.record.said.flatMap(({ number }) => number ?? []))].flatMap(([number, said]) => {
    const times = called.get(number) ?? 0;
    return said > times ? [`${number} was said ${said} times and called ${times}`] : [];
  });
};

/** Tickets whose paper the hall believes to be out and is not, or to be missing and is out. */
export const paperMistakes = (hall: OpenWiredHall): string[] => {
  const out = new Set(onPaper(hall));
  return [...hall.daemon.core.port.hall.tickets.values()].flatMap(({ number, paper }) => {
    if (paper === "printed" && !out.has(number)) return [`${number} is said to be printed, and is not`];
    return paper === "failed" && out.has(number) ? [`${number} is said to be unprinted, and is out`] : [];
  });
};

/** Tickets of which nobody has said within a minute and a half what became of their paper. */
export const papersHanging = (hall: OpenWiredHall): string[] => {
  const longAgo = hall.clock.now() - 90_000;
  return [...hall.daemon.core.port.hall.tickets.values()]
    .filter(({ paper, issuedAt }) => paper === "wanted" && issuedAt < longAgo)
    .map(({ number }) => `${number} waits for its paper`);
};
