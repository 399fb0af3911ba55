// Turns an instant into what the clock on the hall's wall says. Business dates come from here and from nowhere else:
// a date computed in UTC corrupts every ticket of the evening.

/** An instant together with its local reading; the rules never compute one from the other. */
export interface Moment {
  /** ms since 1970 UTC. */
  readonly at: number;
  /** Local date, `2026-11-21`. */
  readonly date: string;
  /** Minutes since local midnight, 0 to 1439. */
  readonly minute: number;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
}

export interface Calendar {
  readonly timeZone: string;
  moment(at: number): Moment;
  /** The offset from UTC at an instant, `+08:00`. */
  offsetText(at: number): string;
}

/** Every offset in use changes on a quarter of an hour, so one lookup serves the whole quarter. */
const QUARTER_MS = 900_000;
/** Quarters whose offset is remembered: who reads the past, or tries out what could be, goes to and fro among a few. */
const QUARTERS_MAX = 256;
export const MINUTE_MS = 60_000;

export const isTimeZone = (timeZone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
};

const offsetLookup = (timeZone: string) => {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  return (at: number): number => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const local = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!);
    return local - Math.floor(at / MINUTE_MS) * MINUTE_MS;
  };
};

/** The local calendar of a time zone such as `Asia/Shanghai`; throws RangeError on an unknown one. */
export const calendarOf = (timeZone: string): Calendar => {
  const lookUp = offsetLookup(timeZone);
  const offsets = new Map<number, number>();
  const offsetAt = (at: number): number => {
    const quarter = Math.floor(at / QUARTER_MS);
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    if (offsets.size >= QUARTERS_MAX) offsets.clear();
    const offset = lookUp(at);
    offsets.set(quarter, offset);
    return offset;
  };
  const moment = (at: number): Moment => {
    const local = new Date(at + offsetAt(at));
    return {
      at,
      date: local.toISOString().slice(0, 10),
      minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
      weekday: local.getUTCDay() || 7,
    };
  };
  const offsetText = (at: number): string => {
    const minutes = Math.round(lookUp(at) / MINUTE_MS);
    const text = new Date(Math.abs(minutes) * MINUTE_MS).toISOString().slice(11, 16);
    return `${minutes < 0 ? "-" : "+"}${text}`;
  };
  return { timeZone, moment, offsetText };
};

export const DAY_MS = 86_400_000;

/** The local date some days after another, before it when negative. */
export const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** Days from one local date to another, negative when the other lies before it. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** 1 Monday to 7 Sunday, of a local date. */
export const weekdayOf = (date: string): number => new Date(date).getUTCDay() || 7;

/** The instant at which the wall shows a minute of the day of `when`, counted from its midnight; ms since 1970 UTC. */
export const instantAt = (when: Pick<Moment, "at" | "minute">, minute: number): number =>
  when.at - (when.at % MINUTE_MS) + (minute - when.minute) * MINUTE_MS;

/** Minutes since midnight of `HH:MM`. */
export const minuteOf = (clockTime: string): number => Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3));

/** `HH:MM` of minutes since midnight, 0 to 1440; a minute counts from when it begins. */
export const clockTimeOf = (minute: number): string =>
  [minute / 60, minute % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
