// Where each window stands on the floor. Pure.
import type { WindowView } from "../../../hall/views/views.ts";

export type Place = NonNullable<WindowView["place"]>;

const keyOf = ({ row, column }: Place): string => `${row}/${column}`;

/** By window id. Of two that would stand on the same spot only the first does; the others fill the gaps. */
export const placesOf = (windows: readonly Pick<WindowView, "id" | "place">[]): ReadonlyMap<string, Place> => {
  const taken = new Set<string>();
  const places = new Map<string, Place>();
  for (const { id, place } of windows) {
    if (!place || taken.has(keyOf(place))) continue;
    taken.add(keyOf(place));
    places.set(id, place);
  }
  return places;
};
