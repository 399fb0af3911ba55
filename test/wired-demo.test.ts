// The demonstration with wires, as `npm start -- --wired` opens it: real ports, the daemon's own drivers, and pages that show
// what signs and papers look like.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import { pause, systemClock } from "../src/base/clock.ts";
import { systemRandom } from "../src/base/random.ts";
import { openDemo } from "../src/daemon/cli/demo.ts";
import { runCommandLine } from "../src/daemon/cli/main.ts";
import { openWires } from "../src/daemon/cli/wired.ts";
import { startDaemon } from "../src/daemon/daemon.ts";
import { silentLog } from "../src/daemon/log.ts";
import type { SightView } from "../src/protocols/api/device-view.ts";
import { defaultConfig } from "./one-process-hall.ts";

t.setTimeout(120_000);
const PATIENCE_MS = 60_000;
const clock = systemClock();
const random = systemRandom();

const always = () => {
  const { http, mqtt, hall, ...config } = defaultConfig();
  const open = { ...hall, sessions: [], holidays: [] };
  return { ...config, hall: open, http: { ...http, port: 0 }, mqtt: { ...mqtt, port: 0 } };
};

const until = async (isSo: () => boolean): Promise<boolean> => {
  const deadline = clock.elapsed() + PATIENCE_MS;
  while (!isSo() && clock.elapsed() < deadline) await pause(clock, 50, "looking");
  return isSo();
};

const openAll = async (t: Test, vices: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-wired-"));
  const wires = await openWires({ config: always(), vices, clock, random });
  const demo = openDemo(always(), clock, wires);
  const files = { configFile: "hall.json", folder };
  const daemon = await startDaemon({ ...files, config: demo.config, clock, random, log: silentLog(), demo });
  await demo.open(daemon);
  t.teardown(async () => {
    await daemon.stop();
    await demo.close();
    await wires.close();
    rmSync(folder, { recursive: true });
  });
  const entries = () => daemon.core.live.snapshot("devices");
  const sight = (device: string) => entries()[`sight/${device}`] as SightView | undefined;
  const picture = (path: string) => fetch(`${daemon.address}/api/v1/demo/pictures/${path}`);
  return { wires, daemon, sight, picture };
};

t.test("a press at a wired button becomes a paper, a call, and pictures of both", async (t) => {
  const { wires, daemon, sight, picture } = await openAll(t, []);
  t.match(wires.says[0], /22 devices behind bytes; serial cables are/);
  t.ok(await until(() => daemon.core.live.snapshot("devices")["device/kiosk-1"] !== undefined));
  t.ok(await until(() => JSON.stringify(daemon.core.live.snapshot("devices")).split('"ready"').length > 15));
  const [machine] = wires.hall.machines;
  machine!.press("2");
  t.ok(await until(() => sight("printer-1")?.rows.includes("B001") ?? false), "the paper is seen");
  wires.hall.counters.get("2")!.parts.keypad!.press("call");
  t.ok(await until(() => /请 B001 号/.test(sight("window-2-sign")?.rows.join("") ?? "")), "the sign is seen");
  for (const path of ["printer-1/1", "window-2-sign/1", "hall-sign/1"]) {
    const answer = await picture(path);
    t.equal(answer.status, 200, path);
    t.equal(answer.headers.get("content-type"), "image/png");
    t.match(Buffer.from(await answer.arrayBuffer()).subarray(0, 8), Buffer.from("89504e470d0a1a0a", "hex"));
  }
  for (const path of ["printer-1/9", "speaker-1/1", "nobody/1"]) t.equal((await picture(path)).status, 404, path);
});

t.test("a vice lies on its device from the start", async (t) => {
  const { daemon } = await openAll(t, ["printer-1=paper-out"]);
  const printer = () => daemon.core.live.snapshot("devices")["device/printer-1"] as { faults: string[] };
  t.ok(await until(() => printer()?.faults.includes("paper-out")), "the manager sees it");
});

const told = async (...args: string[]) => {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const code = await runCommandLine(args, { isTerminal: false, out: say, err: say });
  return { code, text: lines.join("\n") };
};

t.test("vices are listed, and a wrong one is told with what there is", async (t) => {
  const list = JSON.parse((await told("simulate", "--list", "--json")).text);
  t.ok(list.vices.includes("mute") && list.faults.includes("half-open"));
  t.same(list.own["io-board"], ["busy", "failing", "wrong-answer", "bouncing", "key-stuck"]);
  t.match((await told("simulate", "--list")).text, /escpos +paper-low, paper-out/);
  const config = always();
  const open = (vice: string) => openWires({ config, vices: [vice], clock, random });
  await t.rejects(open("printer-9=mute"), /expected a device among kiosk-1, printer-1/);
  await t.rejects(open("printer-1=bouncing"), /expected printer-1=VICE with one of mute, .*cover-open/);
  t.match(await told("serve", "--wired"), { code: 2, text: /goes with --demo/ });
  t.match(await told("serve", "--demo", "--vice", "a=b"), { code: 2, text: /goes with --wired/ });
});
