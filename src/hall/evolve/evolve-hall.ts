// Reads what concerns the hall as a whole: its rules, its day and sessions, its issuing.
import { datesWith } from "../business-day.ts";
import { keepForLater } from "../complaints/turn-day.ts";
import { withDay } from "../history/day-facts.ts";
import { outlookOf } from "../history/outlook.ts";
import { turnPresence } from "../presence/book.ts";
import { drain, undrain } from "../queue/draining.ts";
import { completeRules } from "../rules/complete-rules.ts";
import { markKey } from "../rules/hours.ts";
import { BASE_PLAN, planName, windowsUnder } from "../rules/plan-of-day.ts";
import type { HallRules } from "../rules/rules.ts";
import { type Hall, isBusy, type Window } from "../state.ts";
import { claimsOf } from "../steering/claims.ts";
import { calmTide } from "../steering/tide-now.ts";
import type { Evolve } from "./evolution.ts";

/** Puts rules in force and derives what is looked up from them. */
export const adoptRules = (hall: Hall, rules: HallRules): void => {
  hall.rules = rules;
  hall.services = new Map(rules.services.map((service) => [service.id, service]));
  if (planName(rules, hall.tide.plan) === undefined) hall.tide.plan = BASE_PLAN;
  hall.plans = new Map(windowsUnder(rules, hall.tide.plan).map((plan) => [plan.id, plan]));
  hall.staff = new Map(rules.staff.map((member) => [member.id, member]));
  hall.classes = new Map(rules.classes.map((entry) => [entry.id, entry]));
};

/** After every change of rules or date: never while visitors come and go. */
export const lookAhead = (hall: Hall): void => {
  hall.outlook = hall.rules && hall.date !== "" ? outlookOf(hall.rules, hall.history, hall.date) : undefined;
};

/** After every change of what windows take. */
export const weighClaims = (hall: Hall): void => {
  hall.claims = hall.rules && claimsOf(hall);
};

const planned = (hall: Hall, window: string): string[] => [...(hall.plans.get(window)?.services ?? [])];

const shutWindow = (hall: Hall, id: string, at: number): void =>
  void hall.windows.set(id, {
    id,
    state: "closed",
    services: planned(hall, id),
    since: at,
    priorityRun: 0,
    openMs: 0,
    busyMs: 0,
  });

/** An open window keeps its work as far as it still exists; a step taken under other rules cannot be undone. */
const keepKnownServices = (hall: Hall, window: Window): void => {
  const isKnown = (service: string) => hall.services.has(service);
  window.services = window.services.filter(isKnown);
  const services = window.draining?.services?.filter(isKnown) ?? [];
  undrain(window, "services");
  if (services.length > 0) drain(window, { to: "retasked", services });
  delete window.undo;
};

const arrangeWindows = (hall: Hall, at: number): void => {
  for (const id of [...hall.windows.keys()]) if (!hall.plans.has(id)) hall.windows.delete(id);
  for (const id of hall.plans.keys()) {
    const window = hall.windows.get(id);
    if (!window) shutWindow(hall, id, at);
    else if (window.state === "closed") window.services = planned(hall, id);
    else keepKnownServices(hall, window);
  }
};

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

/** Another plan holds: closed windows are it at once, a window with a visitor once that one has gone. */
const followPlan = (window: Window, services: string[]): void => {
  if (isSame(window.services, services)) return undrain(window, "services");
  if (isBusy(window)) drain(window, { to: "retasked", services });
  else window.services = services;
  delete window.undo;
};

const adoptPlan = (hall: Hall, plan: string): void => {
  hall.tide.plan = plan;
  if (!hall.rules) return;
  adoptRules(hall, hall.rules);
  for (const window of hall.windows.values()) followPlan(window, planned(hall, window.id));
};

const turnDay = (hall: Hall, date: string, at: number): void => {
  keepForLater(hall, at);
  hall.dates = datesWith(hall, date);
  hall.date = date;
  hall.places = 0;
  hall.issued = 0;
  hall.calls = [];
  hall.tide = calmTide();
  turnPresence(hall.presence);
  if (hall.rules) adoptRules(hall, hall.rules);
  for (const today of [hall.tickets, hall.counters, hall.lines, hall.openByPerson, hall.stops]) today.clear();
  for (const today of [hall.held, hall.kept, hall.marks]) today.clear();
  for (const id of hall.windows.keys()) shutWindow(hall, id, at);
};

export const hallEvents = {
  HallConfigured(hall, { rules }, at) {
    adoptRules(hall, completeRules(rules));
    arrangeWindows(hall, at);
    lookAhead(hall);
    weighClaims(hall);
  },
  DayTurned(hall, { date }, at) {
    turnDay(hall, date, at);
    lookAhead(hall);
    weighClaims(hall);
  },
  DaySummed(hall, { facts }) {
    hall.history = withDay(hall.history, facts);
  },
  PlanAdopted(hall, { plan, why }) {
    adoptPlan(hall, plan);
    Object.assign(hall.tide, { planWhy: why, wanted: "plan" });
    weighClaims(hall);
  },
  SessionReached: (hall, { session, mark }) => void hall.marks.add(markKey(session, mark)),
  MarkWithdrawn: (hall, { session, mark }) => void hall.marks.delete(markKey(session, mark)),
  IssuingStopped: (hall, { service = "*", reason }) => void hall.stops.set(service, reason),
  IssuingResumed: (hall, { service = "*" }) => void hall.stops.delete(service),
  ClockSet: () => {},
  DeviceChanged: () => {},
  PrivateRead: () => {},
} satisfies Partial<Evolve>;
