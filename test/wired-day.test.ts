// A short day in the wired hall: one vice of each kind of device, on virtual time. `npm run wired-day` has all of them.
import t from "tap";
import { openDotFont } from "../hardware-sim/wired/picture/dot-font.ts";
import { spendDay } from "./wired-day/day.ts";
import { textReport } from "./wired-day/report.ts";

t.setTimeout(120_000);

const CHOSEN: Readonly<Record<string, string>> = {
  "window-1-sign": "mute",
  "window-4-sign": "power-cut",
  "speaker-1": "idle-lost",
  "printer-1": "cover-open",
  "kiosk-1": "bouncing",
  "window-1-pad": "unplugged",
  "window-1-keypad": "key-repeats",
};

t.test("whatever befalls a device: no number twice, none lost, the board knows, and all is right again", async (t) => {
  const { episodes, timersLeft } = await spendDay({
    seed: 2,
    font: openDotFont(),
    lastsMs: 30_000,
    chosen: ({ device }, vice) => CHOSEN[device] === vice,
    say: () => {},
  });
  t.equal(episodes.length, Object.keys(CHOSEN).length);
  for (const { device, vice, complaints } of episodes) t.same(complaints, [], `${device}: ${vice}`);
  t.ok(episodes.some(({ visitors }) => visitors.papers > 0) && episodes.some(({ clerks }) => clerks.finished > 0));
  t.same(timersLeft, [], "no timer is left behind");
  t.match(textReport(2, episodes, timersLeft), /printer-1 \(escpos\)\n.*\n +ok +cover-open .* degraded cover-open/);
});
