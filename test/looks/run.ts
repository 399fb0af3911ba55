// `npm run looks [-- NAME…]`: brings every state of every page up, or those whose names begin so, takes their pictures into a folder
// for temporary files, and says what is wrong with them. The exit code says whether anything is.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { systemClock } from "../../src/base/clock.ts";
import { reasonOf } from "../../src/base/errors.ts";
import { openBrowser } from "../browser.ts";
import { buildInto } from "../built-pages.ts";
import type { PageHall } from "../page-hall.ts";
import { allLooks } from "./all-looks.ts";
import { audit } from "./audit.ts";
import { openLookHall } from "./hall.ts";
import type { Look } from "./look.ts";
import { openStage, shown } from "./show.ts";

const pictures = join(tmpdir(), "looks");

/** What is wrong; a state that does not come up is wrong too. */
const lookedAt = async (stage: BrowserContext, hall: PageHall, look: Look): Promise<string[]> => {
  try {
    return await shown(stage, look, hall, async (page) => {
      await page.screenshot({ path: join(pictures, `${look.name}.png`) });
      return audit(page, look);
    });
  } catch (error) {
    return [reasonOf(error)];
  }
};

const main = async (names: readonly string[]): Promise<void> => {
  const looks = allLooks.filter(({ name }) => names.length === 0 || names.some((one) => name.startsWith(one)));
  const pages = mkdtempSync(join(tmpdir(), "tidehall-pages-"));
  mkdirSync(pictures, { recursive: true });
  const [browser] = await Promise.all([openBrowser(), buildInto(pages)]);
  const stage = await openStage(browser);
  for (const kind of ["day", "rush"] as const) {
    const some = looks.filter(({ hall }) => hall === kind);
    if (some.length === 0) continue;
    const hall = await openLookHall(systemClock(), pages, kind);
    for (const look of some) {
      const found = await lookedAt(stage, hall, look);
      if (found.length > 0) process.exitCode = 1;
      console.log(
        [`${found.length === 0 ? "ok" : "✗ "}  ${look.name}`, ...found.map((one) => `      ${one}`)].join("\n"),
      );
    }
    await hall.close();
  }
  await browser.close();
  rmSync(pages, { recursive: true });
};

await main(process.argv.slice(2));
process.exit();
