// The states of the settings that are looked at: each kind of form with its preview, what would change, what is refused.
import type { Page } from "playwright-core";
import type { Look } from "./look.ts";

const desk = { width: 1440, height: 1000 };

const at = (tab: string) => ({ path: `/manager#settings/${tab}`, hall: "day" as const, size: desk });

const takeBlue = async (page: Page) => {
  await page
    .getByRole("button", { name: "蓝" })
    .or(page.getByRole("button", { name: "Blue" }))
    .click();
  await page.locator(".settings .sheet.screen").waitFor();
};

/** The first two windows stand beside each other, the third behind them. */
const placeWindows = async (page: Page) => {
  for (const n of [1, 2, 3])
    await page
      .locator(".settings .plans table tbody tr")
      .nth(n - 1)
      .locator("td:nth-of-type(5) button.faint")
      .click();
  await page.locator(".settings tbody tr").nth(2).locator("td:nth-of-type(5) input").first().fill("2");
};

const openStaff = async (page: Page) => {
  await page.locator(".settings .choices button").nth(2).click();
  await page.locator(".settings .member").first().locator("summary").click();
};

/** So many minutes for the first service; the rules take 1 to 240. */
const minutes = (text: string) => async (page: Page) => {
  await page.locator(".settings .form input[type=number]").first().fill(text);
};

/** An entry more in the first list, open. */
const addOne = async (page: Page) => {
  await page.getByRole("button", { name: /^＋/ }).first().click();
  const last = page.locator(".settings .entry").last();
  if ((await last.getAttribute("open")) === null) await last.locator("summary").click();
};

export const settingsLooks: readonly Look[] = [
  { name: "settings-look", ...at("hall"), awaits: ".settings .save-bar .changes", bring: takeBlue },
  { name: "settings-services", ...at("services"), awaits: ".settings .changes ins", bring: minutes("10") },
  {
    name: "settings-refused",
    ...at("services"),
    awaits: ".settings .field.wrong",
    bring: minutes("999"),
    isPicture: false,
  },
  { name: "settings-ticket", ...at("ticket"), awaits: ".settings .paper svg" },
  { name: "settings-calls", ...at("calls"), awaits: ".settings .entry", isPicture: false },
  {
    ...{ name: "settings-appointments", ...at("appointments"), isPicture: false },
    awaits: ".settings .bookable",
    bring: addOne,
  },
  { name: "settings-cases", ...at("cases"), awaits: ".settings .promises li", bring: addOne, isPicture: false },
  { name: "settings-sound", ...at("sound"), awaits: ".settings .preview .tile", isPicture: false },
  { name: "settings-calendar", ...at("calendar"), awaits: ".settings .days" },
  {
    ...{ name: "settings-windows", ...at("plans"), isPicture: false },
    awaits: ".settings .small-floor",
    bring: placeWindows,
  },
  { name: "settings-staff", ...at("plans"), awaits: ".settings .member[open]", bring: openStaff },
  {
    name: "settings-history",
    ...at("history"),
    awaits: ".settings .version",
    bring: (page) => page.locator(".settings .version").first().click(),
  },
  {
    name: "settings-phone",
    ...at("ratings"),
    size: { width: 390, height: 844 },
    awaits: ".settings .grades",
    isPicture: false,
  },
];
