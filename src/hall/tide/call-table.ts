// Who is next, and where. One index orders all lines a window may call from: the generalised c-mu rule with a quadratic
// cost of delay (Van Mieghem 1995; Mandelbaum and Stolyar 2004), a claim that accumulates by class (Kleinrock 1964), and
// a margin for the window's own work (Bell and Williams 2001). An index grows without bound, so nobody waits for ever.
// Everything that does not change from call to call is multiplied out beforehand.
import { power } from "../../base/elementary.ts";
import { lineCount, lineOf, type Skill, type TidalHall, type TidalWindow } from "./tidal-hall.ts";

export interface CallRule {
  /** What a helper's claim to a line counts beside that of a window whose main work it is; 0 to 1. */
  readonly helpMargin: number;
  /** How much shorter visits come first: 0 not at all, 1 as for the mean wait alone with a cost that grows evenly. */
  readonly workExponent: number;
  /** How much services come first that few windows can take; 0 not at all. */
  readonly scarcityExponent: number;
  /** An appointment this much before its slot is called only if nothing else waits, min. */
  readonly earlyMinutes: number;
}

/**
 * Found on the seeds that docs/tide.md names. Shorter visits come first more than the square root of plain Gcmu has it,
 * which lowers the mean; what that takes from services with one window of their own, scarcity gives back.
 */
export const callRule: CallRule = { helpMargin: 0.08, workExponent: 1.25, scarcityExponent: 0.5, earlyMinutes: 5 };

/** A window that may help with a service counts so much of one whose main work it is. */
const HELP_HANDS = 0.3;

/** The windows there are for a service. */
const handsFor = ({ windows }: TidalHall, service: number): number =>
  windows.reduce((sum, { skills }) => {
    const skill = skills.find((one) => one.service === service);
    return sum + (skill ? skill.speed * (skill.isMain ? 1 : HELP_HANDS) : 0);
  }, 0);

/** The lines of one window's sign: parallel lists. */
export interface Calls {
  readonly lines: Int32Array;
  readonly weights: Float64Array;
  readonly headMinutes: Float64Array;
}

/** The windows that may call from a line, in tiers: the best come first. */
interface Taker {
  readonly window: number;
  readonly tier: number;
}

export interface CallTable {
  readonly earlyMinutes: number;
  readonly calls: readonly Calls[];
  /** By line. */
  readonly takers: readonly (readonly Taker[])[];
  /** By window and service: expected minutes of a visit there; infinite where the sign does not say it. */
  readonly minutes: readonly Float64Array[];
}

const weightOf = (hall: TidalHall, rule: CallRule, { service, speed, isMain }: Skill): number =>
  (speed * speed * (isMain ? 1 : rule.helpMargin)) /
  (power(hall.services[service]!.workMinutes, rule.workExponent) *
    power(handsFor(hall, service), rule.scarcityExponent));

const callsOf = (hall: TidalHall, rule: CallRule, { skills }: TidalWindow): Calls => {
  const rows = skills.flatMap((skill) =>
    hall.classes.map(({ weight, headMinutes }, className) => ({
      line: lineOf(hall, skill.service, className),
      weight: weight * weightOf(hall, rule, skill),
      headMinutes,
    })),
  );
  return {
    lines: Int32Array.from(rows, ({ line }) => line),
    weights: Float64Array.from(rows, ({ weight }) => weight),
    headMinutes: Float64Array.from(rows, ({ headMinutes }) => headMinutes),
  };
};

const takersOf = ({ windows }: TidalHall, service: number): Taker[] => {
  const able = windows.flatMap(({ skills }, window) => {
    const skill = skills.find((one) => one.service === service);
    return skill ? [{ window, speed: skill.speed }] : [];
  });
  const speeds = [...new Set(able.map(({ speed }) => speed))].sort((a, b) => b - a);
  return able
    .map(({ window, speed }) => ({ window, tier: speeds.indexOf(speed) }))
    .sort((a, b) => a.tier - b.tier || a.window - b.window);
};

const minutesOf = (hall: TidalHall, { skills }: TidalWindow): Float64Array => {
  const minutes = new Float64Array(hall.services.length).fill(Number.POSITIVE_INFINITY);
  for (const { service, speed } of skills) minutes[service] = hall.services[service]!.workMinutes / speed;
  return minutes;
};

export const callTable = (hall: TidalHall, rule: CallRule = callRule): CallTable => {
  const byService = hall.services.map((_, service) => takersOf(hall, service));
  return {
    earlyMinutes: rule.earlyMinutes,
    calls: hall.windows.map((window) => callsOf(hall, rule, window)),
    takers: Array.from({ length: lineCount(hall) }, (_, line) => byService[Math.floor(line / hall.classes.length)]!),
    minutes: hall.windows.map((window) => minutesOf(hall, window)),
  };
};

/**
 * The line a window calls from next, or -1 when nobody waits for it. `heads` says since when the first of each line
 * waits, infinite for an empty one. Of equal claims the one that waits longer comes first, then the sign's order.
 */
export const nextLine = (table: CallTable, window: number, heads: Float64Array, now: number): number => {
  const { lines, weights, headMinutes } = table.calls[window]!;
  const dueBy = now + table.earlyMinutes;
  let best = -1;
  let bestIndex = -1;
  let bestSince = Number.POSITIVE_INFINITY;
  for (let row = 0; row < lines.length; row++) {
    const since = heads[lines[row]!]!;
    if (since > dueBy) continue;
    const index = weights[row]! * ((since < now ? now - since : 0) + headMinutes[row]!);
    if (index > bestIndex || (index === bestIndex && since < bestSince)) {
      best = lines[row]!;
      bestIndex = index;
      bestSince = since;
    }
  }
  return best < 0 ? earliestLine(lines, heads) : best;
};

/** Those whose slot is still to come, the next slot first. */
const earliestLine = (lines: Int32Array, heads: Float64Array): number => {
  let best = -1;
  let bestSince = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (heads[line]! < bestSince) {
      best = line;
      bestSince = heads[line]!;
    }
  }
  return best;
};

/** The idle window that takes a newcomer of this line: of the best tier the one least busy today, as
 * a share of the time it was open; -1 when none is idle. */
export const windowFor = (table: CallTable, line: number, idle: Uint8Array, busyShares: Float64Array): number => {
  let best = -1;
  let bestTier = Number.POSITIVE_INFINITY;
  for (const { window, tier } of table.takers[line]!) {
    if (tier > bestTier) break;
    if (idle[window] === 0) continue;
    if (best < 0 || busyShares[window]! < busyShares[best]!) best = window;
    bestTier = tier;
  }
  return best;
};
