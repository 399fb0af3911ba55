// The answer to a command: what was done, or why not. It is made from the command's own events, so the same command
// asked again, also after a restart, gets the same answer.
import type { HallEvent } from "../../hall/events.ts";
import type { Refusal, RefusalCode } from "../../hall/refusals.ts";

export type Answer =
  | { readonly ok: true; readonly seq: number; readonly data: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly refused: RefusalCode; readonly detail?: string };

/** Events that come before what was asked for. */
const aside: ReadonlySet<HallEvent["kind"]> = new Set(["RatingLapsed", "TicketReleased"]);

/** `seq` is that of the command's last event, or the head when it had none to make. */
export const answerOf = (events: readonly HallEvent[], seq: number): Answer => {
  const main = events.find((event) => !aside.has(event.kind)) ?? events[0];
  return { ok: true, seq, data: main ? { event: main.kind, ...main.data } : {} };
};

export const refused = ({ refused: code, detail }: Refusal): Answer =>
  detail === undefined ? { ok: false, refused: code } : { ok: false, refused: code, detail };
