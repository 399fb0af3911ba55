// Brings a state of a page up and leaves it in sight.
import type { Browser, Page } from "playwright-core";
import { prepare } from "./audit.ts";
import type { Look, LookHall } from "./look.ts";

const WAIT_MS = 8_000;

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

/** Lends the page in the state to `use`; the page goes with it. */
export const shown = async <T>(
  browser: Browser,
  look: Look,
  hall: Omit<LookHall, "cutOff">,
  use: (page: Page) => Promise<T>,
): Promise<T> => {
  const context = await browser.newContext({
    ...{
      viewport: look.size,
      timezoneId: "Asia/Shanghai",
      locale: "zh-CN",
      reducedMotion: "reduce",
      serviceWorkers: "block",
    },
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    const cutOff = await heldSocket(page);
    await page.goto(hall.address + look.path);
    await look.bring?.(page, { ...hall, cutOff });
    await page.locator(look.awaits).first().waitFor();
    await prepare(page);
    return await use(page);
  } finally {
    await context.close();
  }
};
