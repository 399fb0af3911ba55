// `npm run shots`: opens a demonstration, lets a crowd in, and takes pictures of the running hall for the documents; then
// does what the guide for hall staff says and takes its pictures. `npm run shots -- --guide` takes those alone.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { pause, systemClock, within } from "../src/base/clock.ts";
import { openBrowser } from "../test/browser.ts";
import { takeGuidePictures } from "../test/guide/take-pictures.ts";

const PICTURES = "docs/pictures";
const CROWD = 600;
/** ms until people wait, windows work and papers lie there. */
const FILLS_MS = 45_000;
const STARTS_MS = 20_000;
/** Until somebody rates, and until so many wait that the tide has something to suggest. */
const AWAITED_MS = 240_000;

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  /** What is pressed, one after the other. */
  readonly presses?: readonly string[];
  /** What is to be seen first. */
  readonly awaits?: string;
  /** The part that is taken; default the whole view. */
  readonly part?: string;
}

/** A page stays open behind the next one: the tablet is there when the manager looks at the devices. */
const shots: readonly Shot[] = [
  { name: "pad", path: "/pad", width: 1280, height: 800, awaits: ".grades" },
  { name: "hall", path: "/", width: 1440, height: 980 },
  { name: "kiosk", path: "/kiosk", width: 1080, height: 1280 },
  { name: "screen", path: "/screen", width: 1280, height: 720 },
  { name: "window", path: "/window?id=1", width: 960, height: 540 },
  { name: "clerk", path: "/clerk", width: 480, height: 900 },
  { name: "manager", path: "/manager#tide", width: 1400, height: 1000, awaits: ".tide .advice" },
  { name: "manager-en", path: "/manager?lang=en#tide", width: 1400, height: 1000, awaits: ".tide .advice" },
  {
    ...{ name: "plans", path: "/manager#settings", width: 1400, height: 1000, part: "section.plans" },
    ...{ presses: ["text=编辑方案"], awaits: ".plans table" },
  },
  {
    ...{ name: "calendar", path: "/manager#settings", width: 1400, height: 1000, part: "section.plans" },
    ...{ presses: ["text=编辑方案", ".plans .choices >> text=日历"], awaits: ".plans .days .other" },
  },
];

const clock = systemClock();

const addressOf = (daemon: ChildProcess): Promise<string> => {
  const found = new Promise<string>((resolve) => {
    daemon.stdout?.on("data", (chunk: Buffer) => {
      const address = /"address":"(http:[^"]+)"/.exec(chunk.toString())?.[1];
      if (address) resolve(address);
    });
  });
  return within(clock, STARTS_MS, "start of the daemon", found, () => new Error("the daemon did not start"));
};

const take = async (browser: Browser, address: string, shot: Shot) => {
  const { name, path, width, height, presses = [], awaits, part } = shot;
  const page = await browser.newPage({ viewport: { width, height }, timezoneId: "Asia/Shanghai" });
  await page.goto(address + path);
  await pause(clock, 2500, "page settles");
  for (const what of presses) await page.click(what);
  if (awaits !== undefined) await page.locator(awaits).first().waitFor({ timeout: AWAITED_MS });
  await (part === undefined ? page : page.locator(part)).screenshot({ path: join(PICTURES, `${name}.png`) });
  process.stdout.write(`${join(PICTURES, `${name}.png`)}\n`);
};

const takeHallPictures = async (): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), "tidehall-shots-"));
  const daemon = spawn(
    process.execPath,
    [
      "dist/tidehall.js",
      "serve",
      "--demo",
      "--data",
      data,
      "--port",
      "0",
      "--mqtt-port",
      "0",
      "--crowd",
      String(CROWD),
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  try {
    mkdirSync(PICTURES, { recursive: true });
    const address = await addressOf(daemon);
    await pause(clock, FILLS_MS, "the hall fills");
    const browser = await openBrowser();
    for (const shot of shots) await take(browser, address, shot);
    await browser.close();
  } finally {
    daemon.kill();
    rmSync(data, { recursive: true, force: true });
  }
};

if (!process.argv.includes("--guide")) await takeHallPictures();
await takeGuidePictures();
