// A hall for a week of virtual time: the real core on a real ledger, reached by what people have in their hands. Its log is
// kept, to be searched.
import { Writable } from "node:stream";
import pino from "pino";
import { seededRandom } from "../../src/base/random.ts";
import { VirtualClock } from "../../src/base/virtual-clock.ts";
import type { ConfigDocument } from "../../src/daemon/config/document.ts";
import { type Core, openCore } from "../../src/daemon/core.ts";
import type { Answer } from "../../src/daemon/writer/answer.ts";
import type { Actor, CommandArgs, CommandKind } from "../../src/hall/commands.ts";

export interface WeekHall {
  readonly clock: VirtualClock;
  readonly core: Core;
  /** Switched off until then, ms since 1970 UTC, and on again. */
  sleepUntil(at: number): Promise<void>;
  readonly config: ConfigDocument;
  readonly folder: string;
  readonly logLines: readonly string[];
  ask<K extends CommandKind>(kind: K, args: CommandArgs<K>, by: Actor): Promise<Answer>;
}

/** @param start ms since 1970 UTC */
export const openWeekHall = async (config: ConfigDocument, folder: string, start: number): Promise<WeekHall> => {
  const clock = new VirtualClock(start);
  const logLines: string[] = [];
  const keep = new Writable({
    write(line, _, done) {
      logLines.push(String(line));
      done();
    },
  });
  const open = async (): Promise<Core> => {
    const opening = openCore({
      folder,
      rules: config.hall,
      clock,
      random: seededRandom(clock.now() % 1e6),
      log: pino({ level: "trace" }, keep),
      personalDays: config.keep.personalDays,
    });
    await clock.settle();
    return opening;
  };
  let core = await open();
  let asked = 0;
  const ask: WeekHall["ask"] = (kind, args, by) =>
    core.port.submit({ id: `week-${++asked}`, kind, args, by } as Parameters<Core["port"]["submit"]>[0]);
  const sleepUntil = async (at: number) => {
    core.close();
    clock.jump(at - clock.now());
    core = await open();
  };
  return {
    ...{ clock, config, folder, logLines, ask, sleepUntil },
    get core() {
      return core;
    },
  };
};
