// The time up to which the hall is known: now, or when it was lost. A wait that may have ended is not counted on.
import { useHall, useNow } from "../../parts/page.tsx";

/** ms since 1970 UTC, by the hall's clock. */
export const useKnownNow = (): number => {
  const now = useNow();
  const { link, lostAt } = useHall();
  return link === "live" || lostAt === undefined ? now : lostAt;
};
