// How much room an element has, in rem: known after the first layout, and anew when the window or the letters change.
import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { Room } from "./tile-grid.ts";

const roomOf = ({ clientWidth, clientHeight }: HTMLElement): Room => {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return { width: clientWidth / rem, height: clientHeight / rem };
};

const observe = (element: HTMLElement, measure: () => void): (() => void) => {
  window.addEventListener("resize", measure);
  const letters = new MutationObserver(measure);
  letters.observe(document.documentElement, { attributes: true, attributeFilter: ["data-size"] });
  // Browsers of old machines have none; there the window's own changes have to do.
  const observer = "ResizeObserver" in window ? new ResizeObserver(measure) : undefined;
  observer?.observe(element);
  return () => {
    window.removeEventListener("resize", measure);
    letters.disconnect();
    observer?.disconnect();
  };
};

/** The element's own size must not depend on what is put in it. */
export const useRoom = (ref: RefObject<HTMLElement | null>): Room | undefined => {
  const [room, setRoom] = useState<Room>();
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const next = roomOf(element);
      setRoom((now) => (now?.width === next.width && now.height === next.height ? now : next));
    };
    measure();
    return observe(element, measure);
  }, []);
  return room;
};
