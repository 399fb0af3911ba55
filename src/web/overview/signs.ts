// What the signs show, read from whatever a device says of itself: unknown in shape until looked at.
import type { CallView } from "../../hall/views/views.ts";
import type { DeviceView } from "../../protocols/api/device-view.ts";

export interface SignFace {
  readonly lines: readonly string[];
  readonly tone: string;
}

export interface BoardFace {
  readonly title: string;
  readonly calls: readonly { readonly number: string; readonly window: string; readonly isNew: boolean }[];
  readonly notice: string;
}

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/** The sign above a window, when it has one that shows lines. */
export const signFaceOf = (devices: readonly DeviceView[], window: string): SignFace | undefined => {
  const sign = devices.find((device) => device.window === window && device.showing?.lines !== undefined);
  return sign && { lines: list(sign.showing?.lines).map(text), tone: text(sign.showing?.tone) };
};

/** The hall sign, when there is one. */
export const boardFaceOf = (devices: readonly DeviceView[]): BoardFace | undefined => {
  const showing = devices.find((device) => device.showing?.calls !== undefined)?.showing;
  if (!showing) return undefined;
  const calls = list(showing.calls).map(record);
  return {
    title: text(showing.title),
    notice: text(showing.notice),
    calls: calls.map(({ number, window, flash }) => ({
      number: text(number),
      window: text(window),
      isNew: flash === true,
    })),
  };
};

/** The same from the hall's own board, for a hall without a sign. */
export const boardFaceFrom = (title: string, calls: readonly CallView[]): BoardFace => ({
  title,
  notice: "",
  calls: calls
    .slice(0, 6)
    .map(({ number, window, status }) => ({ number, window: String(window), isNew: status === "called" })),
});
