// Times as people read them on a page.

const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;

export interface Times {
  /** `09:05`. */
  clockTime(at: number): string;
  /** `11月21日星期六`. */
  dayName(at: number): string;
}

/**
 * Times by the clock on the hall's wall.
 * @param timeZone that of this machine until the hall is known
 * @param language of the names of days, BCP 47
 */
export const timesIn = (timeZone?: string, language = "zh-CN"): Times => {
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = new Intl.DateTimeFormat("zh-CN", { ...zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const day = new Intl.DateTimeFormat(language, { ...zone, month: "long", day: "numeric", weekday: "long" });
  return { clockTime: (at) => time.format(at), dayName: (at) => day.format(at) };
};

const two = (value: number): string => String(value).padStart(2, "0");

/** `3:07` in minutes and seconds, `1:02:09` beyond the hour. */
export const duration = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / SECOND_MS));
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 60) return `${Math.max(0, minutes)}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
};
