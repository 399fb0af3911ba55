// A card on the reader beside a ticket machine's screen: from the reader's bytes to the page of that machine, and to nothing that is
// kept; without the page it is a press like any other.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import t from "tap";
import { inventedPeople } from "../hardware-sim/wired/reader/people.ts";
import { wireReader } from "../hardware-sim/wired/reader/sdt-reader.ts";
import { openTcp } from "../hardware-sim/wired/tcp.ts";
import { systemClock } from "../src/base/clock.ts";
import { seededRandom } from "../src/base/random.ts";
import type { ConfigDocument } from "../src/daemon/config/document.ts";
import { checkConfig } from "../src/daemon/config/load.ts";
import { KioskPages } from "../src/daemon/kiosk-pages.ts";
import { browserFor, CHROMIUM } from "./browser.ts";
import { pagesFor } from "./built-pages.ts";
import { eventually } from "./chaos/waiting.ts";
import { defaultConfig } from "./one-process-hall.ts";
import { openPageHall } from "./page-hall.ts";

const clock = systemClock();
const SERVICE = "medical";
const [holder, other] = [inventedPeople[0]!, inventedPeople[3]!];
const PATIENCE_MS = 30_000;

const beside = (port: number) => ({
  ...({
    id: "reader-1",
    kind: "button",
    role: "ticket-machine",
    kiosk: "demo-kiosk",
    keys: { card: SERVICE },
  } as const),
  driver: { use: "id-card-reader", at: { tcp: "127.0.0.1", port }, options: { key: "card" } },
});

t.test("what a reader reads is for its own machine's pages alone, while one is open", async (t) => {
  const pages = new KioskPages();
  const heard: string[] = [];
  const leave = [
    pages.enter("kiosk-1", (text) => heard.push(`1 ${text}`)),
    pages.enter("kiosk-1", (text) => heard.push(`1b ${text}`)),
  ];
  pages.enter("kiosk-2", (text) => heard.push(`2 ${text}`));
  t.equal(pages.read("kiosk-1", "x"), true);
  t.same(heard, ["1 x", "1b x"]);
  for (const one of leave) one();
  t.equal(pages.read("kiosk-1", "y"), false);
  t.equal(pages.read("kiosk-3", "y"), false);
  t.equal(heard.length, 2);
});

t.test("only a ticket machine stands beside a page", async (t) => {
  const config = defaultConfig();
  const devices = [
    ...config.devices,
    { id: "keypad-9", kind: "button", role: "call-keypad", window: "1", kiosk: "kiosk-1" },
  ];
  const { ok, ...more } = checkConfig({ ...config, devices });
  t.notOk(ok);
  t.match(more, {
    problems: [{ path: `/devices/${devices.length - 1}/kiosk`, value: '"kiosk-1"', expected: /ticket-machine/ }],
  });
});

t.test("a card laid beside the screen", { skip: !existsSync(CHROMIUM) && "no browser" }, async (t) => {
  const reader = wireReader({ clock, random: seededRandom(7) });
  reader.wire.powerOn();
  const port = await openTcp(reader.wire);
  const change = (config: ConfigDocument) => ({
    ...config,
    devices: [...config.devices, beside(Number(port.address.split(":")[1]))],
  });
  const hall = await openPageHall({ clock, pagesFolder: await pagesFor(t), change });
  t.teardown(async () => {
    await hall.close();
    await port.close();
    reader.wire.powerOff();
  });
  const browser = await browserFor(t);
  const page: Page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, serviceWorkers: "block" });
  await page.goto(`${hall.address}/kiosk?reads=card`);
  await page.waitForSelector(".service:not([disabled])");
  const tickets = () => [...hall.core.port.hall.tickets.values()];

  await t.test("greets its holder by a mask, and the number is its holder's", async (t) => {
    reader.lay(holder);
    await page.getByText(`已读到证件 ${holder.id.slice(0, 3)}***********${holder.id.slice(-4)}`).waitFor();
    t.same(tickets(), [], "nobody has chosen yet");
    await page.keyboard.press("2");
    await page.click(".take");
    await page.locator("main.given").waitFor();
    t.match(tickets(), [{ person: /.+/ }], "the hall knows one person from another");
  });

  await t.test("is written down nowhere", async (t) => {
    const files = readdirSync(hall.folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    t.ok(files.length > 2);
    const telling = files.filter((file) => readFileSync(join(file.parentPath, file.name)).includes(holder.id));
    t.same(
      telling.map(({ name }) => name),
      [],
    );
  });

  await t.test("takes a number for its key where no page is open", async (t) => {
    await page.close();
    await eventually(clock, "the page is gone", PATIENCE_MS, async () => {
      const told = await (await fetch(`${hall.address}/metrics`)).text();
      return /^hall_ws_clients 0$/m.test(told) || undefined;
    });
    reader.lay(undefined);
    reader.lay(other);
    await eventually(clock, "a number", PATIENCE_MS, () => tickets()[1]);
    t.match(tickets()[1], { service: SERVICE });
  });
});
