// A ticket on its holder's phone: waiting, wanted back, called, served and rated, missed, given back, unknown, out of date.
import type { Page } from "playwright-core";
import type { Actor } from "../../src/hall/commands.ts";
import type { Look, LookHall } from "./look.ts";

const phone = { width: 390, height: 844 };
const manager: Actor = { role: "manager", id: "manager" };

const take = async (hall: LookHall, service: string): Promise<string> =>
  String((await hall.ask("take-ticket", { service, paper: false }, { role: "kiosk", id: "door-1" })).ticket);

const open = (page: Page, { address, core }: LookHall, ticket: string) =>
  page.goto(`${address}/t/${core.links.tokenOf(ticket)}`);

/** A number of the consultants, whose window stands free on a quiet day and is free again afterwards. */
const called = async (page: Page, hall: LookHall, after: "call" | "finish" | "miss"): Promise<void> => {
  const ticket = await take(hall, "consulting");
  const window = "5";
  await hall.ask("call-ticket", { window, ticket }, manager);
  if (after === "finish") await hall.ask("start", { window }, manager);
  if (after === "finish") await hall.ask("finish", { window }, manager);
  for (let miss = 0; after === "miss" && miss < 3; miss++) {
    if (miss > 0) await hall.ask("call-ticket", { window, ticket }, manager);
    await hall.ask("miss", { window }, manager);
  }
  await open(page, hall, ticket);
  await page.locator("h1").waitFor();
};

const waiting = async (page: Page, hall: LookHall): Promise<void> =>
  void (await open(page, hall, await take(hall, "police")));

/** One comes before, at a window that is free. */
const near = async (page: Page, hall: LookHall): Promise<void> => {
  await take(hall, "consulting");
  await open(page, hall, await take(hall, "consulting"));
};

const state = (name: string, awaits: string, bring: NonNullable<Look["bring"]>, more: Partial<Look> = {}): Look => ({
  ...{ name: `phone-${name}`, path: "/hall", size: phone, hall: "day", awaits, bring },
  ...more,
});

export const phoneLooks: readonly Look[] = [
  state("waiting", ".stage.waiting .range", waiting, { hall: "rush" }),
  state("near", ".stage.near", near),
  state("served", ".stage.served", (page, hall) => called(page, hall, "finish")),
  state("missed", ".stage.over", (page, hall) => called(page, hall, "miss")),
  state(
    "sure",
    ".sure",
    async (page, hall) => {
      await waiting(page, hall);
      await page.getByRole("button", { name: "特大字" }).click();
      await page.locator(".leave").click();
    },
    { size: { width: 320, height: 900 } },
  ),
  state("stale", ".caution", async (page, hall) => {
    await near(page, hall);
    await page.locator(".stage").waitFor();
    await hall.cutOff();
    // The phone comes out of the pocket.
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  }),
  state("called", ".stage.called", (page, hall) => called(page, hall, "call")),
];
