// What a page in sight owes to everybody: no violation of WCAG 2.2 A and AA, targets that a finger finds, letters that an old eye
// reads, and nothing that only scrolling sideways would show.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import type { Look } from "./look.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const inPage = readFileSync(new URL("in-page.js", import.meta.url), "utf8");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const limits = {
  public: { target: 60, letters: 18, contrast: "color-contrast-enhanced" },
  personal: { target: 44, letters: 18, contrast: "color-contrast" },
} as const;
/** In tables of figures, on a desk. */
const TABLE_LETTERS = 16;

const allRules = (contrast: string): RunOptions => ({
  runOnly: { type: "tag", values: LEVELS },
  resultTypes: ["violations"],
  rules: { [contrast]: { enabled: true }, "target-size": { enabled: true } },
});

const contrastOnly = (contrast: string): RunOptions => ({
  runOnly: { type: "rule", values: [contrast] },
  resultTypes: ["violations"],
});

type Question = "violations" | "smallTargets" | "smallLetters" | "sideways" | "turn" | "settled";

/** Asks what `in-page.js` has put into the page. */
const ask = (page: Page, question: Question, ...given: readonly unknown[]): Promise<string[]> =>
  page.evaluate(`looked.${question}(...${JSON.stringify(given)})`);

/** To be asked before anything else of this page. */
export const prepare = async (page: Page): Promise<void> => {
  await page.evaluate(inPage);
  await ask(page, "settled");
};

/** All that is wrong with what is shown; in its own scheme in full, in the other one its contrast. */
export const audit = async (page: Page, { strict = "personal" }: Pick<Look, "strict">): Promise<string[]> => {
  const { target, letters, contrast } = limits[strict];
  await page.evaluate(axe);
  const found = [
    ...(await ask(page, "violations", allRules(contrast))),
    ...(await ask(page, "smallTargets", target)),
    ...(await ask(page, "smallLetters", letters, TABLE_LETTERS)),
    ...(await ask(page, "sideways")),
  ];
  await ask(page, "turn");
  const inOther = await ask(page, "violations", contrastOnly(contrast));
  await ask(page, "turn");
  return [...found, ...inOther.map((one) => `in the other scheme: ${one}`)];
};
