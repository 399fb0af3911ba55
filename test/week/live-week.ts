// A week in a hall, from Monday's first visitor to Friday's last: who comes when, and what goes wrong on which day.
import type { Actor } from "../../src/hall/commands.ts";
import { fetchOne, followUp } from "./back-office.ts";
import { seatsOf, sit } from "./clerks.ts";
import { book, letIn } from "./visitors.ts";
import { HOUR_MS, MINUTE_MS, type OpenDay, Week } from "./week.ts";
import type { WeekHall } from "./week-hall.ts";

const DAY_MS = 24 * HOUR_MS;
const BEIJING_MS = 8 * HOUR_MS;
const LATE_MINUTES = 20;
const [TUESDAY, WEDNESDAY] = [1, 2];

const minutesIn = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Until when a session goes on, as the notice of extended hours has it. */
const endOf = ({ rules }: Week, { id, to }: { id: string; to: string }, date: string): string => {
  const day = date.slice(5);
  const longer = rules.extraHours.filter((one) => one.session === id && one.from <= day && day <= one.to);
  return [to, ...longer.map(({ closes }) => closes)].sort().at(-1)!;
};

const openDay = (week: Week, midnight: number, weekday: number): OpenDay => {
  const date = new Date(midnight + BEIJING_MS).toISOString().slice(0, 10);
  const sessions = week.rules.sessions
    .filter(({ days }) => days.includes(weekday + 1))
    .map((session) => {
      const to = minutesIn(endOf(week, session, date));
      return { from: minutesIn(session.from), to, takesUntil: to - session.lastTicketMinutes };
    });
  return { date, midnight, weekday, sessions };
};

const breakSign = (week: Week, { midnight }: OpenDay): void => {
  const device = week.hall.config.devices.find(({ kind }) => kind === "led")?.id;
  if (device === undefined) return;
  const [from, to] = [midnight + 10 * HOUR_MS, midnight + 11.5 * HOUR_MS];
  const by: Actor = { role: "hall", id: "desk" };
  const tell = async (at: number, state: string) => {
    await week.at(at);
    await week.does("RecordDevice", { device, state, faults: [] }, by);
  };
  void tell(from, "lost");
  void tell(to, "ready");
  week.count.brokenSign.push({ device, from, to });
};

const begin = (week: Week, day: OpenDay, visitors: number): void => {
  const seats = seatsOf(week);
  for (const [place, session] of day.sessions.entries()) {
    for (const [at, window] of week.windows.entries()) {
      const late = day.weekday === TUESDAY && place === 0 && at === 0 ? LATE_MINUTES : 0;
      void sit(week, day, session, { window, clerk: seats.get(window.id), late });
    }
    letIn(week, day, session, Math.ceil(visitors / day.sessions.length));
  }
  void book(week, day);
  void followUp(week, day);
  void fetchOne(week, day);
  if (day.weekday === WEDNESDAY) breakSign(week, day);
};

/**
 * Lives a week from a Monday's midnight on.
 * @param visitors a day
 * @param isOffAtNight whether the hall is switched off when everybody has gone
 */
export const liveWeek = async (
  hall: WeekHall,
  monday: number,
  visitors: number,
  isOffAtNight = true,
): Promise<Week> => {
  const week = new Week(hall, 20261123);
  const rest = (until: number) => (isOffAtNight ? hall.sleepUntil(until) : hall.clock.advance(until - week.now));
  for (let weekday = 0; weekday < 7; weekday++) {
    const day = openDay(week, monday + weekday * DAY_MS, weekday);
    const last = day.sessions.at(-1);
    if (!last) continue;
    await rest(day.midnight + (day.sessions[0]!.from - 30) * MINUTE_MS);
    begin(week, day, visitors);
    await hall.clock.advance(day.midnight + (last.to + 60) * MINUTE_MS - week.now);
  }
  await rest(monday + 7 * DAY_MS + MINUTE_MS);
  for (const ticket of week.count.tickets) ticket.ending ??= "expired";
  return week;
};
