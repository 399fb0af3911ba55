// Times as people read them on a page.

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

const format = (options: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat("zh-CN", { ...options, hour12: false });
  return (at: number): string => formatter.format(at);
};

/** `09:05`, in the zone of this machine. */
export const clockTime = format({ hour: "2-digit", minute: "2-digit" });

/** `11月21日 星期六`. */
export const dayName = format({ month: "long", day: "numeric", weekday: "long" });

const two = (value: number): string => String(value).padStart(2, "0");

/** `3:07` in minutes and seconds, `1:02:09` beyond the hour. */
export const duration = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / SECOND_MS));
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 60) return `${Math.max(0, minutes)}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
};
