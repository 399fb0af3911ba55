// `npm run shots`: takes a picture of every page in its main states, on a quiet day and in a rush, and of the steps that the guide
// for hall staff tells. `npm run shots -- --pages` and `-- --guide` take one kind alone.
import { systemClock } from "../src/base/clock.ts";
import { takeGuidePictures } from "../test/guide/take-pictures.ts";
import { takePictures } from "../test/looks/take-pictures.ts";

const PICTURES = "docs/pictures";
const KINDS = ["--pages", "--guide"];
const wishes = process.argv.slice(2);
const unknown = wishes.find((wish) => !KINDS.includes(wish));
if (unknown !== undefined) {
  process.stderr.write(`${unknown} is no option here; there are ${KINDS.join(" and ")}.\n`);
  process.exit(2);
}
const wants = (kind: string): boolean => wishes.length === 0 || wishes.includes(kind);

if (wants("--pages"))
  await takePictures(systemClock(), { folder: PICTURES, taken: (path) => process.stdout.write(`${path}\n`) });
if (wants("--guide")) await takeGuidePictures();
process.exit(0);
