// The windows as they stand in the hall. While a service is in somebody's hand, the arrow keys lead from window to window.
import { useEffect, useRef } from "preact/hooks";
import { windowsOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import type { Carrying } from "./carrying.ts";
import { placesOf } from "./places.ts";
import { stepFrom } from "./steps.ts";
import { WindowCard } from "./window-card.tsx";

const spotOf = (element: Element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

/** The keyboard goes to the first window that differs from where the service lies, and back to the service when it is put down. */
const useFocusOfHand = ({ carried, isDragged, dropped }: Carrying) => {
  const floor = useRef<HTMLUListElement>(null);
  const chip = useRef<Element | null>(null);
  useEffect(() => {
    if (!carried || isDragged) return;
    chip.current = document.activeElement;
    const drops = [...(floor.current?.querySelectorAll<HTMLElement>("[data-drop]") ?? [])];
    drops.find(({ dataset }) => dataset.drop !== carried.from)?.focus();
  }, [carried, isDragged]);
  useEffect(() => {
    if (carried || dropped || !(chip.current instanceof HTMLElement)) return;
    chip.current.focus();
    chip.current = null;
  }, [carried, dropped]);
  return floor;
};

const stepped = (event: KeyboardEvent): void => {
  const drops = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>("[data-drop]")];
  const at = drops.indexOf(event.target as HTMLElement);
  const next = stepFrom(drops.map(spotOf), at, event.key);
  if (next === undefined) return;
  event.preventDefault();
  drops[next]?.focus();
};

interface Props {
  readonly carrying: Carrying;
  readonly operator: Operator;
}

export const FloorPlan = ({ carrying, operator }: Props) => {
  const { say } = usePage();
  const windows = windowsOf(useHall());
  const places = placesOf(windows);
  const floor = useFocusOfHand(carrying);
  return (
    <section class="floor">
      <h2>
        {say("manager.windows")} <small>{say("floor.how")}</small>
      </h2>
      <ul ref={floor} class={places.size > 0 ? "is-placed" : ""} onKeyDown={stepped}>
        {windows.map((window) => (
          <WindowCard key={window.id} place={places.get(window.id)} {...{ window, carrying, operator }} />
        ))}
      </ul>
    </section>
  );
};
