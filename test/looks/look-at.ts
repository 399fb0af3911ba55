// Every state of some pages, brought up one after the other and held against what people need of them.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { systemClock } from "../../src/base/clock.ts";
import { CHROMIUM, openBrowser } from "../browser.ts";
import { buildInto } from "../built-pages.ts";
import { allLooks } from "./all-looks.ts";
import { audit } from "./audit.ts";
import { openLookHall } from "./hall.ts";
import type { Look } from "./look.ts";
import { shown } from "./show.ts";

/** With every change every third state; `npm run looks` has them all. */
const isBrief = (_: Look, place: number): boolean => place % 3 === 0;

/** @param strict which pages: those that stand in the hall for everybody, or those at a desk and in a hand */
export const lookAt = (strict: NonNullable<Look["strict"]>): void => {
  const looks = allLooks.filter((look) => (look.strict ?? "personal") === strict).filter(isBrief);
  const skip = !existsSync(CHROMIUM) && "no browser";
  t.test("the pages as they look", { skip }, async (t) => {
    const pages = mkdtempSync(join(tmpdir(), "tidehall-pages-"));
    const [browser] = await Promise.all([openBrowser(), buildInto(pages)]);
    t.teardown(async () => {
      await browser.close();
      rmSync(pages, { recursive: true });
    });
    for (const kind of ["day", "rush"] as const) {
      const some = looks.filter(({ hall }) => hall === kind);
      if (some.length === 0) continue;
      const hall = await openLookHall(systemClock(), pages, kind);
      t.teardown(() => hall.close());
      for (const look of some) {
        await t.test(`${look.name} is legible, has room for a finger, and breaks no rule of WCAG 2.2 AA`, async (t) => {
          t.strictSame(await shown(browser, look, hall, (page) => audit(page, look)), []);
        });
      }
    }
  });
};
