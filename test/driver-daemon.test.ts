// Drivers in the configuration and in the daemon: what is wrong with a driver's section is told by field, value and
// expectation; and a call reaches a sign and a voice chip over TCP as people see and hear it.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import { openDotFont } from "../hardware-sim/wired/picture/dot-font.ts";
import { wireOnbon } from "../hardware-sim/wired/signs/onbon-card.ts";
import { openTcp } from "../hardware-sim/wired/tcp.ts";
import { xfs5152 } from "../hardware-sim/wired/voice/chip-model.ts";
import { wireVoice } from "../hardware-sim/wired/voice/voice-chip.ts";
import { pause, systemClock } from "../src/base/clock.ts";
import { seededRandom, systemRandom } from "../src/base/random.ts";
import type { ConfigDocument, DeviceConfig } from "../src/daemon/config/document.ts";
import { driverProblems } from "../src/daemon/config/drivers.ts";
import { checkConfig } from "../src/daemon/config/load.ts";
import { configWarnings } from "../src/daemon/config/warnings.ts";
import { startDaemon } from "../src/daemon/daemon.ts";
import { answerFile } from "../src/daemon/drivers/answer-file.ts";
import { nextBoot } from "../src/daemon/drivers/boot-file.ts";
import { silentLog } from "../src/daemon/log.ts";
import { TIDEHALL } from "./chaos/daemon-process.ts";
import { defaultConfig } from "./one-process-hall.ts";

const PATIENCE_MS = 60_000;
t.setTimeout(120_000);

const folderFor = (t: Test): string => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-drivers-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  return folder;
};

/** The default hall with these drivers at its devices. */
const withDrivers = (drivers: Readonly<Record<string, DeviceConfig["driver"]>>): ConfigDocument => {
  const config = defaultConfig();
  const devices = config.devices.map((device) => ({
    ...device,
    ...(drivers[device.id] && { driver: drivers[device.id] }),
  }));
  const { http, mqtt, hall } = config;
  return {
    ...config,
    hall: { ...hall, sessions: [], holidays: [] },
    devices,
    http: { ...http, port: 0 },
    mqtt: { ...mqtt, port: 0 },
  };
};

const AT = { serial: "/dev/serial/by-id/bus" };

t.test("what is wrong with a driver is told by field, value and expectation", async (t) => {
  const config = withDrivers({
    "window-1-sign": { use: "onbon", at: AT, options: { address: 0 } },
    "window-2-sign": { use: "neon", at: AT },
    "window-3-sign": { use: "syn6288", at: { ...AT, baud: 19_200 } },
    "window-4-sign": { use: "template", at: AT, options: { template: { head: "02", text: { encoding: "gbk" } } } },
    "window-5-sign": { use: "onbon", at: AT },
  });
  const at = (id: string) => `/devices/${config.devices.findIndex((device) => device.id === id)}/driver`;
  const problems = await driverProblems(config);
  const told = (id: string) => problems.filter(({ path }) => path.startsWith(at(id)));
  t.match(told("window-1-sign"), [{ path: `${at("window-1-sign")}/options/address`, value: "0" }]);
  t.match(told("window-2-sign"), [{ path: `${at("window-2-sign")}/use`, expected: /^one of onbon/ }]);
  t.match(told("window-3-sign"), [
    { path: `${at("window-3-sign")}/use`, expected: /a driver for a led/ },
    { path: `${at("window-3-sign")}/at/baud`, value: "19200", expected: /^9600, which it has after/ },
    { path: `${at("window-3-sign")}/at`, expected: /as window-1-sign on this line/ },
  ]);
  t.match(told("window-4-sign"), [{ path: `${at("window-4-sign")}/options/template/tail` }]);
  t.same(told("window-5-sign"), [], "what is right is not complained about");
  const log = silentLog();
  const options = { configFile: "hall.json", folder: folderFor(t), clock: systemClock(), random: systemRandom(), log };
  await t.rejects(startDaemon({ ...options, config }), { code: "CONFIG_INVALID" }, "such a hall does not open");
});

t.test("numbers that a sign of seven segments cannot show are told, and keep no hall from opening", async (t) => {
  const digits = { use: "led485", at: AT };
  const config = withDrivers({ "window-4-sign": digits, "window-5-sign": { ...digits, options: { address: 2 } } });
  const at = config.hall.services.findIndex(({ prefix }) => prefix === "Z");
  t.same(await driverProblems(config), []);
  t.same(await configWarnings(config), [
    {
      path: `/hall/services/${at}/prefix`,
      value: '"Z"',
      expected: "a letter that window-5-sign (led485) can show: there Z reads as 2",
    },
  ]);
  const drawn = withDrivers({ "window-5-sign": { use: "onbon", at: AT } });
  t.same(await configWarnings(drawn), [], "a sign that draws letters shows them all");
});

t.test("a port is named by a name that lasts", async (t) => {
  const sign = (serial: string) => {
    const config = withDrivers({ "window-1-sign": { use: "onbon", at: { serial } } });
    return checkConfig(config).ok;
  };
  t.ok(sign("/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0"));
  t.ok(sign("/dev/ttyS0"));
  t.notOk(sign("/dev/ttyUSB0"));
  t.notOk(sign("/dev/ttyACM1"));
});

t.test("a call reaches the sign and the voice behind their bytes", async (t) => {
  const clock = systemClock();
  const setting = { clock, random: seededRandom(7) };
  const sign = wireOnbon(setting, { font: openDotFont() });
  const voice = wireVoice(setting, xfs5152);
  sign.wire.powerOn();
  voice.wire.powerOn();
  const [signPort, voicePort] = await Promise.all([openTcp(sign.wire), openTcp(voice.wire)]);
  const portOf = (address: string) => ({ tcp: "127.0.0.1", port: Number(address.split(":")[1]) });
  const config = withDrivers({
    "window-1-sign": { use: "onbon", at: portOf(signPort.address) },
    "speaker-1": { use: "xfs5152", at: portOf(voicePort.address) },
  });
  const options = { configFile: "hall.json", folder: folderFor(t), clock, random: systemRandom(), log: silentLog() };
  const daemon = await startDaemon({ ...options, config });
  const until = async (isSo: () => boolean) => {
    const deadline = clock.elapsed() + PATIENCE_MS;
    while (!isSo() && clock.elapsed() < deadline) await pause(clock, 50, "looking");
    return isSo();
  };
  const shown = () => sign.face().rows.join("\n");
  t.ok(await until(() => shown() !== ""), "the sign shows something before anybody is called");
  const { port } = daemon.core;
  const by = { role: "clerk", id: "1001", window: "1" } as const;
  t.ok((await port.submit({ kind: "OpenWindow", args: { window: "1" }, by })).ok);
  t.ok((await port.submit({ kind: "TakeTicket", args: { service: "medical" }, by: { role: "kiosk", id: "k" } })).ok);
  t.ok((await port.submit({ kind: "CallNext", args: { window: "1" }, by })).ok);
  t.ok(await until(() => shown().includes("B001")), `the sign shows ${JSON.stringify(shown())}`);
  t.ok(
    await until(() => /零零一号.*窗口/.test(`${voice.saying}${voice.spoken.map(({ text }) => text)}`)),
    "the voice calls",
  );
  await daemon.stop();
  await Promise.all([signPort.close(), voicePort.close()]);
  sign.wire.powerOff();
  voice.wire.powerOff();
});

t.test("a driver runs beside its hardware, in a process of its own", async (t) => {
  const clock = systemClock();
  const folder = folderFor(t);
  const sign = wireOnbon({ clock, random: seededRandom(7) }, { font: openDotFont() });
  sign.wire.powerOn();
  const signPort = await openTcp(sign.wire);
  const at = { tcp: "127.0.0.1", port: Number(signPort.address.split(":")[1]) };
  const config = withDrivers({ "window-1-sign": { use: "onbon", at, runsElsewhere: true } });
  const options = { configFile: "hall.json", folder, clock, random: systemRandom(), log: silentLog() };
  const daemon = await startDaemon({ ...options, config });
  const [configFile, secretsFile] = [join(folder, "hall.json"), join(folder, "secrets.json")];
  writeFileSync(configFile, JSON.stringify(config));
  writeFileSync(secretsFile, JSON.stringify(await daemon.secrets.mint(["window-1-sign"])));
  const files = ["--config", configFile, "--secrets", secretsFile, "--data", join(folder, "beside")];
  const program = [TIDEHALL, "drive", "--device", "window-1-sign", "--url", daemon.brokerUrl];
  const drive = spawn(process.execPath, [...program, ...files], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | null>((resolve) => drive.once("exit", resolve));
  let told = "";
  drive.stdout.on("data", (bytes) => {
    told += bytes;
  });
  const deadline = clock.elapsed() + PATIENCE_MS;
  const isDone = () => sign.face().rows.length > 0 && told.includes("window-1-sign ready");
  while (!isDone() && clock.elapsed() < deadline) await pause(clock, 50, "looking");
  t.not(sign.face().rows.join(""), "", "the sign shows what the hall wants");
  t.match(told, /window-1-sign ready, 0 waiting, 0 bytes discarded/, "and the technician sees that it is well");
  drive.kill("SIGTERM");
  t.equal(await ended, 0, "it stops when it is told to");
  await daemon.stop();
  await signPort.close();
  sign.wire.powerOff();
});

t.test("starts are counted, and a printer's answers kept, where a loss of power cannot reach", async (t) => {
  const folder = join(folderFor(t), "drivers");
  t.same([nextBoot(folder), nextBoot(folder), nextBoot(folder)], [1, 2, 3]);
  const answers = [{ id: "a.print", st: "started", boot: 3 } as const];
  t.same(answerFile(folder, "printer-1").load(), [], "none at first");
  answerFile(folder, "printer-1").save(answers);
  t.same(answerFile(folder, "printer-1").load(), answers);
  t.same(answerFile(folder, "printer-2").load(), [], "each device has its own");
});
