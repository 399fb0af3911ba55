// Other work for a window, before it is ordered: what the windows would take then, and what somebody should know first. Pure.
import type { WindowView } from "../../../hall/views/views.ts";

/** A service in somebody's hand. */
export interface Carried {
  readonly service: string;
  /** The window it was taken from; none where it comes from the list of all. */
  readonly from?: string;
}

/** What one window is to take from now on. */
export interface Order {
  readonly window: WindowView;
  readonly services: readonly string[];
}

export const isOpen = ({ state, draining }: WindowView): boolean =>
  state !== "closed" && state !== "paused" && draining !== "close";

export const idsOf = ({ services }: WindowView): readonly string[] => services.map(({ id }) => id);

const takes = (window: WindowView, service: string): boolean =>
  [...window.services, ...(window.helps ?? [])].some(({ id }) => id === service);

/** One more service for a window; nothing to order where it has it. */
export const adding = (window: WindowView, service: string): readonly Order[] => {
  const ids = idsOf(window);
  return ids.includes(service) ? [] : [{ window, services: [...ids, service] }];
};

/** One service fewer; a window is never left without any. */
export const removing = (window: WindowView, service: string): readonly Order[] => {
  const rest = idsOf(window).filter((id) => id !== service);
  return rest.length === 0 || rest.length === window.services.length ? [] : [{ window, services: rest }];
};

/** Services that an open window takes now, and none would after the orders. */
export const orphaned = (windows: readonly WindowView[], orders: readonly Order[]): readonly string[] => {
  const after = windows.map((window) => {
    const services = orders.find((order) => order.window.id === window.id)?.services;
    return services ? { ...window, services: services.map((id) => ({ id, name: id })) } : window;
  });
  const taken = (list: readonly WindowView[], id: string) => list.some((one) => isOpen(one) && takes(one, id));
  const before = new Set(windows.flatMap((window) => window.services.map(({ id }) => id)));
  return [...before].filter((id) => taken(windows, id) && !taken(after, id));
};
