// The simulated devices under programs that are not ours: what a foreign Modbus master and a foreign printer client see on
// real ports is what they would see of the hardware.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { wireIoBoard } from "../hardware-sim/wired/modbus/io-board.ts";
import { openDotFont } from "../hardware-sim/wired/picture/dot-font.ts";
import { wirePrinter } from "../hardware-sim/wired/printer/printer.ts";
import { openPty } from "../hardware-sim/wired/pty.ts";
import { openTcp } from "../hardware-sim/wired/tcp.ts";
import { ailment } from "../hardware-sim/wired/vices.ts";
import { systemClock } from "../src/base/clock.ts";
import { seededRandom } from "../src/base/random.ts";

/** Runs a program and gives what it printed. */
const run = (command: string, args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.on("data", (part: Buffer) => {
      printed += part.toString();
    });
    child.once("error", reject);
    child.once("close", () => resolve(printed.trim()));
  });

/** Debian's Python, for which Debian's pymodbus is installed. */
const PYTHON = "/usr/bin/python3";

const MASTER = `
import sys
from pymodbus.client import ModbusSerialClient, ModbusTcpClient
address = sys.argv[1]
if address.startswith("/"):
    client = ModbusSerialClient(port=address, baudrate=9600, timeout=20)
else:
    host, port = address.split(":")
    client = ModbusTcpClient(host, port=int(port), timeout=20)
client.connect()
print(client.read_discrete_inputs(0, 8, slave=1).bits[:8])
client.write_coils(0, [True, False] * 4, slave=1)
print(client.read_coils(0, 8, slave=1).bits[:8])
print(client.read_discrete_inputs(8, 1, slave=1).exception_code)
client.close()
`;
const seenByMaster =
  "[False, True, False, False, False, False, False, False]\n[True, False, True, False, True, False, True, False]\n2";
const litByMaster = [true, false, true, false, true, false, true, false];

/** Until the test is over. */
const HELD_MS = 600_000;

const liveBoard = (framing: "rtu" | "tcp") => {
  const setting = { clock: systemClock(), random: seededRandom(1), ...(framing === "rtu" && { baud: 9_600 }) };
  const board = wireIoBoard(setting, { framing });
  board.wire.powerOn();
  board.press(1, HELD_MS);
  return board;
};

t.test("a foreign master works the button board over TCP", async (t) => {
  const board = liveBoard("tcp");
  const opened = await openTcp(board.wire);
  t.teardown(() => opened.close());
  t.equal(await run(PYTHON, ["-c", MASTER, opened.address]), seenByMaster);
  t.strictSame(board.lamps, litByMaster);
  board.wire.powerOff();
});

t.test("a foreign master works the button board on a serial port", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-wired-"));
  const board = liveBoard("rtu");
  const opened = await openPty(board.wire, { path: join(folder, "board"), clock: systemClock() });
  t.teardown(async () => {
    await opened.close();
    rmSync(folder, { recursive: true });
  });
  t.equal(await run(PYTHON, ["-c", MASTER, opened.address]), seenByMaster);
  t.strictSame(board.lamps, litByMaster);
  board.wire.powerOff();
});

/** What receiptio says of the printer at an address; it always takes port 9100. */
const askedBy = (address: string): Promise<string> => {
  const main = `
    import receiptio from "receiptio";
    console.log(await receiptio.print("", "-d ${address} -q"));
    process.exit();
  `;
  return run(process.execPath, ["--input-type=module", "-e", main]);
};

t.test("a foreign client reads the printer's status on port 9100", async (t) => {
  const printer = wirePrinter({ clock: systemClock(), random: seededRandom(1) }, { font: openDotFont() });
  printer.wire.powerOn();
  // One of this process alone: the port is always the same.
  const host = `127.17.${(process.pid >> 8) & 255}.${process.pid & 255}`;
  const opened = await openTcp(printer.wire, { host, port: 9100 });
  t.teardown(() => opened.close());
  t.equal(await askedBy(host), "online");
  printer.wire.apply(ailment("cover-open"));
  t.equal(await askedBy(host), "coveropen");
  printer.wire.heal();
  printer.wire.apply(ailment("paper-out"));
  t.equal(await askedBy(host), "paperempty");
  printer.wire.powerOff();
});
