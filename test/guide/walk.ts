// From the first step of the guide to the last, in one hall and one browser.
import type { BrowserContext } from "playwright-core";
import { openBrowser, openContext } from "../browser.ts";
import { guideActs } from "./acts.ts";
import { type GuideHall, openGuideHall } from "./guide-hall.ts";
import { type GuideBlock, readGuide } from "./guide-text.ts";
import { type Camera, Tour } from "./tour.ts";

export interface Walk {
  readonly hall: GuideHall;
  readonly context: BrowserContext;
  readonly tour: Tour;
  close(): Promise<void>;
}

interface Setting {
  readonly camera?: Camera;
  /** Pixels for each point. Default 1. */
  readonly scale?: number;
}

export const openWalk = async ({ camera, scale = 1 }: Setting = {}): Promise<Walk> => {
  const hall = await openGuideHall();
  const browser = await openBrowser();
  const context = await openContext(browser, {
    timezoneId: "Asia/Shanghai",
    locale: "zh-CN",
    reducedMotion: "reduce",
    deviceScaleFactor: scale,
  });
  const tour = new Tour(context, hall.daemon.address, camera);
  const close = async () => {
    await browser.close();
    await hall.close();
  };
  return { hall, context, tour, close };
};

export type Step = GuideBlock & { readonly step: string };

/** In the order of the guide. */
export const stepsOf = (guide: readonly GuideBlock[]): Step[] =>
  guide.flatMap((block) => (block.step === undefined ? [] : [{ ...block, step: block.step }]));

/** All of it, with a camera. */
export const walk = async (setting: Setting): Promise<void> => {
  const { hall, tour, close } = await openWalk(setting);
  try {
    for (const { step } of stepsOf(readGuide())) {
      process.stdout.write(`${step}\n`);
      await guideActs[step]?.(tour, hall);
    }
  } finally {
    await close();
  }
};
