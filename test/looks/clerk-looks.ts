// The clerk's pad: free, calling, serving, sending on, pausing, paused, without a connection, narrow and wide, and its door.
import type { Page } from "playwright-core";
import type { Actor } from "../../src/hall/commands.ts";
import type { Look, LookHall } from "./look.ts";

const wide = { width: 1280, height: 900 };
const narrow = { width: 360, height: 900 };
const at = (window: string): string => `/clerk?id=100${window}&window=${window}`;
const clerk = (window: string): Actor => ({ role: "clerk", id: `100${window}` });

/** Whoever was there is gone, and the window stands free. */
const free = async ({ ask, core }: LookHall, window: string): Promise<void> => {
  const { state } = core.port.hall.windows.get(window)!;
  if (state === "calling") await ask("start", { window }, clerk(window));
  if (state === "calling" || state === "serving") await ask("finish", { window }, clerk(window));
  if (state === "paused") await ask("resume-window", { window }, clerk(window));
};

/** A visitor of the window's own work whom a colleague has sent here. */
const sentOn = async (hall: LookHall, window: string, note: string): Promise<void> => {
  await free(hall, window);
  await hall.ask("take-ticket", { service: "civil", class: "green", matters: ["medical"], paper: false });
  await hall.ask("call-next", { window: "3" }, clerk("3"));
  await hall.ask("transfer", { window: "3", toWindow: window, note, place: "front" }, clerk("3"));
};

const keys = async (page: Page, ...pressed: string[]): Promise<void> => {
  await page.locator(".key:not([disabled])").first().waitFor();
  for (const key of pressed) await page.keyboard.press(key);
};

const base = { path: at("2"), size: wide, hall: "rush" } as const;

const calls = async (page: Page, hall: LookHall): Promise<void> => {
  await free(hall, "2");
  await page.locator(".state.open, .state.rating").waitFor();
  await keys(page, "F1");
  await page.locator(".state.calling").waitFor();
};

/** A machine outside the demonstration, on which two clerks have logged in before; one mistypes the PIN. */
const mistypes = async (page: Page): Promise<void> => {
  const [method, json] = ["GET", { role: "visitor", id: "-", demo: false, needsSetUp: false }];
  await page.route("**/api/v1/session", (route) =>
    route.request().method() === method ? route.fulfill({ json }) : route.continue(),
  );
  const known = [
    { id: "1003", window: "3" },
    { id: "1001", window: "1" },
  ];
  await page.evaluate(`localStorage.setItem("tidehall.known-here", ${JSON.stringify(JSON.stringify(known))})`);
  await page.reload();
  await page.locator("option[value='3']").waitFor({ state: "attached" });
  await page.keyboard.type("000000");
  await page.keyboard.press("Enter");
};

export const clerkLooks: readonly Look[] = [
  { ...base, name: "clerk-free", bring: (_, hall) => free(hall, "2"), awaits: ".next" },
  { ...base, name: "clerk-calling", bring: calls, awaits: ".state.calling" },
  {
    ...base,
    name: "clerk-serving",
    bring: async (page, hall) => {
      await free(hall, "3");
      await sentOn(hall, "2", "材料已看过，只差户口簿复印件");
      await keys(page, "F1");
      await page.locator(".state.calling").waitFor();
      await keys(page, "F3");
    },
    awaits: ".state.serving",
  },
  {
    ...base,
    name: "clerk-transfer",
    bring: async (page, hall) => {
      await calls(page, hall);
      await keys(page, "F6", "3");
    },
    awaits: ".transfer [name=note]:focus",
  },
  {
    ...base,
    name: "clerk-reasons",
    bring: async (page, hall) => {
      await free(hall, "2");
      await keys(page, "F7", "0", "0");
    },
    awaits: ".panel.pause",
  },
  {
    ...base,
    name: "clerk-paused",
    bring: async (page, hall) => {
      await free(hall, "2");
      await page.locator(".state.open, .state.rating").waitFor();
      await keys(page, "F7", "0", "0", "2");
    },
    awaits: ".state.paused",
  },
  {
    ...base,
    name: "clerk-offline",
    bring: async (page, hall) => {
      await calls(page, hall);
      await hall.cutOff();
    },
    awaits: ".caution",
  },
  { ...base, name: "clerk-door", path: "/clerk", bring: mistypes, awaits: ".door-problem" },
  { ...base, name: "clerk-narrow", size: narrow, bring: calls, awaits: ".state.calling" },
  {
    ...base,
    name: "clerk-narrow-large",
    size: { width: 320, height: 900 },
    isPicture: false,
    bring: async (page, hall) => {
      await calls(page, hall);
      await page.locator(".more summary").click();
      await page.getByRole("button", { name: "大字", exact: true }).click();
      await page.locator(".more summary").click();
    },
    awaits: ".state.calling",
  },
  {
    ...base,
    name: "clerk-wide-en",
    path: `${at("2")}&lang=en`,
    size: { width: 1600, height: 900 },
    bring: calls,
    awaits: ".state.calling",
  },
];
