// Two halls for the pictures of pages: a quiet day, and nine o'clock on market day.
import type { Clock } from "../../src/base/clock.ts";
import type { Actor } from "../../src/hall/commands.ts";
import { type Ask, openPageHall } from "../page-hall.ts";

const kiosk: Actor = { role: "kiosk", id: "door-1" };

const seats = [
  ["1", "1001"],
  ["2", "1002"],
  ["3", "1003"],
  ["4", "1004"],
  ["5", "1005"],
] as const;
const services = ["social-security", "medical", "civil", "general", "police", "consulting"] as const;

/** Tickets of each service, the green channel among them. */
const arrive = async (ask: Ask, tickets: number): Promise<void> => {
  for (let at = 0; at < tickets; at++) {
    const isGreen = at % 9 === 4;
    const service = services[(at * 5) % services.length]!;
    await ask("take-ticket", { service, ...(isGreen && { class: "green" }), paper: false }, kiosk);
  }
};

const seatClerks = async (ask: Ask, windows: number): Promise<void> => {
  for (const [window, id] of seats.slice(0, windows)) await ask("open-window", { window }, { role: "clerk", id });
};

const clerkAt = (window: string): Actor => ({ role: "clerk", id: seats.find(([seat]) => seat === window)![1] });

/** Some are being served, one is just called. */
const serve = async (ask: Ask, windows: readonly string[]): Promise<void> => {
  for (const window of windows) {
    await ask("call-next", { window }, clerkAt(window));
    if (window !== windows.at(-1)) await ask("start", { window }, clerkAt(window));
  }
};

const fill = {
  async day(ask: Ask): Promise<void> {
    await seatClerks(ask, 5);
    await arrive(ask, 9);
    await serve(ask, ["2", "3", "4"]);
  },
  async rush(ask: Ask): Promise<void> {
    await arrive(ask, 70);
    await seatClerks(ask, 5);
    await serve(ask, ["2", "3", "4", "5"]);
  },
} as const;

export type Filling = keyof typeof fill;

export const openLookHall = async (clock: Clock, pagesFolder: string, filling: Filling) => {
  const hall = await openPageHall({
    ...{ clock, pagesFolder },
    change: (config) => ({
      ...config,
      // What stands on a picture stays the same from one to the next.
      http: { ...config.http, publicUrl: "https://hall.example.cn" },
      // The tide says nothing of a hall that is not filled yet.
      hall: { ...config.hall, tide: { ...config.hall.tide, mode: "manual" } },
    }),
  });
  await fill[filling](hall.ask);
  await hall.ask("switch-tide", { mode: "advise" });
  return hall;
};
