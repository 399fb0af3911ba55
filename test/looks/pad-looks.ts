// The evaluator tablet: at rest, asking, why after a bad grade, thanks, upright, without a connection; and rating at the QR code.
import type { Page } from "playwright-core";
import type { Actor } from "../../src/hall/commands.ts";
import { ratingChannels } from "../../src/hall/complaints/rules.ts";
import { rulesOf } from "../../src/hall/state.ts";
import type { Look, LookHall } from "./look.ts";

const clerk: Actor = { role: "clerk", id: "1001" };
const window = "1";

/** Somebody has just been served at the first window. */
const served = async (page: Page, { ask, core }: LookHall): Promise<void> => {
  await page.locator(".rest, .ask, .said, .reasons").first().waitFor();
  const { state } = core.port.hall.windows.get(window)!;
  if (state === "calling") await ask("start", { window }, clerk);
  if (state === "calling" || state === "serving") await ask("finish", { window }, clerk);
  await ask("take-ticket", { service: "social-security", paper: false });
  for (const op of ["call-next", "start", "finish"] as const) await ask(op, { window }, clerk);
  await page.locator(".ask").waitFor();
};

const pressed = (key: string) => async (page: Page, hall: LookHall) => {
  await served(page, hall);
  await page.locator(".grade:not([disabled])").first().waitFor();
  await page.keyboard.press(key);
};

const base = { path: "/pad", size: { width: 1280, height: 800 }, hall: "day", strict: "public" } as const;

export const padLooks: readonly Look[] = [
  { ...base, name: "pad-rest", awaits: ".rest" },
  { ...base, name: "pad-ask", bring: served, awaits: ".grades" },
  { ...base, name: "pad-thanks", bring: pressed("5"), awaits: ".said.thanks" },
  { ...base, name: "pad-portrait", size: { width: 800, height: 1280 }, bring: served, awaits: ".grades" },
  { ...base, name: "pad-small", size: { width: 960, height: 600 }, bring: served, awaits: ".grades", isPicture: false },
  {
    ...base,
    name: "pad-offline",
    bring: async (page, hall) => {
      await served(page, hall);
      await hall.cutOff();
    },
    awaits: ".left.caution",
  },
  // The last of the tablet's: what somebody began to say is waited for before the next one is asked.
  { ...base, name: "pad-reasons", bring: pressed("2"), awaits: ".choices button:not([disabled])" },
  {
    ...base,
    name: "rate-window",
    path: "/rate/1",
    size: { width: 390, height: 844 },
    strict: "personal",
    bring: async (page, { ask, address, core }) => {
      const rules = rulesOf(core.port.hall);
      const ratings = { ...rules.ratings, channels: [...ratingChannels] };
      const by: Actor = { role: "manager", id: "manager" };
      await core.port.submit({
        id: `by-code-${rules.ratings.channels.length}`,
        kind: "ConfigureHall",
        args: { rules: { ...rules, ratings } },
        by,
      });
      await ask("take-ticket", { service: "social-security", paper: false });
      for (const op of ["call-next", "start", "finish"] as const) await ask(op, { window }, clerk);
      await page.goto(`${address}/rate/1`);
      await page.locator(".grades button").last().click();
    },
    awaits: ".reasons button",
  },
];
