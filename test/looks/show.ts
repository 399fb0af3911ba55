// Brings a state of a page up and leaves it in sight.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { openContext } from "../browser.ts";
import { prepare } from "./audit.ts";
import type { Look, LookHall } from "./look.ts";

/** The socket goes through the test's hands, so that it can be lost. */
const heldSocket = async (page: Page) => {
  const open = new Set<{ close(): void }>();
  let isCut = false;
  await page.routeWebSocket(/\/ws$/, (route) => {
    if (isCut) return void route.close();
    route.connectToServer();
    open.add(route);
  });
  return async () => {
    isCut = true;
    await page.route("**/api/**", (route) => route.abort());
    for (const route of open) route.close();
  };
};

/** Where states are brought up, one after the other. */
export const openStage = (browser: Browser): Promise<BrowserContext> =>
  openContext(browser, {
    timezoneId: "Asia/Shanghai",
    locale: "zh-CN",
    reducedMotion: "reduce",
  });

/** Lends the page in the state to `use`; the page goes with it, and what it has kept. */
export const shown = async <T>(
  stage: BrowserContext,
  look: Look,
  hall: Omit<LookHall, "cutOff">,
  use: (page: Page) => Promise<T>,
): Promise<T> => {
  const page = await stage.newPage();
  try {
    await page.setViewportSize(look.size);
    const cutOff = await heldSocket(page);
    await page.goto(hall.address + look.path);
    await look.bring?.(page, { ...hall, cutOff });
    await page.locator(look.awaits).first().waitFor();
    await prepare(page);
    return await use(page);
  } finally {
    await page.evaluate("localStorage.clear()");
    await page.close();
  }
};
