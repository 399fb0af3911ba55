// For halls whose signs say one field and are changed when a line grows: which window changes its sign now. Each sign a
// window may show is tried on the same futures as a bench window's opening; to go out it has to save more than to come
// home. Halls with permanent wide signs have no use for it: it costs setup, and people look for a window that is gone.
import { type CallRule, type CallTable, callRule, callTable } from "./call-table.ts";
import type { Forecast } from "./forecast.ts";
import { type Limits, shiftAt } from "./masks.ts";
import { type Outlook, type Path, project } from "./projection.ts";
import { pathsOf, type ReviewRule, waitedIn } from "./review.ts";
import type { Present, Skill, TidalHall, TidalWindow, WindowNow } from "./tidal-hall.ts";

export type Sign = readonly Skill[];

/** By window: the signs it may show, its own first. A reserved window has no other. */
export type Signs = readonly (readonly Sign[])[];

export interface SignRule {
  /** Waiting that a change away from the window's own sign has to save, min. */
  readonly outMinutes: number;
  /** Waiting that the way back has to save, min. */
  readonly homeMinutes: number;
  /** From the end of the present visit to the first call under the new sign, min. */
  readonly setupMinutes: number;
}

export const signRule: SignRule = { outMinutes: 120, homeMinutes: 60, setupMinutes: 2 };

/** A sign put up, and what that saves, mean of the futures, min. */
export interface SignChange {
  readonly window: number;
  readonly skills: Sign;
  readonly gainMinutes: number;
  /** Waiting of all that it saves on the normal path as people count it, min. */
  readonly savedMinutes: number;
}

const NORMAL = 1;
/** A visit under way takes at least this share of its expected length more, as the projection has it. */
const RESIDUAL_SHARE_MIN = 0.55;

/** An ordinary window always serves what it is there for. */
export const isAllowed = ({ isBench }: TidalWindow, own: Sign, sign: Sign): boolean =>
  isBench || sign.some(({ service }) => service === own[0]?.service);

export const withSign = (hall: TidalHall, window: number, skills: Sign): TidalHall => ({
  ...hall,
  windows: hall.windows.map((one, at) => (at === window ? { ...one, skills } : one)),
});

/** When the window calls under a new sign: after its visitor, and after the setup. */
const readyAt = ({ serving, startedAt }: WindowNow, minutes: Float64Array, now: number, setup: number): number => {
  const length = serving < 0 ? 0 : minutes[serving]!;
  if (!Number.isFinite(length)) return now + setup;
  return now + setup + Math.max(length - (now - startedAt), RESIDUAL_SHARE_MIN * length);
};

/** The hall with a window that is back in so long. */
const awayUntil = (present: Present, window: number, ready: number): Present => ({
  ...present,
  windows: present.windows.map((one, at) => {
    if (at !== window) return one;
    const shifts = one.shifts.map((shift) =>
      shift.from <= present.now && present.now < shift.to ? { ...shift, from: ready } : shift,
    );
    return { ...one, serving: -1, opensAt: ready, shifts };
  }),
});

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const costOf = (outlooks: readonly Outlook[]): number => mean(outlooks.map(({ cost }) => cost));

const isFree = (window: WindowNow, now: number, limits: Limits): boolean => {
  const shift = shiftAt(window, now);
  return (
    window.phase === "open" &&
    shift !== undefined &&
    shift.to - now > limits.noOpenBeforeEndMinutes &&
    now - window.since >= limits.dwellMinutes &&
    !(window.pin && now < window.pin.until)
  );
};

/** Services for which the normal future holds more waiting than for what the window shows now. */
const relieves = ({ waits, counts }: Outlook, shown: Sign, sign: Sign): boolean => {
  const waitOf = ({ service }: Skill) => waits[service]! / Math.max(1, counts[service]!);
  const now = Math.min(...shown.map(waitOf));
  return sign.some((skill) => !shown.some(({ service }) => service === skill.service) && waitOf(skill) > now);
};

class Trial {
  readonly stay: readonly Outlook[];
  readonly #hall: TidalHall;
  readonly #rule: CallRule;
  readonly #table: CallTable;
  readonly #present: Present;
  readonly #paths: readonly Path[];

  constructor(hall: TidalHall, table: CallTable, rule: CallRule, present: Present, paths: readonly Path[]) {
    this.#hall = hall;
    this.#rule = rule;
    this.#table = table;
    this.#present = present;
    this.#paths = paths;
    this.stay = paths.map((path) => project(hall, table, present, path));
  }

  /** What a sign saves. */
  changeTo(window: number, skills: Sign, setup: number): SignChange {
    const hall = withSign(this.#hall, window, skills);
    const { now, windows } = this.#present;
    const ready = readyAt(windows[window]!, this.#table.minutes[window]!, now, setup);
    const present = awayUntil(this.#present, window, ready);
    const table = callTable(hall, this.#rule);
    const tried = this.#paths.map((path) => project(hall, table, present, path));
    const gainMinutes = costOf(this.stay) - costOf(tried);
    return { window, skills, gainMinutes, savedMinutes: waitedIn(this.stay[NORMAL]!) - waitedIn(tried[NORMAL]!) };
  }
}

const shows = ({ skills }: TidalWindow, sign: Sign): boolean =>
  skills.length === sign.length && skills.every(({ service }, at) => service === sign[at]!.service);

/** What a window may change to now, and what that has to save. */
const choicesOf = (window: TidalWindow, [own, ...others]: readonly Sign[], stay: Outlook, by: SignRule) => {
  if (!own || others.length === 0) return { signs: [], enough: 0 };
  if (!shows(window, own)) return { signs: [own], enough: by.homeMinutes };
  const signs = others.filter((sign) => isAllowed(window, own, sign) && relieves(stay, window.skills, sign));
  return { signs, enough: by.outMinutes };
};

/** The change that saves most, if it saves enough; at most one at a time. */
export const reviewSigns = (
  hall: TidalHall,
  table: CallTable,
  present: Present,
  forecast: Forecast,
  signs: Signs,
  rule: ReviewRule,
  by: SignRule = signRule,
  calls: CallRule = callRule,
): SignChange | undefined => {
  const trial = new Trial(hall, table, calls, present, pathsOf(rule, forecast, present.now));
  let best: SignChange | undefined;
  hall.windows.forEach((window, at) => {
    if (!isFree(present.windows[at]!, present.now, rule.limits)) return;
    const choices = choicesOf(window, signs[at]!, trial.stay[NORMAL]!, by);
    for (const skills of choices.signs) {
      const change = trial.changeTo(at, skills, by.setupMinutes);
      if (change.gainMinutes >= Math.max(choices.enough, best?.gainMinutes ?? 0)) best = change;
    }
  });
  return best;
};
