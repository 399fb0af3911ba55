// The page of staff without a window: a helper with a number for somebody, and the cases of the back office.
import type { Page } from "playwright-core";
import type { Look } from "./look.ts";
import { acceptCase } from "./public-looks.ts";

const taken = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "帮办取号" }).click();
  await page.locator(".helper fieldset button:enabled").first().click();
  await page.locator(".helper button.primary").click();
};

export const officeLooks: readonly Look[] = [
  {
    ...{ name: "office-helper", path: "/office?id=1005", size: { width: 390, height: 844 }, hall: "day" as const },
    ...{ awaits: ".helper .given", bring: taken },
  },
  {
    ...{ name: "office-cases", path: "/office?id=1005", size: { width: 1280, height: 900 }, hall: "day" as const },
    ...{ awaits: ".case", bring: async (_, hall) => void (await acceptCase(hall)), isPicture: false },
  },
];
