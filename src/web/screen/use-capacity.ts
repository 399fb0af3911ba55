// How much a box on the screen holds, measured: sets differ, and a line that is cut in half tells nobody anything.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

const heldBy = ({ clientWidth, clientHeight, firstElementChild }: HTMLElement): number | undefined => {
  const { offsetWidth = 0, offsetHeight = 0 } = (firstElementChild as HTMLElement | null) ?? {};
  if (offsetWidth === 0 || offsetHeight === 0) return undefined;
  // A pixel of rounding is no reason for one less.
  const across = Math.floor((clientWidth + 1) / offsetWidth);
  return Math.max(1, across * Math.floor((clientHeight + 1) / offsetHeight));
};

/** How many children like its first one the box holds; the box has a size of its own, whatever is in it. */
export const useCapacity = <E extends HTMLElement>(): readonly [RefObject<E>, number] => {
  const box = useRef<E>(null!);
  const [capacity, setCapacity] = useState(Number.POSITIVE_INFINITY);
  const measure = () => {
    const held = box.current && heldBy(box.current);
    if (typeof held === "number") setCapacity(held);
  };
  useLayoutEffect(measure);
  useEffect(() => {
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  return [box, capacity];
};
