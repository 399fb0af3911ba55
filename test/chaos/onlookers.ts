// Pages in a process of their own, so that a test can freeze them as a machine freezes: the connection stands, and nobody
// reads. Says on stdout how far they have come: `node --import=tsx onlookers.ts ADDRESS TOKEN COUNT TOPIC...`.
import { every, systemClock } from "../../src/base/clock.ts";
import { HallPage } from "./hall-page.ts";

const TELL_MS = 100;

const [address = "", token = "", count = "1", ...topics] = process.argv.slice(2);
const clock = systemClock();
const pages = Array.from({ length: Number(count) }, () => new HallPage({ address, token, topics, clock }));

every(clock, TELL_MS, "progress", () => {
  if (pages.every(({ isLive }) => isLive)) process.stdout.write(`${Math.min(...pages.map(({ seq }) => seq))}\n`);
});
