// Says that what is shown may be old, and since when; says nothing while all is well.
import { useHall, usePage } from "./page.tsx";
import { useTimes } from "./use-times.ts";

export const LinkBadge = () => {
  const { say } = usePage();
  const { clockTime } = useTimes();
  const { link, lostAt } = useHall();
  if (link === "live") return null;
  const text = lostAt === undefined ? say("app.connecting") : say("app.offline", { since: clockTime(lostAt) });
  return (
    <span class="link-badge" role="status">
      {text}
    </span>
  );
};
