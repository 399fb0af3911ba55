// Where a member of staff is, in a few words.
import type { StaffView } from "../../hall/presence/views.ts";
import { windowOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";

export const useWhereabouts = () => {
  const { say } = usePage();
  const state = useHall();
  return ({ is, window, post, reason = "", deputy }: StaffView): string => {
    if (is === "absent") return say("duty.absent");
    if (is === "at-window") return say("duty.at-window", { n: windowOf(state, window ?? "")?.number ?? window ?? "" });
    if (is === "on-duty") return say(`role-of.${post ?? "window"}`);
    const standIn = deputy === undefined ? say("duty.no-deputy") : say("duty.deputy", { name: deputy });
    return `${say("duty.away", { reason })} · ${standIn}`;
  };
};
