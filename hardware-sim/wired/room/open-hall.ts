// The lines of a wired hall on ports of this machine: serial ones on ptys where socat can make them, else all on TCP, as
// behind serial device servers.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../../src/base/clock.ts";
import type { Opened } from "../opened.ts";
import { openPty } from "../pty.ts";
import { openTcp } from "../tcp.ts";
import type { WiredHall, WiredHallLine } from "./wired-hall.ts";

/** Drivers take no port outside of /dev, and this part of it is everybody's. */
const PORTS = "/dev/shm";

export interface OpenLine {
  readonly name: string;
  /** Of a serial line the path of its port, else host and port. */
  readonly at: { readonly serial: string; readonly baud: number } | { readonly tcp: string; readonly port: number };
}

export interface OpenHall {
  readonly lines: readonly OpenLine[];
  close(): Promise<void>;
}

/** Whether serial ports can be made on this machine. */
export const canMakePorts = (): Promise<boolean> =>
  new Promise((resolve) => {
    if (!existsSync(PORTS)) return resolve(false);
    const found = spawn("socat", ["-V"], { stdio: "ignore" });
    found.once("error", () => resolve(false));
    found.once("exit", (code) => resolve(code === 0));
  });

const openLine = async ({ plan, wired }: WiredHallLine, folder: string | undefined, clock: Clock) => {
  const { name, wire, baud } = plan;
  if (wire === "serial" && folder !== undefined) {
    const path = join(folder, name);
    return { line: { name, at: { serial: path, baud } }, opened: await openPty(wired, { path, clock }) };
  }
  const opened = await openTcp(wired);
  const [tcp = "", port] = opened.address.split(":");
  return { line: { name, at: { tcp, port: Number(port) } }, opened };
};

/** Rejects when a port cannot be made. */
export const openHall = async (hall: WiredHall, clock: Clock): Promise<OpenHall> => {
  const isSerial = hall.lines.some(({ plan }) => plan.wire === "serial");
  const folder = isSerial ? realpathSync(mkdtempSync(join(PORTS, "tidehall-"))) : undefined;
  const doors: { line: OpenLine; opened: Opened }[] = [];
  const close = async () => {
    await Promise.all(doors.map(({ opened }) => opened.close()));
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const line of hall.lines) doors.push(await openLine(line, folder, clock));
  } catch (error) {
    await close();
    throw error;
  }
  return { lines: doors.map(({ line }) => line), close };
};
