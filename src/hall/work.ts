// What a window takes: its own work, and work it helps with while its own leaves room (主办 · 兼办).
import type { Help } from "./rules.ts";
import type { Hall, Window } from "./state.ts";

/** What the window helps with now; what it was retasked to is its own work. */
export const helpsOf = (hall: Hall, { id, services }: Pick<Window, "id" | "services">): readonly Help[] =>
  (hall.plans.get(id)?.helps ?? []).filter(({ service }) => !services.includes(service));

export const takes = (hall: Hall, window: Window, service: string): boolean =>
  window.services.includes(service) || helpsOf(hall, window).some((help) => help.service === service);
