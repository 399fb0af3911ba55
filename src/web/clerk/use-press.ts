// What a press does, by button or by key: one command, or the panel that asks for one word more.
import { useState } from "preact/hooks";
import { type Desk, servicesOf } from "../parts/hall-entries.ts";
import { usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import type { HallState } from "../wire/hall-state.ts";
import { type Action, actionsOf, type Panel, type Settings } from "./actions.ts";
import { isWriting } from "./is-writing.ts";
import { stepOf } from "./keys.ts";
import { useDeskKeys } from "./use-desk-keys.ts";

/** The service for what no other window could do, unless this window is the one that takes it. */
export const fallbackOf = (state: HallState, { window }: Desk) =>
  servicesOf(state).find(({ id, isFallback }) => isFallback && !window.services.some((own) => own.id === id));

const takesDigits = (): boolean => new URLSearchParams(location.search).get("keys") === "numpad";

export interface Presses {
  readonly actions: readonly Action[];
  readonly press: (action: Action) => void;
  readonly panel: Panel | undefined;
  readonly open: (panel: Panel | undefined) => void;
}

export const usePress = (desk: Desk, operator: Operator, settings: Settings): Presses => {
  const { say, clock, store } = usePage();
  const [panel, open] = useState<Panel>();
  const state = store.get();
  const hasFallback = fallbackOf(state, desk) !== undefined;
  const actions = actionsOf(desk, { settings, now: clock.now() + state.skewMs, hasFallback });
  const press = (action: Action) => {
    if (operator.pending !== undefined) return;
    if (!action.isFitting) return operator.tell({ tone: "no", text: say("clerk.not-now") });
    open(action.panel === panel ? undefined : action.panel);
    if (action.request) operator.run(say(action.word), action.request);
  };
  /** F keys always; a numeric pad only while no text is written and no panel asks for its digits. */
  const meant = (event: KeyboardEvent): Action | undefined => {
    const isForPanel = panel !== undefined || isWriting(event.target);
    const step = isForPanel ? undefined : stepOf(event, takesDigits());
    return actions.find((action) => action.key === event.key || action.step === step);
  };
  useDeskKeys((event) => {
    const action = meant(event);
    // The panel of reasons takes the same key once more as the usual one.
    if (!action || (panel === "pause" && action.panel === "pause")) return;
    // F1 opens help, F3 searches and F5 reloads in every browser; Enter would press whatever has the focus.
    event.preventDefault();
    if (!event.repeat && store.get().link === "live") press(action);
  });
  return { actions, press, panel, open };
};
