// The pages as they look: one state after the other is brought up and held against what people need of it.
import { existsSync } from "node:fs";
import t from "tap";
import { systemClock } from "../src/base/clock.ts";
import { browserFor, CHROMIUM } from "./browser.ts";
import { pagesFor } from "./built-pages.ts";
import { allLooks } from "./looks/all-looks.ts";
import { audit } from "./looks/audit.ts";
import { openLookHall } from "./looks/hall.ts";
import type { Look } from "./looks/look.ts";
import { openStage, shown } from "./looks/show.ts";

const pageOf = ({ name }: Look): string => name.split("-")[0]!;
const isFirst = (look: Look): boolean => allLooks.find((other) => pageOf(other) === pageOf(look)) === look;
/** Of each page the first state, and some more; `npm run looks` has them all. */
const looks = allLooks.filter((look, place) => isFirst(look) || place % 8 === 0);

const skip = !existsSync(CHROMIUM) && "no browser";

t.test("the pages as they look", { skip }, async (t) => {
  const pages = await pagesFor(t);
  const stage = await openStage(await browserFor(t));
  for (const kind of ["day", "rush"] as const) {
    const some = looks.filter(({ hall }) => hall === kind);
    const hall = await openLookHall(systemClock(), pages, kind);
    t.teardown(() => hall.close());
    for (const look of some) {
      await t.test(`${look.name} is legible, has room for a finger, and breaks no rule of WCAG 2.2 AA`, async (t) => {
        t.strictSame(await shown(stage, look, hall, (page) => audit(page, look)), []);
      });
    }
  }
});
