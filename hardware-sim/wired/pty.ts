// A device on a serial port of its own: a pty that Debian's socat holds open, under a name that we choose. Pulling the
// device out takes the port away, as a USB adapter does.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { type Clock, pause } from "../../src/base/clock.ts";
import type { Opened, Wired } from "./opened.ts";

/** socat makes the port within some ms; a busy machine takes longer. */
const APPEARS_MS_MAX = 5_000;
const LOOK_MS = 10;

export interface PtySetting {
  /** The port's path, which must not exist: `/tmp/hall/sign-1`. */
  readonly path: string;
  readonly clock: Clock;
}

type Port = ChildProcess & { readonly stdin: NonNullable<ChildProcess["stdin"]> };

const appears = async ({ path, clock }: PtySetting, port: Port): Promise<void> => {
  const deadline = clock.elapsed() + APPEARS_MS_MAX;
  while (!existsSync(path)) {
    if (port.exitCode !== null || port.pid === undefined)
      throw new Error(`socat could not open ${path}; is it installed?`);
    if (clock.elapsed() > deadline) throw new Error(`socat did not open ${path} in time`);
    await pause(clock, LOOK_MS, "port appears");
  }
};

const start = (path: string, device: Wired): Port => {
  const port = spawn("socat", [`PTY,raw,echo=0,link=${path}`, "STDIO"], { stdio: ["pipe", "pipe", "ignore"] });
  port.on("error", () => {});
  port.stdin.on("error", () => {});
  port.stdout.on("data", (bytes: Buffer) => device.take(bytes));
  return port;
};

const gone = (port: Port): Promise<void> =>
  new Promise((resolve) => {
    if (port.exitCode !== null || port.signalCode !== null || port.pid === undefined) return resolve();
    port.once("exit", () => resolve());
    port.kill();
  });

/** Rejects when there is no socat, or no port comes about. */
export const openPty = async (device: Wired, setting: PtySetting): Promise<Opened> => {
  let port: Port | undefined = start(setting.path, device);
  await appears(setting, port);
  const follow = () => {
    if (!device.isPluggedIn) {
      port?.kill();
      port = undefined;
    } else port ??= start(setting.path, device);
  };
  const cancels = [device.onBytes((bytes) => void port?.stdin.write(bytes)), device.watch(follow)];
  const close = async () => {
    for (const cancel of cancels) cancel();
    if (port) await gone(port);
  };
  return { address: setting.path, close };
};
