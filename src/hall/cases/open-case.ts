// How a case begins: accepted at a window or elsewhere, with a number, a promise, and a limit for its way to the back office.
import type { Moment } from "../../base/calendar.ts";
import type { Actor, CommandArgs } from "../commands.ts";
import { type Decide, happened, windowFor } from "../decide/decision.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { type Hall, rulesOf, type Ticket, ticketAt, type Window } from "../state.ts";
import { CASES_MAX, type Wanted } from "./book.ts";
import type { CaseEvents } from "./events.ts";
import { handOffBy, promiseOf, wantedPapers } from "./promise.ts";
import type { CaseItem, CaseKind } from "./rules.ts";

type Args = CommandArgs<"OpenCase">;
type Opened = CaseEvents["CaseOpened"];

const slowness: readonly CaseKind[] = ["on-the-spot", "urgent", "promised"];
const DAY_CASES_MAX = 9999;

const itemsOf = (hall: Hall, ids: readonly string[]): readonly CaseItem[] | Refusal => {
  const known = new Map(rulesOf(hall).cases.items.map((item) => [item.id, item]));
  const unknown = ids.find((id) => !known.has(id));
  return unknown === undefined ? ids.map((id) => known.get(id)!) : refuse("unknown-item", unknown);
};

const kindOf = (items: readonly CaseItem[]): CaseKind =>
  slowness.findLast((kind) => items.some((item) => item.kind === kind))!;

/** The number after today's last; undefined when there are too many. */
const nextId = ({ date, cases }: Hall): string | undefined => {
  const number = cases.date === date ? cases.count + 1 : 1;
  const isFull = number > DAY_CASES_MAX || Object.keys(cases.cases).length >= CASES_MAX;
  return isFull ? undefined : `${date.replaceAll("-", "")}-${String(number).padStart(4, "0")}`;
};

interface Visit {
  readonly window?: Window;
  readonly ticket?: Ticket;
}

const visitOf = (hall: Hall, { window: id }: Args, by: Actor): Visit | Refusal => {
  if (id === undefined) return {};
  const window = windowFor(hall, id, by);
  if (isRefusal(window)) return window;
  const ticket = window.state === "serving" ? ticketAt(hall, window) : undefined;
  return { window, ...(ticket && { ticket }) };
};

/** Of several matters, those that take no time are done when the case begins. */
const stepsOf = (items: readonly CaseItem[], kind: CaseKind): Opened["steps"] =>
  items.map(({ id, name, kind: own }) => {
    const isDone = kind === "on-the-spot" || (own === "on-the-spot" && kindOf(items) !== "on-the-spot");
    return { item: id, name, state: isDone ? "decided" : "waiting" };
  });

const timesOf = (hall: Hall, items: readonly CaseItem[], kind: CaseKind, when: Moment): Partial<Opened> =>
  kind === "on-the-spot"
    ? {}
    : {
        promise: promiseOf(hall, Math.max(...items.map(({ days }) => days)), when),
        handOffBy: handOffBy(hall, [kind, ...items.map((item) => item.kind)], when),
      };

const postRefusal = (hall: Hall, { delivery }: Args, person: string | undefined): Refusal | undefined => {
  if (delivery !== "post") return undefined;
  if (!rulesOf(hall).cases.post) return refuse("no-post");
  return person === undefined ? refuse("no-post", "nobody to send it to") : undefined;
};

const missingOf = (hall: Hall, { missing, missingUntil }: Args, when: Moment): { missing?: Wanted } | Refusal => {
  if (!missing) return {};
  const wanted = wantedPapers(hall, missing, missingUntil, when);
  return isRefusal(wanted) ? wanted : { missing: wanted };
};

const visitFields = ({ window, ticket }: Visit): Partial<Opened> =>
  window ? { visit: { window: window.id, ...(ticket && { ticket: ticket.id }) } } : {};

export const openCase: Decide<"OpenCase"> = (hall, { args, by, when }) => {
  const items = itemsOf(hall, args.items);
  if (isRefusal(items)) return items;
  const visit = visitOf(hall, args, by);
  if (isRefusal(visit)) return visit;
  const person = args.person ?? visit.ticket?.person;
  const missing = missingOf(hall, args, when);
  if (isRefusal(missing)) return missing;
  const id = nextId(hall);
  const refusal = id === undefined ? refuse("cases-full") : postRefusal(hall, args, person);
  if (refusal || id === undefined) return refusal!;
  const { kind = kindOf(items), delivery = "window", paper = false, note } = args;
  const opened: Opened = {
    case: id,
    kind,
    steps: stepsOf(items, kind),
    delivery,
    clerk: by.id,
    paper,
    ...visitFields(visit),
    ...(person !== undefined && { person }),
    ...(note !== undefined && { note }),
    ...timesOf(hall, items, kind, when),
    ...missing,
  };
  const isDone = kind === "on-the-spot" && !opened.missing;
  return [happened(when, "CaseOpened", opened), ...(isDone ? [happened(when, "CaseFinished", { case: id })] : [])];
};
