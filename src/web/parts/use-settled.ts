// A finger that taps twice means what it saw, not what came under it meanwhile.
import { useEffect, useState } from "preact/hooks";
import { usePage } from "./page.tsx";

const SETTLE_MS = 400;

/** Whether what is shown has stood there long enough to be meant. */
export const useSettled = (): boolean => {
  const { clock } = usePage();
  const [isSettled, setSettled] = useState(false);
  useEffect(() => clock.after(SETTLE_MS, "settles", () => setSettled(true)), [clock]);
  return isSettled;
};
