// The browser of the tests and the pictures: Debian's, without a window, and without errands of its own.
import { type Browser, chromium, type Page } from "playwright-core";
import type { Test } from "tap";

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
];

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** Open until the test ends. */
export const browserFor = async (t: Test): Promise<Browser> => {
  const browser = await openBrowser();
  t.teardown(() => browser.close());
  return browser;
};

/** Keeps what a page throws, and where it breaks the content policy. */
export const keepFaults = (page: Page, faults: string[]): void => {
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => /Content Security Policy/.test(message.text()) && faults.push(message.text()));
};
