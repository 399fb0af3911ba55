// What people do at devices, as commands: a key of a ticket machine takes a number, a key of a call keypad works its
// window, a key of a pad rates. Every press becomes one command whose id is the press itself, so it acts once.
import { type Check, checker, problemsText } from "../../base/check.ts";
import type { CommandKind } from "../../hall/commands.ts";
import type { Hall, WindowState } from "../../hall/state.ts";
import { ButtonData, RatingData } from "../../protocols/mqtt/arguments.ts";
import type { DeviceEvent } from "../../protocols/mqtt/messages.ts";
import type { DeviceConfig } from "../config/document.ts";
import type { CommandRequest } from "../hall-port.ts";

export type Pressed =
  | { readonly ok: true; readonly requests: readonly CommandRequest[] }
  | { readonly ok: false; readonly fault: string };

const HOLD_MINUTES = 10;
const PAUSE_REASON = "暂停服务";

type Step = (window: string) => { kind: CommandKind; args: Record<string, unknown> };

const keypadSteps: Readonly<Record<string, Step>> = {
  call: (window) => ({ kind: "CallNext", args: { window } }),
  recall: (window) => ({ kind: "RecallTicket", args: { window } }),
  start: (window) => ({ kind: "StartService", args: { window } }),
  finish: (window) => ({ kind: "FinishService", args: { window } }),
  missed: (window) => ({ kind: "MissTicket", args: { window } }),
  hold: (window) => ({ kind: "HoldTicket", args: { window, minutes: HOLD_MINUTES } }),
  pause: (window) => ({ kind: "PauseWindow", args: { window, reason: PAUSE_REASON } }),
  resume: (window) => ({ kind: "ResumeWindow", args: { window } }),
  undo: (window) => ({ kind: "UndoStep", args: { window } }),
  close: (window) => ({ kind: "CloseWindow", args: { window } }),
};

/** Names a press for ever: a device counts its events within each boot [HALL-4.1]. */
const pressId = (device: string, { boot, n }: DeviceEvent): string => `device:${device}:${boot}:${n}`;

export interface PressReader {
  read(device: DeviceConfig, event: DeviceEvent, hall: Hall, hasPaper: boolean): Pressed;
  /** What a card or a code said, where the press came with one. */
  personIn(event: DeviceEvent): string | undefined;
}

const fault = (text: string): Pressed => ({ ok: false, fault: text });

const ticketPress = (device: DeviceConfig, id: string, data: ButtonData, hasPaper: boolean): Pressed => {
  const service = device.keys?.[data.key];
  if (service === undefined)
    return fault(`data/key is "${data.key}", expected one of ${Object.keys(device.keys ?? {}).join(", ")}`);
  const by = { role: "device", id: device.id } as const;
  const args = { service, paper: hasPaper, ...(data.person === undefined ? {} : { person: data.person }) };
  return { ok: true, requests: [{ id, kind: "TakeTicket", args, by }] };
};

/** In a small hall the keypad is all there is: calling or going on at a closed window opens it first. */
const opening = (device: DeviceConfig, window: string, id: string, hall: Hall, key: string): CommandRequest[] => {
  const isClosed = hall.windows.get(window)?.state === "closed";
  if (!isClosed || (key !== "call" && key !== "resume")) return [];
  const args = { window, ...(device.clerk === undefined ? {} : { clerk: device.clerk }) };
  return [{ id: `${id}:open`, kind: "OpenWindow", args, by: { role: "device", id: device.id } }];
};

/** Keys of keypads that have fewer than there are steps: what they mean depends on what the window does. */
const keypadDoubles: Readonly<Record<string, (state: WindowState) => readonly string[]>> = {
  /** There is no key for a beginning, so a visitor who is called and rates has been served. */
  evaluate: (state) => (state === "calling" ? ["start", "finish"] : ["finish"]),
  rest: (state) => [state === "paused" ? "resume" : "pause"],
};
const keypadKeys = [...Object.keys(keypadSteps), ...Object.keys(keypadDoubles)];

const stepsOf = (key: string, window: string, hall: Hall): readonly string[] =>
  keypadDoubles[key]?.(hall.windows.get(window)?.state ?? "closed") ?? [key];

const keypadPress = (device: DeviceConfig, id: string, data: ButtonData, hall: Hall): Pressed => {
  const { window } = device;
  if (!keypadKeys.includes(data.key))
    return fault(`data/key is "${data.key}", expected one of ${keypadKeys.join(", ")}`);
  if (window === undefined) return fault("the keypad has no window");
  const opens = opening(device, window, id, hall, data.key);
  if (opens.length > 0 && data.key === "resume") return { ok: true, requests: opens };
  const by = { role: "device", id: device.id } as const;
  const steps = stepsOf(data.key, window, hall);
  const requests = steps.map((step, at) => {
    const own = at === steps.length - 1 ? id : `${id}:${step}`;
    return { id: own, ...keypadSteps[step]!(window), by } as CommandRequest;
  });
  return { ok: true, requests: [...opens, ...requests] };
};

/** Makes the reader of presses; its checks are compiled once. */
export const readPresses = (): PressReader => {
  const buttonData: Check<typeof ButtonData> = checker(ButtonData);
  const ratingData: Check<typeof RatingData> = checker(RatingData);
  const button = (device: DeviceConfig, event: DeviceEvent, hall: Hall, hasPaper: boolean): Pressed => {
    const checked = buttonData(event.data);
    if (!checked.ok) return fault(`data: ${problemsText(checked.problems)}`);
    const id = pressId(device.id, event);
    return device.role === "call-keypad"
      ? keypadPress(device, id, checked.value, hall)
      : ticketPress(device, id, checked.value, hasPaper);
  };
  const rating = (device: DeviceConfig, event: DeviceEvent, hall: Hall): Pressed => {
    const checked = ratingData(event.data);
    if (!checked.ok) return fault(`data: ${problemsText(checked.problems)}`);
    const { ticket, grade, tags } = checked.value;
    const servedAt = hall.tickets.get(ticket)?.window;
    if (device.window !== undefined && servedAt !== device.window)
      return fault(`data/ticket is "${ticket}", expected one that was served at window ${device.window}`);
    const args = { ticket, grade, ...(tags === undefined ? {} : { tags }) };
    return {
      ok: true,
      requests: [{ id: pressId(device.id, event), kind: "RateTicket", args, by: { role: "device", id: device.id } }],
    };
  };
  return {
    personIn({ type, data }) {
      const checked = buttonData(data);
      return type === "button" && checked.ok ? checked.value.person : undefined;
    },
    read(device, event, hall, hasPaper) {
      if (event.type === "button" && device.kind === "button") return button(device, event, hall, hasPaper);
      if (event.type === "rating" && device.kind === "rater") return rating(device, event, hall);
      return fault(`type is "${event.type}", expected what a ${device.kind} does`);
    },
  };
};
