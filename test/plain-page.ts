// Whether everybody can read a page and hit its buttons: contrast, size of letters, size of targets, as they are on the screen.
import type { Page } from "playwright-core";
import type { Test } from "tap";

/** Run in the page: its texts whose contrast with their background is less than asked for (WCAG 2 relative luminance). */
const FAINT_TEXTS = `(least) => {
  const channel = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const parts = (color) => (color.match(/[\\d.]+/g) || []).map(Number);
  const luminance = (color) => {
    const [red, green, blue] = parts(color).map((part) => channel(part / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const backgroundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (parts(color)[3] !== 0) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const contrast = (element) => {
    const both = [getComputedStyle(element).color, backgroundOf(element)].map(luminance).sort((a, b) => b - a);
    return (both[0] + 0.05) / (both[1] + 0.05);
  };
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
  return [...document.body.querySelectorAll("*")]
    .filter((element) => hasText(element) && contrast(element) < least)
    .map((element) => element.textContent + " " + contrast(element).toFixed(2));
}`;

/** Run in the page: its texts whose letters are lower than asked for, in px. */
const SMALL_TEXTS = `(least) =>
  [...document.body.querySelectorAll("*")]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ""))
    .filter((element) => parseFloat(getComputedStyle(element).fontSize) < least)
    .map((element) => element.textContent)`;

export interface Plainness {
  readonly contrast: number;
  readonly buttonPx: number;
  /** Default any size. */
  readonly letterPx?: number;
}

export const isPlain = async (t: Test, page: Page, { contrast, buttonPx, letterPx = 0 }: Plainness): Promise<void> => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  t.same(await page.evaluate(`(${FAINT_TEXTS})(${contrast})`), [], `the contrast is ${contrast} or more`);
  t.same(await page.evaluate(`(${SMALL_TEXTS})(${letterPx})`), [], `letters are ${letterPx} px or more`);
  const heights = await page.locator("button:visible").evaluateAll((all) => all.map((one) => one.offsetHeight));
  t.ok(
    heights.every((height) => height >= buttonPx),
    `no button is lower than ${buttonPx} px`,
  );
};
