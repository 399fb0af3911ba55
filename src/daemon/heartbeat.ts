// Whether somebody watched: a small file says now and then that the daemon lives, and the next start puts into the ledger for
// how long it did not [N7]. A minute too little or too much does not matter; a file that cannot be written neither.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Type } from "typebox";
import { checker } from "../base/check.ts";
import { type Clock, every } from "../base/clock.ts";
import type { HallPort } from "./hall-port.ts";

const BEAT_MS = 60_000;
const FILE = "alive.json";

const Beat = Type.Object({ at: Type.Integer({ minimum: 0 }), wasStopped: Type.Boolean() });
const checkBeat = checker(Beat);

const lastBeat = (path: string) => {
  try {
    const checked = checkBeat(JSON.parse(readFileSync(path, "utf8")));
    return checked.ok ? checked.value : undefined;
  } catch {
    return undefined;
  }
};

const beat = (path: string, at: number, wasStopped: boolean): void => {
  try {
    writeFileSync(path, JSON.stringify({ at, wasStopped }), { mode: 0o600 });
  } catch {
    // The ledger tells of a disk that takes nothing, and louder.
  }
};

export interface HeartbeatOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly port: Pick<HallPort, "submit">;
}

/** Tells the hall since when nobody watched, and watches from now on. */
export const openHeartbeat = ({ folder, clock, port }: HeartbeatOptions): { close(): void } => {
  const path = join(folder, FILE);
  const last = lastBeat(path);
  const args = { wasStopped: last?.wasStopped ?? true, ...(last && { lastAliveAt: last.at }) };
  void port.submit({ kind: "RecordStart", args, by: { role: "hall", id: "daemon" } });
  beat(path, clock.now(), false);
  const cancel = every(clock, BEAT_MS, "heartbeat", () => beat(path, clock.now(), false));
  return {
    close() {
      cancel();
      beat(path, clock.now(), true);
    },
  };
};
