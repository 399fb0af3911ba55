// Takes the picture of every state of every page.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../../src/base/clock.ts";
import { openBrowser } from "../browser.ts";
import { buildInto } from "../built-pages.ts";
import { allLooks } from "./all-looks.ts";
import { openLookHall } from "./hall.ts";
import { openStage, shown } from "./show.ts";

interface Into {
  readonly folder: string;
  /** With the path of each picture, once it is there. */
  readonly taken: (path: string) => void;
}

/** Throws when a state does not come up. */
export const takePictures = async (clock: Clock, { folder, taken }: Into): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const pages = mkdtempSync(join(tmpdir(), "tidehall-pages-"));
  const [browser] = await Promise.all([openBrowser(), buildInto(pages)]);
  const stage = await openStage(browser);
  for (const kind of ["day", "rush"] as const) {
    const hall = await openLookHall(clock, pages, kind);
    for (const look of allLooks) {
      if (look.hall !== kind || look.isPicture === false) continue;
      const path = join(folder, `${look.name}.png`);
      await shown(stage, look, hall, (page) => page.screenshot({ path }));
      taken(path);
    }
    await hall.close();
  }
  await browser.close();
  rmSync(pages, { recursive: true });
};
