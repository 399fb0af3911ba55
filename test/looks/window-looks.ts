// The screen over a window, in each of its states.
import type { Look } from "./look.ts";

const hd = { width: 1280, height: 720 };
const base = { size: hd, strict: "public", awaits: ".state" } as const;

export const windowLooks: readonly Look[] = [
  { ...base, name: "window-calling", path: "/window?id=5", hall: "rush", awaits: ".number" },
  { ...base, name: "window-serving", path: "/window?id=2", hall: "day" },
  { ...base, name: "window-open", path: "/window?id=5", hall: "day", awaits: ".open" },
  {
    ...base,
    name: "window-paused",
    path: "/window?id=5",
    hall: "day",
    bring: async (_, { ask, core }) => {
      if (core.port.hall.windows.get("5")!.state !== "paused")
        await ask("pause-window", { window: "5", reason: "整理材料" }, { role: "clerk", id: "1005" });
    },
    awaits: ".paused",
  },
  { ...base, name: "window-closed", path: "/window?id=6&lang=en", hall: "day", awaits: ".closed" },
  {
    ...base,
    name: "window-portrait",
    path: "/window?id=2",
    hall: "rush",
    size: { width: 720, height: 1280 },
    awaits: ".number",
  },
];
