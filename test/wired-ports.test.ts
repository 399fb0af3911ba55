// Wired devices on real ports: TCP, and a serial port that socat holds. What a host notices when somebody is there already,
// when the device is full, and when it is pulled out.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SerialPort } from "serialport";
import t from "tap";
import { openDotFont } from "../hardware-sim/wired/picture/dot-font.ts";
import { wirePrinter } from "../hardware-sim/wired/printer/printer.ts";
import { openPty } from "../hardware-sim/wired/pty.ts";
import { wireScanner } from "../hardware-sim/wired/reader/scanner.ts";
import { openTcp } from "../hardware-sim/wired/tcp.ts";
import { viceOf } from "../hardware-sim/wired/vices.ts";
import { syn6288 } from "../hardware-sim/wired/voice/chip-model.ts";
import { wireVoice } from "../hardware-sim/wired/voice/voice-chip.ts";
import { openLine } from "../hardware-sim/wired/wired-line.ts";
import { hexOf } from "../src/base/bytes.ts";
import { pause, systemClock } from "../src/base/clock.ts";
import { seededRandom } from "../src/base/random.ts";
import { bytes } from "./wired-bench.ts";

const clock = systemClock();
const setting = () => ({ clock, random: seededRandom(1) });

const dial = (address: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const [host, port] = address.split(":");
    const socket = connect(Number(port), host, () => resolve(socket));
    socket.once("error", reject);
  });

const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.on("error", () => {});
    socket.resume();
    socket.once("close", () => resolve());
  });

const WAIT_MS_MAX = 30_000;

/** Looks again and again until it is so; false when it never is. */
const until = async (isSo: () => boolean): Promise<boolean> => {
  const deadline = clock.elapsed() + WAIT_MS_MAX;
  while (!isSo() && clock.elapsed() < deadline) await pause(clock, 5, "until");
  return isSo();
};

const answered = async (socket: Socket, hex: string): Promise<string> => {
  let got = "";
  socket.on("data", (part: Buffer) => {
    got += hexOf(part);
  });
  socket.write(bytes(hex));
  await until(() => got !== "");
  return got;
};

t.test("one host at a time: a second one is sent away until the first has gone", async (t) => {
  const printer = wirePrinter(setting(), { font: openDotFont() });
  printer.wire.powerOn();
  const opened = await openTcp(printer.wire);
  t.teardown(() => opened.close());
  const first = await dial(opened.address);
  t.equal(await answered(first, "10 04 01"), "12");
  await closed(await dial(opened.address));
  t.equal(await answered(first, "10 04 01"), "12", "the first is still served");
  first.destroy();
  await closed(first);
  const third = await dial(opened.address);
  t.equal(await answered(third, "10 04 04"), "12", "and then the next one");
  third.destroy();
});

t.test("a device that is pulled out drops its host, and takes none until it is back", async (t) => {
  const printer = wirePrinter(setting(), { font: openDotFont() });
  printer.wire.powerOn();
  const opened = await openTcp(printer.wire);
  t.teardown(() => opened.close());
  const host = await dial(opened.address);
  printer.wire.apply(viceOf("unplugged")!);
  await closed(host);
  await closed(await dial(opened.address));
  printer.wire.heal();
  const again = await dial(opened.address);
  t.equal(await answered(again, "10 04 01"), "12");
  again.destroy();
});

t.test("over TCP nothing is lost when the printer is full: the host has to wait", async (t) => {
  const printer = wirePrinter(setting(), { font: openDotFont(), widthDots: 384 });
  printer.wire.powerOn();
  const opened = await openTcp(printer.wire);
  t.teardown(() => opened.close());
  const host = await dial(opened.address);
  const begun = clock.elapsed();
  host.write(bytes(`1B 33 00 ${"1B 45 01 41 ".repeat(3_000)} 0A 1D 56 00`));
  t.ok(await until(() => printer.papers.length > 0), "cut at last");
  t.equal(printer.papers[0]?.lines.join("").length, 3_000, "with every letter");
  t.ok(clock.elapsed() - begun > 1_500, "in the time that 94 lines take");
  host.destroy();
});

t.test("a port that is taken is a rejection", async (t) => {
  const scanner = wireScanner(setting());
  const opened = await openTcp(scanner.wire);
  t.teardown(() => opened.close());
  await t.rejects(openTcp(scanner.wire, { port: Number(opened.address.split(":")[1]) }), { code: "EADDRINUSE" });
});

t.test("a line with several devices is opened by their names", async (t) => {
  const ground = { ...setting(), font: openDotFont() };
  const devices = [
    { name: "led485", address: 1 },
    { name: "led485", address: 2 },
    { name: "io-board", address: 3 },
  ];
  const line = await openLine({ door: "tcp:0", devices }, ground);
  t.teardown(() => line.close());
  const host = await dial(line.address);
  t.equal(await answered(host, "01 06 00 00 00 01 48 0A"), "01 06 00 00 00 01 48 0A");
  t.strictSame(
    line.specimens.map((specimen) => specimen.tells()),
    [["     1"], ["      "], ["○○○○○○○○"]],
  );
  host.destroy();
  await t.rejects(openLine({ door: "tcp:0", devices: [{ name: "toaster" }] }, ground), /no device toaster/);
});

const openSerial = (path: string): Promise<SerialPort> =>
  new Promise((resolve, reject) => {
    const port = new SerialPort({ path, baudRate: 9_600 }, (error) => (error ? reject(error) : resolve(port)));
  });

t.test("a chip on a serial port speaks, is pulled out, and comes back under its name", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-port-"));
  const chip = wireVoice({ ...setting(), baud: 9_600 }, syn6288);
  chip.wire.powerOn();
  const opened = await openPty(chip.wire, { path: join(folder, "voice"), clock });
  t.teardown(async () => {
    await opened.close();
    chip.wire.powerOff();
    rmSync(folder, { recursive: true });
  });
  const heard: string[] = [];
  const listenOn = (port: SerialPort) => port.on("data", (part: Buffer) => heard.push(...hexOf(part).split(" ")));
  const port = await openSerial(opened.address);
  listenOn(port);
  await pause(clock, 300, "chip starts");
  port.write(bytes("FD 00 0B 01 00 D3 EE D2 F4 CC EC CF C2 C1"));
  t.ok(await until(() => heard.includes("41")), "accepted");
  t.equal(chip.saying, "宇音天下");
  const unplugged = new Promise<Error | null>((resolve) => void port.once("close", resolve));
  chip.wire.apply(viceOf("unplugged")!);
  t.match(await unplugged, { disconnected: true }, "the host notices");
  t.ok(await until(() => !existsSync(opened.address)), "and the port is gone");
  chip.wire.heal();
  t.ok(await until(() => existsSync(opened.address)), "back");
  const again = await openSerial(opened.address);
  listenOn(again);
  heard.length = 0;
  again.write(bytes("FD 00 02 21 DE"));
  t.ok(await until(() => heard.length === 2), "it answers");
  t.equal(heard[0], "41");
  await new Promise<void>((resolve) => again.close(() => resolve()));
});
