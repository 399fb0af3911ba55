// Says of which moment the picture is while the hall is out of reach, with the day when it is not today's.
import { useHall, useNow, usePage } from "../parts/page.tsx";
import { useTimes } from "../parts/use-times.ts";

export const AgeBadge = () => {
  const { say } = usePage();
  const { clockTime, dayName } = useTimes();
  const { link, lostAt } = useHall();
  const now = useNow();
  if (link === "live") return null;
  const day = lostAt === undefined || dayName(lostAt) === dayName(now) ? "" : `${dayName(lostAt)} `;
  return (
    <span class="link-badge" role="status">
      {lostAt === undefined ? say("app.connecting") : say("screen.offline", { since: `${day}${clockTime(lostAt)}` })}
    </span>
  );
};
