// `node --import=tsx test/looks/one.ts NAME…`: brings states of pages up, takes their pictures, and says what is wrong with them.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../src/base/clock.ts";
import { openBrowser } from "../browser.ts";
import { buildInto } from "../built-pages.ts";
import { allLooks } from "./all-looks.ts";
import { audit } from "./audit.ts";
import { openLookHall } from "./hall.ts";
import { shown } from "./show.ts";

const pictures = join(tmpdir(), "looks");
const wanted = process.argv.slice(2);
/** A name, or the beginning of names. */
const looks = allLooks.filter(({ name }) => wanted.some((one) => name.startsWith(one)));
const pages = mkdtempSync(join(tmpdir(), "tidehall-pages-"));
mkdirSync(pictures, { recursive: true });
await buildInto(pages);
const browser = await openBrowser();
for (const kind of ["day", "rush"] as const) {
  const some = looks.filter(({ hall }) => hall === kind);
  if (some.length === 0) continue;
  const hall = await openLookHall(systemClock(), pages, kind);
  for (const look of some) {
    try {
      const found = await shown(browser, look, hall, async (page) => {
        await page.screenshot({ path: join(pictures, `${look.name}.png`) });
        return audit(page, look);
      });
      console.log([look.name, ...found.map((one) => `  ✗ ${one}`)].join("\n"));
    } catch (error) {
      console.log(`${look.name}\n  ✗ ${error instanceof Error ? error.message : error}`);
    }
  }
  await hall.close();
}
await browser.close();
rmSync(pages, { recursive: true });
process.exit(0);
