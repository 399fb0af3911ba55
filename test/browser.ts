// The browser of the tests and the pictures: Debian's, without a window, and without errands of its own.
import { isDeepStrictEqual } from "node:util";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import type { Test } from "tap";
import { pause, systemClock } from "../src/base/clock.ts";

export const CHROMIUM = "/usr/bin/chromium";
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Pages of one context are one process.
  "--disable-site-isolation-trials",
  "--renderer-process-limit=1",
];

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** Open until the test ends. */
export const browserFor = async (t: Test): Promise<Browser> => {
  const browser = await openBrowser();
  t.teardown(() => browser.close());
  return browser;
};

/**
 * Its pages come and go in one process, which an empty page keeps: to start another takes longer than most tests do. They keep no
 * files for a server that is away: each would fetch them all once more.
 */
export const openContext = async (browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> => {
  const context = await browser.newContext({ serviceWorkers: "block", ...options });
  await context.newPage();
  return context;
};

/** Keeps what a page throws, and where it breaks the content policy. */
export const keepFaults = (page: Page, faults: string[]): void => {
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => /Content Security Policy/.test(message.text()) && faults.push(message.text()));
};

const LOOK_MS = 20;
const PATIENCE_MS = 30_000;

/** What is read becomes `wanted`, at once or a while later: a page is drawn when its machine has time for it. */
export const becomes = async <T>(t: Test, read: () => Promise<T> | T, wanted: T, why = ""): Promise<void> => {
  const clock = systemClock();
  const end = clock.elapsed() + PATIENCE_MS;
  let found = await read();
  while (!isDeepStrictEqual(found, wanted) && clock.elapsed() < end) {
    await pause(clock, LOOK_MS, "reading");
    found = await read();
  }
  t.strictSame(found, wanted, why);
};
