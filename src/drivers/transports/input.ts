// Keys as Linux tells of them, in a file of /dev/input: it is read and never written. A read of such a file waits until a key
// is pressed and cannot be called back, so another process does the waiting, and can be ended.
import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import type { LinkEvents, Transport } from "./transport.ts";

const REASON_CHARS_MAX = 200;

const started = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });

const listen = (child: ChildProcess, { heard, closed }: LinkEvents): void => {
  let reason = "";
  child.stdout!.on("data", (bytes: Buffer) => heard(bytes));
  child.stderr!.setEncoding("utf8").on("data", (text: string) => {
    reason = (reason + text).slice(0, REASON_CHARS_MAX);
  });
  child.once("close", () => closed(reason.trim() || "the keys were unplugged"));
};

/** @param path `/dev/input/by-id/…-event-kbd`; a pipe where there is no such device */
export const inputTransport = (path: string): Transport => ({
  name: path,
  async open(events) {
    await access(path, constants.R_OK);
    const child = spawn("cat", ["--", path], { stdio: ["ignore", "pipe", "pipe"] });
    await started(child);
    listen(child, events);
    return {
      write: async () => {
        throw new Error("keys take no bytes");
      },
      close: async () => {
        child.removeAllListeners("close");
        child.kill("SIGKILL");
      },
    };
  },
});
