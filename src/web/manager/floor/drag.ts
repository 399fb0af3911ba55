// Dragging a service with a mouse or a pen. A finger scrolls the page, and taps instead: the service, then the window.
import { browserClock } from "../../wire/browser.ts";
import type { Carrying } from "./carrying.ts";
import type { Carried } from "./change.ts";

/** Less is the shake of a press, px. */
const BEGINS_PX = 6;

const windowAt = ({ clientX, clientY }: PointerEvent): string | undefined =>
  document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-window]")?.dataset.window;

/** The release of a drag is no press of what lies under it. */
const swallowClick = (): void => {
  const stop = (event: Event) => event.stopPropagation();
  addEventListener("click", stop, { capture: true });
  browserClock.after(0, "end of a drag", () => removeEventListener("click", stop, { capture: true }));
};

/** Puts the picture of what is dragged beside the pointer, without drawing the board anew. */
const showAt = ({ clientX, clientY }: PointerEvent): void => {
  const ghost = document.querySelector<HTMLElement>(".dragged");
  if (ghost) ghost.style.transform = `translate(${clientX + 12}px, ${clientY + 12}px)`;
};

export const dragFrom = (start: PointerEvent, carried: Carried, carrying: Carrying): void => {
  if (start.button !== 0 || start.pointerType === "touch") return;
  const until = new AbortController();
  let isDragging = false;
  const moved = (event: PointerEvent) => {
    const far = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > BEGINS_PX;
    if (!isDragging && far) carrying.pickUp(carried, true);
    isDragging ||= far;
    if (!isDragging) return;
    showAt(event);
    carrying.hover(windowAt(event));
  };
  const released = (event: PointerEvent) => {
    until.abort();
    if (!isDragging) return;
    swallowClick();
    const window = windowAt(event);
    if (window === undefined || window === carried.from) carrying.putDown();
    else carrying.dropOn(carried, window);
  };
  const givenUp = () => {
    until.abort();
    carrying.putDown();
  };
  addEventListener("pointermove", moved, until);
  addEventListener("pointerup", released, until);
  addEventListener("pointercancel", givenUp, until);
};
