// What a window takes: its own work, and work it helps with while its own leaves room (主办 · 兼办).
import type { Help } from "../rules/plans.ts";
import type { Hall, Window } from "../state.ts";

type Working = Pick<Window, "id" | "services" | "clerk">;

/** What the window helps with now, as far as its clerk can; what it was retasked to is its own work. */
export const helpsOf = (hall: Hall, { id, services, clerk }: Working): readonly Help[] => {
  const helps = (hall.plans.get(id)?.helps ?? []).filter(({ service }) => !services.includes(service));
  const skills = clerk === undefined ? undefined : hall.staff.get(clerk)?.skills;
  return skills ? skills.filter(({ service }) => helps.some((help) => help.service === service)) : helps;
};

export const takes = (hall: Hall, window: Window, service: string): boolean =>
  window.services.includes(service) || helpsOf(hall, window).some((help) => help.service === service);
