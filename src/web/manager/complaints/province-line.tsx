// How far the ratings have come on their way to the province, where the hall reports them.
import { useHall, usePage } from "../../parts/page.tsx";
import { useTimes } from "../../parts/use-times.ts";
import { entry } from "../../wire/hall-state.ts";

/** Entry `province` of the topic `manage`. */
interface ProvinceView {
  readonly behind: number;
  readonly since?: number;
  readonly refused: number;
  readonly trouble?: string;
}

export const ProvinceLine = () => {
  const { say } = usePage();
  const { dayName, clockTime } = useTimes();
  const province = entry<ProvinceView>(useHall(), "manage", "province");
  if (!province) return null;
  const { behind, since, refused, trouble } = province;
  const time = `${dayName(since ?? 0)} ${clockTime(since ?? 0)}`;
  const isLate = behind > 0 && since !== undefined;
  return (
    <p class={trouble ? "overdue" : "quiet"} role="status">
      <b>{say("province.title")}</b> {isLate ? say("province.behind", { n: behind, time }) : say("province.level")}
      {refused > 0 && ` · ${say("province.refused", { n: refused })}`}
      {trouble && ` · ${trouble}`}
    </p>
  );
};
