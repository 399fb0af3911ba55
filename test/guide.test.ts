// The guide for hall staff says what is so: each of its steps is done in a real hall as it is written, what it names stands on
// the pages, its pictures are there, and it prints on two pages a part.
import { readdirSync, statSync } from "node:fs";
import t from "tap";
import { guideParts } from "../scripts/build-guide.js";
import { guideActs } from "./guide/acts.ts";
import { readGuide } from "./guide/guide-text.ts";
import { isSaidSomewhere } from "./guide/page-texts.ts";
import { openWalk, stepsOf } from "./guide/walk.ts";

t.setTimeout(240_000);

const PICTURES = "docs/pictures/guide";
const PICTURE_BYTES_MAX = 150_000;
const PAGES_MAX = 2;

const guide = readGuide();
const steps = stepsOf(guide);

t.test("every step of the guide can be tried, and nothing is tried that it does not say", async (t) => {
  t.same(
    guide.filter(({ step, isNumbered }) => isNumbered && step === undefined).map(({ text }) => text),
    [],
  );
  t.same(steps.map(({ step }) => step).sort(), Object.keys(guideActs).sort());
  const loose = guide.filter(({ step }) => step === undefined).flatMap(({ names }) => names);
  t.same(
    loose.filter((name) => !isSaidSomewhere(name)),
    [],
    "what it names beside the steps is said by some page",
  );
});

t.test("its pictures are there, small, and none is left over", async (t) => {
  const shown = guide.flatMap(({ pictures }) => pictures).map((name) => `${name}.png`);
  t.same(readdirSync(PICTURES).sort(), shown.sort());
  const large = readdirSync(PICTURES).filter((file) => statSync(`${PICTURES}/${file}`).size > PICTURE_BYTES_MAX);
  t.same(large, []);
});

t.test("whoever does what it says sees what it says", async (t) => {
  const { hall, context, tour, close } = await openWalk();
  t.teardown(close);
  await t.test("it is served with its pictures and prints on two pages a part", async (t) => {
    const page = await context.newPage();
    const answer = await page.goto(`${hall.daemon.address}/guide`);
    t.match(answer?.headers()["content-security-policy"], "default-src 'self'");
    t.equal(await page.locator("script").count(), 0);
    const broken = await page
      .locator("img")
      .evaluateAll(
        (all) => all.filter((one) => (one as unknown as { naturalWidth: number }).naturalWidth === 0).length,
      );
    t.equal(broken, 0, "every picture is shown");
    for (const part of guideParts) {
      await page.evaluate(`for (const one of document.querySelectorAll("section")) one.hidden = one.id !== "${part}"`);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      t.ok([...pdf.toString("latin1").matchAll(/\/Type \/Page\b/g)].length <= PAGES_MAX, `${part} fits`);
    }
  });

  for (const { step, names, commands, pictures } of steps) {
    await t.test(step, async (t) => {
      await guideActs[step]?.(tour, hall);
      const { seen, typed, pictured } = await tour.harvest();
      t.same(
        names.filter((name) => !seen.has(name)),
        [],
        "each name is on the page",
      );
      t.same(typed, commands, "each command is the one that was run");
      t.same(pictured, pictures, "the pictures show this step");
    });
  }
  t.same(tour.faults, [], "no page broke the content policy or threw");
});
