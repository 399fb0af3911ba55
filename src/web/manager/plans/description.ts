// What the plans say, as lines that a manager reads; two versions differ where their lines do. Pure.
import type { Help, Plan, PlannedWindow, Season } from "../../../hall/rules/plans.ts";
import type { WindowPlan } from "../../../hall/rules/rules.ts";
import type { StaffMember } from "../../../hall/rules/staff-member.ts";
import type { PlanSections } from "../../../protocols/api/plan-sections.ts";
import type { Say } from "../../words/words.ts";
import type { Stretch } from "./stretches.tsx";

export interface Speech {
  readonly say: Say;
  readonly serviceName: (id: string) => string;
}

/** What it is about, and what it says. */
export type Line = readonly [about: string, text: string];

const joined = (texts: readonly string[], say: Say): string =>
  texts.length === 0 ? say("plan.nothing") : texts.join("、");
const servicesText = (ids: readonly string[], { say, serviceName }: Speech) => joined(ids.map(serviceName), say);
const helpsText = (helps: readonly Help[], { say, serviceName }: Speech) =>
  joined(
    helps.map(({ service, speed }) => `${serviceName(service)} ${speed}`),
    say,
  );
const stretchText = ({ from, to, drains }: Stretch, say: Say) =>
  `${from}–${to}${drains ? ` ${say("plan.drains")}` : ""}`;
const stretchesText = (list: readonly Stretch[], say: Say) =>
  joined(
    list.map((stretch) => stretchText(stretch, say)),
    say,
  );

type Work = Partial<Pick<WindowPlan, "services" | "helps" | "isBench" | "isMobile" | "duty">> &
  Pick<PlannedWindow, "open">;

const workLines = (about: string, { services, helps, isBench, isMobile, duty, open }: Work, speech: Speech): Line[] => {
  const { say } = speech;
  return [
    ...(services ? [[`${about} ${say("plan.own")}`, servicesText(services, speech)] as const] : []),
    ...(helps ? [[`${about} ${say("plan.helps")}`, helpsText(helps, speech)] as const] : []),
    ...(isBench === undefined
      ? []
      : [[`${about} ${say("plan.bench")}`, say(isBench ? "plan.yes" : "plan.no")] as const]),
    ...(isMobile === undefined
      ? []
      : [[`${about} ${say("plan.mobile")}`, say(isMobile ? "plan.yes" : "plan.no")] as const]),
    ...(duty ? [[`${about} ${say("plan.duty")}`, stretchesText(duty, say)] as const] : []),
    ...(open ? [[`${about} ${say("plan.open")}`, stretchesText(open, say)] as const] : []),
  ];
};

const placeLine = ({ number, place }: WindowPlan, speech: Speech): Line[] =>
  place ? [[`${windowAbout(number, speech)} ${speech.say("plan.place")}`, speech.say("plan.at-place", place)]] : [];

const windowAbout = (number: number, { say }: Speech) => say("window.number", { n: number });

const planLines = (plan: Plan, windows: readonly WindowPlan[], speech: Speech): Line[] => {
  const { say, serviceName } = speech;
  const expected = [
    ...(plan.expectAll === undefined ? [] : [`${say("tide.whole-hall")} ${say("tide.times", { n: plan.expectAll })}`]),
    ...Object.entries(plan.expect ?? {}).map(([id, n]) => `${serviceName(id)} ${say("tide.times", { n })}`),
  ];
  return [
    [`${plan.name}`, joined(expected, say)],
    ...plan.windows.flatMap((planned) => {
      const number = windows.find(({ id }) => id === planned.window)?.number;
      return workLines(`${plan.name} · ${number ?? planned.window}`, planned, speech);
    }),
  ];
};

const seasonLine = ({ name, plan, from, to, days }: Season, plans: readonly Plan[], { say }: Speech): Line => [
  `${say("plan.season")} ${name}`,
  [
    from === to ? from : `${from}–${to}`,
    ...(days ? [days.map((day) => say(`plan.weekday-${day as 1}`)).join("")] : []),
    plans.find(({ id }) => id === plan)?.name ?? plan,
  ].join(" "),
];

/** What stands on their card, and who steps in for them. */
const cardLines = (member: StaffMember, { say }: Speech): Line[] => {
  const { name, id, unit, title, number, telephone, deputies = [] } = member;
  const card = [unit, title, number, telephone].filter((text) => text !== undefined);
  return [
    ...(card.length > 0 ? [[`${name} ${id}`, card.join(" · ")] as const] : []),
    ...(deputies.length > 0 ? [[`${name} ${id} ${say("staff-field.deputies")}`, deputies.join(" ")] as const] : []),
  ];
};

const dutyLines = ({ name, id, roles, isPartTime }: StaffMember, { say }: Speech): Line[] => [
  ...(roles
    ? [
        [
          `${name} ${id} ${say("staff-field.roles")}`,
          joined(
            roles.map((role) => say(`role-of.${role}`)),
            say,
          ),
        ] as const,
      ]
    : []),
  ...(isPartTime ? [[`${name} ${id} ${say("staff-field.part-time")}`, say("plan.yes")] as const] : []),
];

const staffLines = (member: StaffMember, speech: Speech): Line[] => {
  const { name, id, skills } = member;
  const lines = [...cardLines(member, speech), ...dutyLines(member, speech)];
  return skills ? [...lines, [`${name} ${id} ${speech.say("plan.skills")}`, helpsText(skills, speech)]] : lines;
};

const tideLines = (tide: PlanSections["tide"], { say }: Speech): Line[] => [
  [say("plan.mode"), say(`tide.${tide.mode}`)],
  ...(["reviewMinutes", "openDelayMinutes", "arriveMinutes", "dwellMinutes", "openMinutesMin"] as const).map(
    (field): Line => [say(`plan.${field}`), String(tide[field])],
  ),
  [say("plan.announce"), say(tide.announce ? "plan.yes" : "plan.no")],
];

const spanText = (from: string, to = from) => (from === to ? from : `${from}–${to}`);

const calendarLines = (sections: PlanSections, { say }: Speech): Line[] => {
  const { holidays, makeUpDays, extraHours, closures, notices } = sections;
  return [
    [say("days.holidays", { n: "" }), joined(holidays, say)],
    ...makeUpDays.map(({ date, like }): Line => [`${say("days.make-up")} ${date}`, say(`plan.weekday-${like as 1}`)]),
    ...extraHours.map(
      ({ id, name, from, to, session, opens, closes }): Line => [
        `${say("days.extra")} ${id}`,
        `${name} ${spanText(from, to)} ${session ?? ""} ${opens}–${closes}`,
      ],
    ),
    ...closures.map(
      ({ from, to, hours, reason }, at): Line => [
        `${say("days.closures")} ${at + 1}`,
        `${spanText(from, to)} ${hours ? `${hours.from}–${hours.to}` : say("days.all-day")} ${reason}`,
      ],
    ),
    ...notices.texts.map(
      ({ text, from = "", to = "", where }, at): Line => [
        `${say("days.notices")} ${at + 1}`,
        `${text} ${spanText(from, to)} ${where.map((place) => say(`days.on-${place}`)).join("、")}`,
      ],
    ),
    [say("days.ahead"), String(notices.aheadDays)],
  ];
};

export const describe = (sections: PlanSections, speech: Speech): Line[] => {
  const { windows, plans, seasons, staff, tide } = sections;
  return [
    ...windows.flatMap((window) => [
      ...workLines(windowAbout(window.number, speech), window, speech),
      ...placeLine(window, speech),
    ]),
    ...plans.flatMap((plan) => planLines(plan, windows, speech)),
    ...seasons.map((season) => seasonLine(season, plans, speech)),
    ...staff.flatMap((member) => staffLines(member, speech)),
    ...tideLines(tide, speech),
    ...calendarLines(sections, speech),
  ];
};

export interface Difference {
  readonly about: string;
  readonly was?: string;
  readonly becomes?: string;
}

/** What a reader of the second version would find changed; lines about the same thing are compared. */
export const differences = (before: readonly Line[], after: readonly Line[]): Difference[] => {
  const [was, becomes] = [new Map(before), new Map(after)];
  return [...new Set([...was.keys(), ...becomes.keys()])].flatMap((about) => {
    const [old, fresh] = [was.get(about), becomes.get(about)];
    if (old === fresh) return [];
    return [{ about, ...(old === undefined ? {} : { was: old }), ...(fresh === undefined ? {} : { becomes: fresh }) }];
  });
};
