// A service that can be picked up: dragged with a pointer, or pressed and then put down at a window by its button.

import { useServiceName } from "../../parts/use-service-name.ts";
import type { Carrying } from "./carrying.ts";
import type { Carried } from "./change.ts";
import { dragFrom } from "./drag.ts";

interface Props {
  readonly carried: Carried;
  readonly carrying: Carrying;
}

export const ServiceChip = ({ carried, carrying }: Props) => {
  const nameOf = useServiceName();
  const held = carrying.carried;
  const isHeld = held?.service === carried.service && held.from === carried.from;
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={isHeld}
      onPointerDown={(event) => dragFrom(event, carried, carrying)}
      onClick={() => (isHeld ? carrying.putDown() : carrying.pickUp(carried, false))}
    >
      {nameOf(carried.service)}
    </button>
  );
};
