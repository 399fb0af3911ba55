// What an Onbon card answers when it is asked how it is: A1 02 of the vendor's document.
import type { Calendar } from "../../../src/base/calendar.ts";

export interface OnbonState {
  readonly isLit: boolean;
  /** 0 to 15. */
  readonly brightness: number;
  /** Of its dynamic areas. */
  readonly ids: readonly number[];
}

const HEAD = [0xa1, 0x02, 0, 0, 0];
const NO_PROGRAM = [0, 0, 0, 0, 0];
const NO_SPECIAL_AREA = [0, 0];
const BARCODE_AND_OWN_ID = new Array<number>(16 + 12).fill(0);

const bcd = (value: number): number => Math.floor(value / 10) * 16 + (value % 10);

/** Eight figures: the year's two, month, day, day of the week with 7 for Sunday, hour, minute, second. */
const timeFigures = (now: number, { moment }: Calendar): number[] => {
  const { date, minute, weekday } = moment(now);
  const [century, year, month, day] = date.replaceAll("-", "").match(/../g)!.map(Number);
  const second = Math.floor(now / 1000) % 60;
  return [century!, year!, month!, day!, weekday, Math.floor(minute / 60), minute % 60, second].map(bcd);
};

export const onbonStatus = ({ isLit, brightness, ids }: OnbonState, now: number, calendar: Calendar): number[] => [
  ...HEAD,
  ...[isLit ? 1 : 2, brightness],
  ...timeFigures(now, calendar),
  ...NO_PROGRAM,
  ...NO_SPECIAL_AREA,
  ...[ids.length, ...ids],
  ...BARCODE_AND_OWN_ID,
];
