// The manager's board of a real daemon in a real browser, for the tests of its editors.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import t from "tap";
import { systemClock } from "../src/base/clock.ts";
import { systemRandom } from "../src/base/random.ts";
import type { ConfigDocument } from "../src/daemon/config/document.ts";
import { startDaemon } from "../src/daemon/daemon.ts";
import { silentLog } from "../src/daemon/log.ts";
import { keepFaults, openBrowser } from "./browser.ts";
import { buildInto } from "./built-pages.ts";

/** Runs until the test file ends; what its pages complain of is in `faults`. */
export const openBoardOf = async (config: ConfigDocument) => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-editor-"));
  const pagesFolder = join(folder, "web");
  await buildInto(pagesFolder);
  const daemon = await startDaemon({
    config: { ...config, http: { ...config.http, port: 0 }, mqtt: { ...config.mqtt, port: 0 } },
    configFile: "hall.json",
    folder,
    clock: systemClock(),
    random: systemRandom(),
    log: silentLog(),
    pagesFolder,
    demo: { crowd: { peoplePerHour: 0, set: () => {} } },
  });
  const browser = await openBrowser();
  t.teardown(async () => {
    await browser.close();
    await daemon.stop();
    rmSync(folder, { recursive: true });
  });
  const faults: string[] = [];
  /** A section of the board, `width` points wide. */
  const openBoard = async (width: number, section = "now"): Promise<Page> => {
    const page = await browser.newPage({
      viewport: { width, height: 1000 },
      timezoneId: "Asia/Shanghai",
      serviceWorkers: "block",
    });
    keepFaults(page, faults);
    await page.goto(`${daemon.address}/manager#${section}`);
    return page;
  };
  return { daemon, faults, openBoard };
};
