// A scenario as the hall that a policy sees: with permanent wide signs, with the signs of the base plan, or, for the
// bounds, as if everybody could do everything.
import type { CallRule } from "../../src/hall/tide/call-table.ts";
import type { Profile } from "../../src/hall/tide/forecast.ts";
import { type ReviewRule, reviewRule } from "../../src/hall/tide/review.ts";
import type { Shift, Skill, TidalClass, TidalHall, TidalWindow } from "../../src/hall/tide/tidal-hall.ts";
import { type Scenario, SLOT_MINUTES, type WindowOnPaper } from "./scenario.ts";

/** Ordinary, green channel, appointment: in the order of day.ts. */
export const classes: readonly TidalClass[] = [
  { id: "ordinary", weight: 1, headMinutes: 0 },
  { id: "green", weight: 4.5, headMinutes: 5 },
  { id: "appointment", weight: 5.5, headMinutes: 8 },
];

/** Those of the reference. */
const referenceClasses: readonly TidalClass[] = [
  { id: "ordinary", weight: 1, headMinutes: 0 },
  { id: "green", weight: 2.5, headMinutes: 4 },
  { id: "appointment", weight: 3, headMinutes: 6 },
];

/** The index of the reference: plain Gcmu, with the square root between order of arrival and shortest first. */
export const referenceRule: CallRule = { helpMargin: 0.4, workExponent: 0.5, scarcityExponent: 0, earlyMinutes: 5 };

export const withReferenceClasses = (hall: TidalHall): TidalHall => ({ ...hall, classes: referenceClasses });

const indexOf = ({ categories }: Scenario, id: string): number => categories.findIndex((one) => one.id === id);

const mainSkills = (scenario: Scenario, { base }: WindowOnPaper): Skill[] =>
  base.map((id) => ({ service: indexOf(scenario, id), speed: 1, isMain: true }));

const helpSkills = (scenario: Scenario, { help = {}, base }: WindowOnPaper): Skill[] =>
  Object.entries(help)
    .filter(([id]) => !base.includes(id))
    .map(([id, speed]) => ({ service: indexOf(scenario, id), speed, isMain: false }));

export const wideSkills = (scenario: Scenario, window: WindowOnPaper): Skill[] => [
  ...mainSkills(scenario, window),
  ...helpSkills(scenario, window),
];

const hallWith = (
  { categories, windows }: Scenario,
  skillsOf: (window: WindowOnPaper) => readonly Skill[],
): TidalHall => ({
  services: categories.map(({ id, name = id, serviceMean }) => ({ id, name, workMinutes: serviceMean })),
  classes,
  windows: windows.map((window): TidalWindow => {
    const { id, name = id, tidal = false } = window;
    return { id, name, isBench: tidal, skills: skillsOf(window) };
  }),
});

/** Every clerk's sign says all they are trained for. */
export const wideHall = (scenario: Scenario): TidalHall => hallWith(scenario, (window) => wideSkills(scenario, window));

/** Every sign says its main work only. */
export const baseHall = (scenario: Scenario): TidalHall => hallWith(scenario, (window) => mainSkills(scenario, window));

/** The services that a window can share with others, directly or by way of third ones. */
const blockOf = (hall: TidalHall, start: TidalWindow): Set<number> => {
  const block = new Set(start.skills.map(({ service }) => service));
  for (let size = 0; size !== block.size; ) {
    size = block.size;
    for (const { skills } of hall.windows)
      if (skills.some(({ service }) => block.has(service))) for (const { service } of skills) block.add(service);
  }
  return block;
};

const always = (window: TidalWindow, services: Iterable<number>): TidalWindow => ({
  ...window,
  isBench: false,
  skills: [...services].map((service) => ({ service, speed: 1, isMain: true })),
});

/** LB1: everybody does everything at full speed, bench clerks included. */
export const pooledHall = (scenario: Scenario): TidalHall => {
  const hall = wideHall(scenario);
  return { ...hall, windows: hall.windows.map((window) => always(window, hall.services.keys())) };
};

/** LB2: the same inside each block of the skills, so that reserved windows stay apart. */
export const blockHall = (scenario: Scenario): TidalHall => {
  const hall = wideHall(scenario);
  return { ...hall, windows: hall.windows.map((window) => always(window, blockOf(hall, window))) };
};

/** The same hall with its bench windows open whenever their clerks are on duty. */
export const withBenchOpen = (hall: TidalHall): TidalHall => ({
  ...hall,
  windows: hall.windows.map((window) => ({ ...window, isBench: false })),
});

export const shiftsOf = ({ windows }: Scenario): Shift[][] =>
  windows.map(({ duty }) => duty.map(([from = 0, to = 0, drains = 1]) => ({ from, to, drains: drains !== 0 })));

export const profileOf = ({ open, categories }: Scenario): Profile => ({
  from: open * 60,
  slotMinutes: SLOT_MINUTES,
  perSlot: categories.map(({ ratePerHalfHour }) => ratePerHalfHour),
});

/** Our review with the limits of this hall. */
export const reviewRuleOf = ({ constants }: Scenario): ReviewRule => {
  const { openDelayMinutes, dwellMinutes } = constants;
  const openMinutesMin = Math.max(constants.openMinutesMin, reviewRule.limits.openMinutesMin);
  return { ...reviewRule, limits: { ...reviewRule.limits, openDelayMinutes, dwellMinutes, openMinutesMin } };
};
