// What the hall is told when a bench window (潮汐窗口) opens, or closes again: for the eye on the hall sign, for the ear by
// the voice. Who is concerned decides whether it is said at all.
import { readCardinal } from "../../base/spoken-number.ts";
import type { WindowView } from "../../hall/views/views.ts";
import type { SayArgs } from "../../protocols/mqtt/arguments.ts";

type Bench = Pick<WindowView, "number" | "services">;

const businessOf = (windows: readonly Bench[], between: string): string =>
  [...new Set(windows.flatMap(({ services }) => services.map(({ name }) => name)))].join(between);

/** 「6、7 号窗口现已开放 · 医疗保障 人社社保」 */
export const openingNotice = (windows: readonly Bench[]): string =>
  `${windows.map(({ number }) => number).join("、")} 号窗口现已开放 · ${businessOf(windows, " ")}`;

export const closingNotice = ({ number }: Bench): string => `${number} 号窗口办完当前业务后关闭`;

/** 「六号、七号窗口现已开放，办理医疗保障、人社社保，请留意叫号」 */
export const openingAnnouncement = (windows: readonly Bench[]): SayArgs => ({
  text: `${windows.map(({ number }) => `${readCardinal(number)}号`).join("、")}窗口现已开放，办理${businessOf(windows, "、")}，请留意叫号`,
  shows: openingNotice(windows),
  chime: true,
});
