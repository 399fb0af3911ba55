// The entries of the topics by their names and types, as hall/views writes them.

import type { CalendarAhead } from "../../hall/rules/calendar-ahead.ts";
import type { ManagerLimits, TideView } from "../../hall/steering/tide-view.ts";
import type { WaitEstimate } from "../../hall/tide/wait-estimate.ts";
import type { DeskNextView, DeskQueueView } from "../../hall/views/desk-views.ts";
import type { CallView, HallView, ServiceView, TicketView, WindowView } from "../../hall/views/views.ts";
import type { DeviceView, PaperView, PrintingView, SightView, SpokenView } from "../../protocols/api/device-view.ts";
import { entriesOf, entry, type HallState } from "../wire/hall-state.ts";

export const hallOf = (state: HallState) => entry<HallView>(state, "board", "hall");
export const servicesOf = (state: HallState) => entriesOf<ServiceView>(state, "board", "service/");
export const windowOf = (state: HallState, id: string) => entry<WindowView>(state, "board", `window/${id}`);
/** Newest first. */
export const callsOf = (state: HallState): readonly CallView[] => entry<CallView[]>(state, "board", "calls") ?? none;
const none: readonly never[] = [];

/** False once the hall has said that no printer prints. */
export const canPrint = (state: HallState): boolean =>
  entry<PrintingView>(state, "board", "printing")?.canPrint ?? true;

/** All windows, by the number people see. */
export const windowsOf = (state: HallState): WindowView[] =>
  entriesOf<WindowView>(state, "board", "window/").sort((left, right) => left.number - right.number);

export interface Desk {
  readonly window: WindowView;
  readonly ticket: TicketView | null;
  readonly queue: DeskQueueView;
  readonly next: DeskNextView | null;
  readonly own: readonly TicketView[];
  readonly undo: { readonly step: string; readonly until: number } | null;
  /** A ticket has just come that this window is to call. */
  readonly invited?: { readonly number: string };
}

/** A clerk's desk; undefined until its first snapshot. */
export const deskOf = (state: HallState, window: string): Desk | undefined => {
  const desk = state.topics[`desk/${window}`];
  return desk?.window ? (desk as unknown as Desk) : undefined;
};

/** Undefined in a hall that has none yet. */
export const tideOf = (state: HallState) => entry<TideView>(state, "manage", "tide");

/** What the hall counts as too long, and how long a window is left alone after a change. */
export const limitsOf = (state: HallState) => entry<ManagerLimits>(state, "manage", "limits");

export const calendarOf = (state: HallState) => entry<CalendarAhead>(state, "manage", "calendar") ?? {};

/** The line of one service as far as it is shown, its head first. */
export const queueOf = (state: HallState, service: string): readonly TicketView[] =>
  entry<TicketView[]>(state, "manage", `queue/${service}`) ?? none;

/** Minutes that whoever takes a number now would wait, by service: the middle, and between which two eight of ten come. */
export type Waits = Readonly<Record<string, WaitEstimate>>;
export const waitsOf = (state: HallState): Waits => entry<Waits>(state, "board", "waits") ?? {};

/** Oldest first. */
export const papersInDoubt = (state: HallState): readonly TicketView[] =>
  entry<TicketView[]>(state, "manage", "papers") ?? none;
export const troubleOf = (state: HallState) => entry<string | null>(state, "manage", "trouble") ?? undefined;
export const devicesOf = (state: HallState) => entriesOf<DeviceView>(state, "devices", "device/");
/** What can be seen of a demonstration's hardware; none where devices speak for themselves. */
export const sightsOf = (state: HallState) => entriesOf<SightView>(state, "devices", "sight/");
export const papersOf = (state: HallState): readonly PaperView[] =>
  entry<PaperView[]>(state, "devices", "paper") ?? none;
export const spokenOf = (state: HallState): readonly SpokenView[] =>
  entry<SpokenView[]>(state, "devices", "spoken") ?? none;
