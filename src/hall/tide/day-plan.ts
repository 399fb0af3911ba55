// How many windows, when: a day planned ahead from its profile alone. The load of each service is what comes, lagged by
// the length of a visit (the load that an infinite hall would carry; Jennings, Mandelbaum, Massey and Whitt 1996, Green,
// Kolesar and Soares 2001); on top of it stands the square root that keeps waiting short (Halfin and Whitt 1981).
import { expectedBetween, type Profile } from "./forecast.ts";
import type { Shift, TidalHall } from "./tidal-hall.ts";

export interface PlanRule {
  /** Windows beyond the load, in square roots of it. */
  readonly margin: number;
}

/** Found on seed 555: generous, since a plan made the evening before cannot come back on itself. */
export const planRule: PlanRule = { margin: 1.8 };

export interface PlannedSlot {
  readonly from: number;
  readonly to: number;
  /** By service: visitors at windows if nobody had to wait. */
  readonly load: readonly number[];
  /** Windows that keep waits short, bench ones included. */
  readonly wanted: number;
  /** Bench windows to open. */
  readonly bench: readonly number[];
}

/** Visitors of a service at windows, on average of a slot, if nobody had to wait. */
export const laggedLoad = (profile: Profile, service: number, workMinutes: number, from: number, to: number): number =>
  (expectedBetween(profile, service, from - workMinutes, to - workMinutes) * workMinutes) / (to - from);

/** Groups of windows that share services, directly or by way of others; each as a list of window numbers. */
export const blocksOf = ({ windows }: TidalHall): number[][] => {
  const blocks: { services: Set<number>; windows: number[] }[] = [];
  windows.forEach(({ skills }, window) => {
    const services = new Set(skills.map(({ service }) => service));
    const joined = { services, windows: [window] };
    for (const block of blocks.filter((one) => [...services].some((service) => one.services.has(service)))) {
      blocks.splice(blocks.indexOf(block), 1);
      for (const service of block.services) joined.services.add(service);
      joined.windows.unshift(...block.windows);
    }
    blocks.push(joined);
  });
  return blocks.map((block) => block.windows.sort((a, b) => a - b));
};

const isOnDuty = (shifts: readonly Shift[], from: number, to: number): boolean =>
  shifts.some((shift) => shift.from < to && from < shift.to);

/** Windows a block needs for a load. */
const wantedIn = (hall: TidalHall, block: readonly number[], load: readonly number[], { margin }: PlanRule): number => {
  const services = new Set(block.flatMap((window) => hall.windows[window]!.skills.map(({ service }) => service)));
  const total = [...services].reduce((sum, service) => sum + load[service]!, 0);
  return Math.ceil(total + margin * Math.sqrt(total));
};

/** Bench windows a block needs in one slot: those whose own services are loaded most come first. */
const benchOf = (
  hall: TidalHall,
  block: readonly number[],
  duty: (window: number) => boolean,
  load: readonly number[],
  wanted: number,
): number[] => {
  const onDuty = block.filter(duty);
  const ordinary = onDuty.filter((window) => !hall.windows[window]!.isBench).length;
  const missing = wanted - ordinary;
  const pull = (window: number) =>
    hall.windows[window]!.skills.reduce((sum, { service, isMain }) => sum + (isMain ? load[service]! : 0), 0);
  return onDuty
    .filter((window) => hall.windows[window]!.isBench)
    .sort((a, b) => pull(b) - pull(a) || a - b)
    .slice(0, Math.max(0, missing));
};

/** The plan of one day, slot by slot. */
export const dayPlan = (
  hall: TidalHall,
  profile: Profile,
  shifts: readonly (readonly Shift[])[],
  rule: PlanRule = planRule,
): PlannedSlot[] => {
  const blocks = blocksOf(hall);
  return (profile.perSlot[0] ?? []).map((_, slot) => {
    const from = profile.from + slot * profile.slotMinutes;
    const to = from + profile.slotMinutes;
    const load = hall.services.map(({ workMinutes }, service) => laggedLoad(profile, service, workMinutes, from, to));
    const duty = (window: number) => isOnDuty(shifts[window]!, from, to);
    const wanted = blocks.map((block) => wantedIn(hall, block, load, rule));
    const bench = blocks.flatMap((block, at) => benchOf(hall, block, duty, load, wanted[at]!));
    return { from, to, load, wanted: wanted.reduce((sum, count) => sum + count, 0), bench };
  });
};
