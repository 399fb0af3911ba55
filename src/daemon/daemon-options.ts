// What a daemon is made of: everything that differs between a hall, a test and a demonstration.
import type { Clock } from "../base/clock.ts";
import type { Random } from "../base/random.ts";
import type { ConfigDocument } from "./config/document.ts";
import type { CrowdControl } from "./http/crowd-control.ts";
import type { Pictures } from "./http/pictures.ts";
import type { Log } from "./log.ts";

export interface DaemonOptions {
  readonly config: ConfigDocument;
  readonly configFile: string;
  readonly folder: string;
  readonly pagesFolder?: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Pages on this machine need no secret, and may let a crowd in. */
  readonly demo?: { readonly crowd: CrowdControl; readonly pictures?: Pictures };
}
