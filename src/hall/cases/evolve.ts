// Reads what happened to cases (办件) into the state.
import type { Evolve } from "../evolve/evolution.ts";
import type { Hall } from "../state.ts";
import { alarm, alarmsOf, keepWatch, rangEarly } from "./alarms.ts";
import type { Alarm, AlarmKind, Case, CaseState, Ending, Step } from "./book.ts";
import type { CaseEvents, Promised } from "./events.ts";

const caseOf = (hall: Hall, id: string): Case => {
  const found = hall.cases.cases[id];
  if (!found) throw new Error(`the ledger speaks of an unknown case ${id}`);
  return found;
};

const stepOf = (found: Case, item: string): Step => {
  const step = found.steps.find((one) => one.item === item);
  if (!step) throw new Error(`the ledger speaks of an unknown matter ${item} of case ${found.id}`);
  return step;
};

const enter = (found: Case, state: CaseState, at: number): void => void Object.assign(found, { state, since: at });

const silence = (found: Case, ...kinds: AlarmKind[]): void => {
  found.alarms = found.alarms.filter(({ what }) => !kinds.includes(what));
};

const keepPromise = (found: Case, promise: Promised): void => {
  found.promisedAt = promise.promisedAt;
  found.alarms = [...found.alarms, ...alarmsOf(promise)];
};

/** One alarm for each lot of papers that is waited for. */
const expectPapers = (found: Case): void => {
  const wanted = [found.missing, ...found.steps.map(({ asked }) => asked)].filter((one) => one !== undefined);
  const before = found.alarms.filter(({ what }) => what === "papers");
  silence(found, "papers");
  const known = ({ until }: { until: number }): Alarm | undefined => before.find(({ at }) => at === until);
  found.alarms = [...found.alarms, ...wanted.map((one) => known(one) ?? alarm("papers", one.until))];
};

const ring = (found: Case, at: number, ...kinds: AlarmKind[]): void => {
  for (const one of found.alarms) if (kinds.includes(one.what) && one.at <= at) one.hasRung = true;
};

const end = (found: Case, ending: Ending, at: number): void => {
  enter(found, "ended", at);
  Object.assign(found, { ending, alarms: [] });
  delete found.standing;
};

const opened = (data: CaseEvents["CaseOpened"], at: number): Case => {
  const { case: id, steps, paper, visit, promise, handOffBy, missing, ...plain } = data;
  const isDecided = steps.every(({ state }) => state === "decided");
  const found: Case = {
    id,
    ...plain,
    acceptedAt: at,
    ...visit,
    steps: steps.map((step) => ({ ...step, since: at, ...(step.state === "decided" && { outcome: "approved" }) })),
    state: isDecided ? "decided" : "accepted",
    since: at,
    stoodMs: 0,
    ...(missing && { missing }),
    alarms: handOffBy === undefined ? [] : [alarm("hand-off", handOffBy)],
    receipt: paper ? "wanted" : "none",
    copies: 0,
  };
  if (promise) keepPromise(found, promise);
  expectPapers(found);
  return found;
};

const settlePapers = (found: Case, { item, promise, stoodMs = 0 }: CaseEvents["PapersAccepted"], at: number): void => {
  if (item === undefined) delete found.missing;
  else {
    const step = stepOf(found, item);
    Object.assign(step, { state: "taken", since: at });
    delete step.asked;
  }
  if (promise) {
    delete found.standing;
    keepPromise(found, promise);
  }
  found.stoodMs += stoodMs;
  expectPapers(found);
};

const caseEvents = {
  CaseOpened(hall, data, at) {
    const { cases: book } = hall;
    book.count = book.date === hall.date ? book.count + 1 : 1;
    book.date = hall.date;
    book.cases[data.case] = opened(data, at);
  },
  CaseHandedOff(hall, { case: id }, at) {
    const found = caseOf(hall, id);
    enter(found, "in-office", at);
    silence(found, "hand-off");
  },
  CaseTaken: (hall, { case: id, item, clerk }, at) =>
    void Object.assign(stepOf(caseOf(hall, id), item), { state: "taken", since: at, clerk }),
  CaseReturned(hall, { case: id, item }, at) {
    const step = stepOf(caseOf(hall, id), item);
    Object.assign(step, { state: "waiting", since: at });
    delete step.clerk;
  },
  PapersAsked(hall, { case: id, item, asked, leftMs }, at) {
    const found = caseOf(hall, id);
    Object.assign(stepOf(found, item), { state: "asked", since: at, asked });
    if (leftMs !== undefined) {
      found.standing = { from: at, leftMs };
      silence(found, "reminder", "overdue");
    }
    expectPapers(found);
  },
  PapersAccepted: (hall, data, at) => settlePapers(caseOf(hall, data.case), data, at),
  CaseDecided(hall, { case: id, item, outcome, text }, at) {
    const found = caseOf(hall, id);
    const words = text === undefined ? {} : { text };
    Object.assign(stepOf(found, item), { state: "decided", since: at, outcome, ...words });
    if (found.steps.every(({ state }) => state === "decided")) enter(found, "decided", at);
  },
  CaseCorrected(hall, { case: id, item, was, outcome, clerk, reason, text, promise }, at) {
    const found = caseOf(hall, id);
    const step = stepOf(found, item);
    const corrections = [...(step.corrections ?? []), { at, was, outcome, by: clerk, reason }];
    Object.assign(step, { outcome, corrections });
    if (text === undefined) delete step.text;
    else step.text = text;
    if (found.state === "ready") {
      enter(found, "decided", at);
      found.wasReady = true;
    }
    if (promise) keepPromise(found, promise);
  },
  CaseCompleted(hall, { case: id }, at) {
    const found = caseOf(hall, id);
    enter(found, "ready", at);
    silence(found, "reminder", "overdue");
  },
  HandOffOverdue: (hall, { case: id }, at) => ring(caseOf(hall, id), at, "hand-off"),
  CaseReminded: (hall, { case: id }, at) => ring(caseOf(hall, id), at, "reminder"),
  CaseOverdue: (hall, { case: id }, at) => ring(caseOf(hall, id), at, "overdue", "reminder"),
  PapersOverdue: (hall, { case: id }, at) => ring(caseOf(hall, id), at, "papers"),
  CaseAlarmsWithdrawn(hall, { cases }, at) {
    for (const one of cases.flatMap((id) => caseOf(hall, id).alarms)) if (rangEarly(one, at)) one.hasRung = false;
  },
  CaseFinished: (hall, { case: id }, at) => end(caseOf(hall, id), "finished", at),
  CaseHandedOut: (hall, { case: id }, at) => end(caseOf(hall, id), "handed-out", at),
  CasePosted(hall, { case: id, tracking }, at) {
    const found = caseOf(hall, id);
    end(found, "posted", at);
    if (tracking !== undefined) found.tracking = tracking;
  },
  CaseWithdrawn: (hall, { case: id }, at) => end(caseOf(hall, id), "withdrawn", at),
  ReceiptAsked: (hall, { case: id, copy }) => void Object.assign(caseOf(hall, id), { receipt: "wanted", copies: copy }),
  ReceiptRecorded: (hall, { case: id, outcome }) => void Object.assign(caseOf(hall, id), { receipt: outcome }),
  CasesArchived(hall, { cases }) {
    for (const { id } of cases) delete hall.cases.cases[id];
  },
} satisfies { [K in keyof CaseEvents]: Evolve[K] };

/** Each reading, and then what is to be noticed next. */
export const caseEvolve: { [K in keyof CaseEvents]: Evolve[K] } = Object.fromEntries(
  Object.entries(caseEvents).map(([kind, apply]) => [
    kind,
    (hall: Hall, data: never, at: number) => {
      apply(hall, data, at);
      keepWatch(hall.cases);
    },
  ]),
) as never;
