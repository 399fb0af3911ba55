// Those who serve: they call, wait for whoever comes, do what there is to do, and hand cases to the back office.
import type { Actor } from "../../src/hall/commands.ts";
import type { WindowPlan } from "../../src/hall/rules/rules.ts";
import { acceptCase, handOut } from "./back-office.ts";
import type { OwnStay } from "./own-count.ts";
import { MINUTE_MS, type OpenDay, type Session, type Visit, type Week } from "./week.ts";

/** At the pad where the hall has one, else at home. */
const rater = ({ rules }: Week): Actor =>
  rules.ratings.channels.includes("pad") ? { role: "device", id: "pad" } : { role: "visitor", id: "phone" };

const HOLD_MINUTES = 5;

/** Who sits where: whoever is meant for a window, then whoever is free. */
export const seatsOf = ({ rules, windows }: Week): Map<string, string> => {
  const free = [...rules.staff];
  const seats = new Map<string, string>();
  const kinds = [
    (id: string) => (own: readonly string[]) => own.includes(id),
    () => (own: readonly string[]) => own.length === 0,
  ];
  for (const { id } of windows) {
    const at = kinds.map((fits) => free.findIndex((one) => fits(id)(one.windows))).find((place) => place >= 0);
    if (at !== undefined) seats.set(id, free.splice(at, 1)[0]!.id);
  }
  return seats;
};

export interface Seat {
  readonly window: WindowPlan;
  readonly clerk: string | undefined;
  /** min */
  readonly late: number;
}

const isTooLong = ({ rules: { presence } }: Week, minutes: number): boolean =>
  presence.graceMinutes > 0 && minutes > presence.graceMinutes;

export const sit = async (
  week: Week,
  day: OpenDay,
  session: Session,
  { window: { id: window }, clerk, late }: Seat,
) => {
  const by: Actor = clerk === undefined ? { role: "device", id: "window-keys" } : { role: "clerk", id: clerk };
  const [opens, closes] = [session.from, session.to].map((minute) => day.midnight + minute * MINUTE_MS) as [
    number,
    number,
  ];
  await week.at(late > 0 ? opens + late * MINUTE_MS : opens - MINUTE_MS);
  if (!(await week.does("OpenWindow", { window }, by))) return;
  if (late > 0) week.count.empty.push({ window, from: opens, to: week.now, isNoted: isTooLong(week, late) });
  for (;;) {
    const answer = await week.ask("CallNext", { window }, by);
    if (answer.ok) await attend(week, window, by, String(answer.data.ticket));
    else if (answer.refused !== "nobody-waiting") return void week.troubles.push(`CallNext: ${answer.refused}`);
    else if (week.now >= closes) break;
    else await week.bell.until(closes);
  }
  await week.does("CloseWindow", { window }, by);
};

const attend = async (week: Week, window: string, by: Actor, ticket: string): Promise<void> => {
  const visit = week.visits.get(ticket);
  if (!visit) return void week.troubles.push(`called ${ticket}, whom nobody knows`);
  const clerk = by.role === "clerk" ? by.id : "";
  const stay: OwnStay = { service: visit.service, window, clerk, waitsFrom: visit.waitsFrom, calledAt: week.now };
  visit.own.stays.push(stay);
  countDown(week, visit);
  if (!visit.plan.comes) return miss(week, visit, stay, by);
  await week.after(visit.plan.walkMs);
  await week.does("StartService", { window }, by);
  stay.startedAt = week.now;
  if (!(await leavesEarly(week, visit, stay, by))) await serve(week, visit, stay, by);
};

const miss = async (week: Week, visit: Visit, stay: OwnStay, by: Actor): Promise<void> => {
  await week.after(MINUTE_MS);
  const missed = await week.does("MissTicket", { window: stay.window }, by);
  Object.assign(stay, { endedAt: week.now, how: "missed" });
  const after = missed?.after as { becomes: string; calls?: number } | undefined;
  if (after?.becomes === "queue") visit.waitsFrom = week.now;
  else if (after?.becomes === "kept" && after.calls !== undefined) visit.keptFor = after.calls;
  else visit.own.ending = "missed";
  week.bell.ring();
};

/** A number that is kept for some calls of its service is lost with the last of them. */
const countDown = ({ visits }: Week, called: Visit): void => {
  for (const visit of visits.values()) {
    if (visit.keptFor === undefined || visit.service !== called.service || visit.own.date !== called.own.date) continue;
    if (--visit.keptFor === 0) visit.own.ending = "missed";
  }
};

const leavesEarly = async (week: Week, visit: Visit, stay: OwnStay, by: Actor): Promise<boolean> => {
  const { twist } = visit.plan;
  if (visit.hasTwisted) return false;
  visit.hasTwisted = true;
  if (twist === "held") return hold(week, visit, stay, by);
  return twist === "wrong-window" && sendOn(week, visit, stay, by);
};

const hold = async (week: Week, visit: Visit, stay: OwnStay, by: Actor): Promise<boolean> => {
  await week.after(MINUTE_MS);
  if (!(await week.does("HoldTicket", { window: stay.window, minutes: HOLD_MINUTES }, by))) return false;
  Object.assign(stay, { endedAt: week.now, how: "held" });
  visit.waitsFrom = week.now + HOLD_MINUTES * MINUTE_MS;
  week.hall.clock.after(HOLD_MINUTES * MINUTE_MS + 1, "back", () => week.bell.ring());
  return true;
};

const sendOn = async (week: Week, visit: Visit, stay: OwnStay, by: Actor): Promise<boolean> => {
  const service = week.otherThan(stay.service);
  if (service === undefined) return false;
  await week.after(MINUTE_MS);
  if (!(await week.does("TransferTicket", { window: stay.window, service }, by))) return false;
  Object.assign(stay, { endedAt: week.now, how: "sent-on" });
  goOn(week, visit, service);
  return true;
};

const goOn = (week: Week, visit: Visit, service: string): void => {
  Object.assign(visit, { service, waitsFrom: week.now });
  week.bell.ring();
};

const serve = async (week: Week, visit: Visit, stay: OwnStay, by: Actor): Promise<void> => {
  await week.after(visit.plan.takes * MINUTE_MS);
  const { window, clerk } = stay;
  if (visit.fetches !== undefined) await handOut(week, visit.fetches, window, by);
  else if (visit.plan.twist === "case") await acceptCase(week, visit, window, by);
  const done = await week.does("FinishService", { window }, by);
  Object.assign(stay, { endedAt: week.now, how: "finished" });
  if (done?.event === "MatterDone") return nextMatter(week, visit, { service: String(done.next), window, clerk }, by);
  if (done?.event === "TicketTransferred") return goOn(week, visit, String(done.service));
  visit.own.ending = "served";
  await rate(week, visit);
};

/** At the same window, without another call. */
const nextMatter = (week: Week, visit: Visit, where: Pick<OwnStay, "service" | "window" | "clerk">, by: Actor) => {
  const stay: OwnStay = { ...where, calledAt: week.now, startedAt: week.now };
  visit.service = where.service;
  visit.own.stays.push(stay);
  return serve(week, visit, stay, by);
};

const rate = async (week: Week, { id, own, plan: { grade, says, person } }: Visit): Promise<void> => {
  await week.after(8000);
  if (grade === undefined) return;
  const bad = says === undefined ? {} : { words: says, contact: { name: person.name, telephone: person.telephone } };
  if (!(await week.does("RateTicket", { ticket: id, grade, ...bad }, rater(week)))) return;
  own.grade = grade;
  if (says !== undefined) week.count.complaints.opened++;
};
