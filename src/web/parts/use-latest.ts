// The newest of what a part was given, for listeners that are put somewhere once and outlive many pictures.
import { useLayoutEffect, useRef } from "preact/hooks";

/** As of the last picture. */
export const useLatest = <T>(value: T): { readonly current: T } => {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
};
