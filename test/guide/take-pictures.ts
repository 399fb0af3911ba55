// Takes the pictures of the guide for hall staff: the steps are done as the test does them, with a camera.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Camera } from "./tour.ts";
import { walk } from "./walk.ts";

const PICTURES = "docs/pictures/guide";
/** Pixels for each point: sharp enough on paper. */
const SCALE = 1.5;

/** What is wider than so many points is large enough without. */
const WIDE = 700;
/** Points to the left and right of what is shown, for what stands at the edge of its page. */
const MARGIN = 14;

const camera: Camera = {
  async take(name, what) {
    const path = join(PICTURES, `${name}.png`);
    await what.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await what.boundingBox())!;
    const [left, right] = [Math.max(0, x - MARGIN), x + width + MARGIN];
    const clip = { x: left, y, width: right - left, height };
    const scale = width > WIDE ? "css" : "device";
    await what.page().screenshot({ path, clip, scale, animations: "disabled" });
    process.stdout.write(`${path}\n`);
  },
};

export const takeGuidePictures = async (): Promise<void> => {
  mkdirSync(PICTURES, { recursive: true });
  await walk({ camera, scale: SCALE });
};
