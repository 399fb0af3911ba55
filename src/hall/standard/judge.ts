// How each kind of demand is judged: met, not met, or not to be known from what is at hand. It counts what is found beside what
// is asked, and names what is missing.
import type { Area, Equipment } from "../rules/facility.ts";
import type { HallRules } from "../rules/rules.ts";
import { rolesOf } from "../rules/staff-member.ts";
import type { Demand, DeviceSeen, Feature, Subject } from "./check.ts";
import { areaName, equipmentName, type Named } from "./names.ts";

export interface Verdict {
  readonly is: "met" | "not-met" | "unknown";
  readonly found?: number;
  readonly wanted?: number;
  readonly missing?: readonly Named[];
}

const verdict = (isMet: boolean, more: Omit<Verdict, "is"> = {}): Verdict => ({
  is: isMet ? "met" : "not-met",
  ...more,
});

const atLeast = (found: number, wanted: number): Verdict => verdict(found >= wanted, { found, wanted });

/** Of a size that nobody has written down. */
const known = (found: number | undefined, wanted: number): Verdict =>
  found === undefined ? { is: "unknown", wanted } : atLeast(found, wanted);

const without = (missing: readonly Named[]): Verdict => verdict(missing.length === 0, { missing });

const namesLacking = (wanted: readonly string[], texts: readonly string[]): Named[] =>
  wanted.filter((name) => !texts.some((text) => text.includes(name))).map((name) => ({ name }));

/** Everybody who sits at a window. */
const windowStaff = ({ staff }: HallRules) =>
  staff.filter((member) => rolesOf(member).includes("window") || member.windows.length > 0);

const takesMore = ({ services, helps = [] }: HallRules["windows"][number]): boolean =>
  services.length + helps.length > 1;

const features: Readonly<Record<Feature, (rules: HallRules) => boolean>> = {
  appointments: ({ appointments }) => appointments.slots.length > 0,
  "bench-window": ({ windows }) => windows.some(({ isBench }) => isBench),
  "complaint-telephone": ({ place }) => place.complaintTelephone !== undefined,
  "extra-hours": ({ extraHours }) => extraHours.length > 0,
  "follow-up": ({ ratings }) => ratings.channels.length > 0,
  "green-class": ({ classes, appointments }) => classes.some(({ id, rank }) => rank > 0 && id !== appointments.class),
  "hand-out": ({ cases }) => cases.handOutService !== undefined,
  helps: ({ windows }) => 2 * windows.filter(takesMore).length >= windows.length,
  "missing-papers": ({ cases }) => cases.items.length > 0 && cases.papersDays > 0,
  post: ({ cases }) => cases.post,
  "promised-times": ({ cases }) => cases.items.some(({ kind }) => kind === "promised"),
  "rating-code": ({ ratings }) => ratings.channels.includes("code"),
  seasons: ({ seasons }) => seasons.length > 0,
};

const isAtEvery = (windows: HallRules["windows"], devices: readonly DeviceSeen[], kind: string): boolean =>
  windows.every(({ id, isMobile }) => isMobile || devices.some((one) => one.kind === kind && one.window === id));

/** What is written down, and what the devices of the hall are. */
const equipmentOf = ({ rules, devices }: Subject): Set<Equipment> => {
  const has = (kind: string, role?: string) => devices.some((one) => one.kind === kind && (!role || one.role === role));
  const wired: [Equipment, boolean][] = [
    ["queue-machine", has("button", "ticket-machine")],
    ["electronic-display", has("screen")],
    ["broadcast", has("speaker")],
    ["window-signs", isAtEvery(rules.windows, devices, "led")],
    ["evaluators", isAtEvery(rules.windows, devices, "rater")],
    ["rating-codes", rules.ratings.channels.includes("code")],
    ["complaint-telephone", rules.place.complaintTelephone !== undefined],
  ];
  return new Set([...rules.facility.equipment, ...wired.filter(([, isThere]) => isThere).map(([thing]) => thing)]);
};

type Judges = { readonly [K in Demand["of"]]: (demand: Extract<Demand, { of: K }>, subject: Subject) => Verdict };

const judges: Judges = {
  windows: ({ named }, { rules }) =>
    without(
      namesLacking(
        named,
        rules.windows.map(({ name }) => name),
      ),
    ),
  seats: ({ least, named = "" }, { rules }) =>
    atLeast(rules.windows.filter(({ name }) => name.includes(named)).length, least),
  services: ({ named }, { rules }) =>
    without(
      namesLacking(
        named,
        rules.services.map(({ name, detail }) => `${name} ${detail}`),
      ),
    ),
  staff: ({ least, role, isFullTime }, { rules }) => {
    const members = role ? rules.staff.filter((one) => rolesOf(one).includes(role)) : windowStaff(rules);
    return atLeast(members.filter(({ isPartTime }) => !(isFullTime && isPartTime)).length, least);
  },
  "staff-cards": (_, { rules }) =>
    without(windowStaff(rules).filter(({ unit, title, telephone }) => !(unit && title && telephone))),
  deputies: (_, { rules }) => without(windowStaff(rules).filter(({ deputies = [] }) => deputies.length === 0)),
  equipment: ({ all }, subject) => {
    const there = equipmentOf(subject);
    return without(all.filter((thing) => !there.has(thing)).map(equipmentName));
  },
  areas: ({ all }, { rules }) =>
    without(all.filter((area: Area) => !rules.facility.areas.includes(area)).map(areaName)),
  floor: ({ least }, { rules }) => known(rules.facility.areaSquareMetres, least),
  television: ({ least }, { rules }) => known(rules.facility.televisionInches, least),
  computers: ({ least }, { rules }) => known(rules.facility.computers, least),
  feature: ({ has }, { rules }) => verdict(features[has](rules)),
  offer: ({ named }, { rules }) => without(namesLacking(named, rules.facility.offers)),
  "hand-off": ({ urgentMinutes, promisedMinutes }, { rules: { cases } }) =>
    verdict(cases.handOff.urgentMinutes <= urgentMinutes && cases.handOff.promisedMinutes <= promisedMinutes),
  figure: ({ figure, most }, { figures }) => {
    if (!figures || figures.days === 0) return { is: "unknown" };
    const found = figures.counts[figure];
    return verdict(found <= most, { found, wanted: most });
  },
};

export const judge = <K extends Demand["of"]>(demand: Extract<Demand, { of: K }>, subject: Subject): Verdict =>
  (judges[demand.of as K] as (demand: Demand, subject: Subject) => Verdict)(demand, subject);
