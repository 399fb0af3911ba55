// `npm run wired-day [-- --only sign] [--vice mute] [--seed N] [--json]`: a hall of nothing but hardware at its bytes, in which one
// device after the other has each of its vices for a while, on virtual time. The report says what each person saw; the exit
// code is 1 when something did not hold that must.
import { parseArgs } from "node:util";
import { openDotFont } from "../../hardware-sim/wired/picture/dot-font.ts";
import { systemClock } from "../../src/base/clock.ts";
import { spendDay } from "./day.ts";
import { wards } from "./patients.ts";
import { jsonReport, textReport } from "./report.ts";

const USAGE = "npm run wired-day -- [--only WARD]... [--vice NAME]... [--seed N] [--json]";
const clock = systemClock();

const say = (text: string): void => {
  process.stderr.write(`${(clock.elapsed() / 1000).toFixed(0).padStart(5)} s  ${text}\n`);
};

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] as string[] },
    vice: { type: "string", multiple: true, default: [] as string[] },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});

const unknown = values.only.find((ward) => !(wards as readonly string[]).includes(ward));
if (unknown !== undefined || !/^\d{1,9}$/.test(values.seed)) {
  const wrong =
    unknown === undefined ? `--seed is "${values.seed}", expected a whole number` : `--only is "${unknown}"`;
  process.stderr.write(`${wrong}, expected one of ${wards.join(", ")}\n${USAGE}\n`);
  process.exit(2);
}

const seed = Number(values.seed);
const isChosen = (chosen: readonly string[], name: string) => chosen.length === 0 || chosen.includes(name);
const { episodes, timersLeft } = await spendDay({
  ...{ seed, say, font: openDotFont() },
  chosen: ({ ward }, vice) => isChosen(values.only, ward) && isChosen(values.vice, vice),
});
if (episodes.length === 0) {
  process.stderr.write(`no device chosen has such a vice; tidehall simulate --list names them\n${USAGE}\n`);
  process.exit(2);
}
const isGood = timersLeft.length === 0 && episodes.every(({ complaints }) => complaints.length === 0);
const report = (values.json ? jsonReport : textReport)(seed, episodes, timersLeft);
process.stdout.write(`${report}\n`, () => process.exit(isGood ? 0 : 1));
