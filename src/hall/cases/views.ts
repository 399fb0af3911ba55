// What pages see of cases. `person` is a reference; who that is stands nowhere in them.

import { type Hall, isClosing, rulesOf } from "../state.ts";
import { compact } from "../views/compact.ts";
import type { AlarmKind, Case, Step, Wanted } from "./book.ts";

export interface CaseView extends Omit<Case, "alarms" | "standing" | "stoodMs"> {
  /** The number of the window where it was accepted. */
  readonly windowNumber?: number;
  /** Working time that is left, ms, while its promised time stands still. */
  readonly leftMs?: number;
  readonly handOffBy?: number;
  readonly isHandOffLate: boolean;
  readonly isOverdue: boolean;
  readonly isReminded: boolean;
  readonly arePapersLate: boolean;
}

export interface CaseCounts {
  /** Of cases that have not ended: all; not with the back office yet; with it; waiting for papers; lying ready; late. */
  readonly open: number;
  readonly accepted: number;
  readonly inOffice: number;
  readonly asked: number;
  readonly ready: number;
  readonly overdue: number;
  readonly handOffLate: number;
}

const hasRung = ({ alarms }: Case, kind: AlarmKind): boolean =>
  alarms.some(({ what, hasRung }) => what === kind && hasRung);

export const caseView = (hall: Hall, id: string): CaseView | undefined => {
  const found = hall.cases.cases[id];
  if (!found) return undefined;
  const { alarms, standing, stoodMs: _, ...plain } = found;
  const windowNumber = hall.plans.get(found.window ?? "")?.number;
  const handOffBy = alarms.find(({ what }) => what === "hand-off")?.at;
  return {
    ...plain,
    ...(windowNumber !== undefined && { windowNumber }),
    ...(standing && { leftMs: standing.leftMs }),
    ...(handOffBy !== undefined && { handOffBy }),
    isHandOffLate: hasRung(found, "hand-off"),
    isOverdue: hasRung(found, "overdue"),
    isReminded: hasRung(found, "reminder"),
    arePapersLate: hasRung(found, "papers"),
  };
};

export const caseCounts = (hall: Hall): CaseCounts => {
  const open = Object.values(hall.cases.cases).filter(({ state }) => state !== "ended");
  const count = (is: (one: Case) => boolean) => open.filter(is).length;
  return {
    open: open.length,
    accepted: count(({ state }) => state === "accepted"),
    inOffice: count(({ state }) => state === "in-office"),
    asked: count(({ steps, missing }) => missing !== undefined || steps.some(({ state }) => state === "asked")),
    ready: count(({ state }) => state === "ready"),
    overdue: count((one) => hasRung(one, "overdue")),
    handOffLate: count((one) => hasRung(one, "hand-off")),
  };
};

/** Where results are handed out: numbers of the open windows, or of those that would. */
export const handOutWindows = (hall: Hall): number[] => {
  const service = rulesOf(hall).cases.handOutService;
  const taking = [...hall.windows.values()].filter(
    ({ services }) => service !== undefined && services.includes(service),
  );
  const open = taking.filter((window) => !isClosing(window));
  return (open.length > 0 ? open : taking).flatMap(({ id }) => hall.plans.get(id)?.number ?? []);
};

export interface OwnCaseView {
  readonly hall: string;
  readonly case: string;
  /** `past`: it has ended and left the hall's books. */
  readonly state: Case["state"] | "past";
  readonly ending?: Case["ending"];
  readonly items?: readonly (Pick<Step, "name" | "state" | "outcome"> & { readonly nameEn?: string })[];
  readonly acceptedAt?: number;
  readonly promisedAt?: number;
  /** The promised time stands still until papers come. */
  readonly isStandingStill?: boolean;
  readonly wanted?: readonly Wanted[];
  readonly delivery?: Case["delivery"];
  readonly tracking?: string;
  /** Numbers of the windows where it is fetched. */
  readonly windows?: readonly number[];
}

export const wantedOf = ({ missing, steps }: Case): Wanted[] =>
  [missing, ...steps.map(({ asked }) => asked)].filter((one) => one !== undefined);

/** What the holder of a case's link sees: where it stands, no name and no number of anybody. */
export const ownCaseView = (hall: Hall, id: string): OwnCaseView => {
  const { name, cases } = rulesOf(hall);
  const inEnglish = new Map(cases.items.map(({ id: item, nameEn }) => [item, nameEn]));
  const found = hall.cases.cases[id];
  if (!found) return { hall: name, case: id, state: "past" };
  const { state, ending, acceptedAt, promisedAt, standing, delivery, tracking } = found;
  return {
    hall: name,
    case: id,
    state,
    ...(ending && { ending }),
    items: found.steps.map((step) =>
      compact({ name: step.name, nameEn: inEnglish.get(step.item), state: step.state, outcome: step.outcome }),
    ),
    acceptedAt,
    ...(promisedAt !== undefined && { promisedAt }),
    isStandingStill: standing !== undefined,
    wanted: wantedOf(found),
    delivery,
    ...(tracking !== undefined && { tracking }),
    windows: handOutWindows(hall),
  };
};
