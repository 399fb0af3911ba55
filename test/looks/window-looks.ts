// The screen over a window, in each of its states.
import type { Actor } from "../../src/hall/commands.ts";
import type { Look, LookHall } from "./look.ts";

const hd = { width: 1280, height: 720 };
const base = { size: hd, strict: "public", awaits: ".state" } as const;

const bench: Actor = { role: "clerk", id: "1006" };

/** The bench is called by nobody but these. */
const opened = async ({ ask, core }: LookHall): Promise<void> => {
  const { state } = core.port.hall.windows.get("6")!;
  if (state === "closed") await ask("open-window", { window: "6" }, bench);
  if (state === "paused") await ask("resume-window", { window: "6" }, bench);
};

export const windowLooks: readonly Look[] = [
  { ...base, name: "window-calling", path: "/window?id=5", hall: "rush", awaits: ".number" },
  { ...base, name: "window-serving", path: "/window?id=2", hall: "day" },
  {
    ...{ ...base, name: "window-open", path: "/window?id=6", hall: "day", awaits: ".open" },
    bring: (_, hall) => opened(hall),
  },
  {
    ...{ ...base, name: "window-paused", path: "/window?id=6", hall: "day", awaits: ".paused" },
    bring: async (_, hall) => {
      await opened(hall);
      await hall.ask("pause-window", { window: "6", reason: "整理材料", minutes: 20 }, bench);
    },
  },
  {
    ...{ ...base, name: "window-closed", path: "/window?id=6&lang=en", hall: "day", awaits: ".closed" },
    bring: async (_, { ask, core }) => {
      if (core.port.hall.windows.get("6")!.state !== "closed") await ask("close-window", { window: "6" });
    },
  },
  {
    ...base,
    name: "window-portrait",
    path: "/window?id=2",
    hall: "rush",
    size: { width: 720, height: 1280 },
    awaits: ".number",
  },
];
