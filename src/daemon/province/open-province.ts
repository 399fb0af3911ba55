// Puts the way to the province together: reads the ledger from beside, says each rating in the province's words, and shows on
// the manager's board how far behind it is.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { EventData } from "../../hall/events.ts";
import type { Core } from "../core.ts";
import type { DaemonOptions } from "../daemon-options.ts";
import { browseLedger } from "../ledger/browse.ts";
import type { ProvinceAdapter } from "./adapter.ts";
import { anhui } from "./anhui.ts";
import type { ProvinceConfig } from "./config.ts";
import { openMark } from "./delivery-mark.ts";
import { Outbox, type OutboxView, type Stretch } from "./outbox.ts";
import { postJson } from "./post-json.ts";
import { type RatingRow, ratingOf } from "./rating-of.ts";

const adapters: Readonly<Record<ProvinceConfig["adapter"], ProvinceAdapter>> = { anhui };

const MARK_FILE = "province.json";
/** Events looked at in one go. */
const STRETCH_EVENTS = 2000;

const rowsAfter = (folder: string, after: number): Stretch =>
  browseLedger(folder, ({ head, between }) => {
    const to = Math.min(head, after + STRETCH_EVENTS);
    const rows = between(after + 1, to).filter(({ kind }) => kind === "TicketRated");
    const ratings = rows.map(({ seq, at, body }) => ({ seq, at, data: JSON.parse(body) as EventData["TicketRated"] }));
    return { rows: ratings, to: Math.max(after, to) };
  });

const secretIn = async (folder: string, name: string | undefined): Promise<Record<string, string>> => {
  if (name === undefined) return {};
  return { authorization: `Bearer ${(await readFile(join(folder, name), "utf8")).trim()}` };
};

/** Says what goes wrong once, and once that it is well again. */
const tellLog = ({ log }: DaemonOptions) => {
  let was: string | undefined;
  return ({ trouble, behind }: OutboxView) => {
    if (trouble !== undefined && was === undefined)
      log.warn({ reason: trouble, behind }, "the province takes no ratings");
    if (trouble === undefined && was !== undefined) log.info("the province takes ratings again");
    was = trouble;
  };
};

type Options = Pick<DaemonOptions, "folder" | "clock" | "random" | "log">;

const senderTo = (config: ProvinceConfig, { folder, clock }: Options, core: Core) => {
  const adapter = adapters[config.adapter];
  return async (row: RatingRow) => {
    const { port, calendar, maskOf } = core;
    const rating = ratingOf({ hall: port.hall, epoch: port.head.epoch, calendar, config, maskOf }, row);
    const headers = { "idempotency-key": rating.id, ...(await secretIn(folder, config.secretFile)) };
    const answer = await postJson(clock, { url: config.url, body: adapter.bodyOf(rating, config), headers });
    return { verdict: adapter.verdictOf(answer), reason: `it answers ${answer.status}` };
  };
};

/** Reports ratings from now on. Rejects where its mark can be neither read nor written. */
export const openProvince = async (config: ProvinceConfig, options: DaemonOptions, core: Core): Promise<Outbox> => {
  const { folder, clock, random } = options;
  const mark = await openMark(join(folder, MARK_FILE), core.port.head);
  const toLog = tellLog(options);
  const outbox = new Outbox({
    mark,
    read: (after) => rowsAfter(folder, after),
    send: senderTo(config, options, core),
    clock,
    random,
    tell(view) {
      toLog(view);
      core.live.set("manage", new Map([["province", view]]), "ProvinceTold");
    },
  });
  core.onRecorded((recorded) => outbox.heard(recorded.filter(({ event }) => event.kind === "TicketRated").length));
  outbox.start();
  return outbox;
};
