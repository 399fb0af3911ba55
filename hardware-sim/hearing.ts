// What a device listens to, topic by topic. A message that is not understood is complained about and changes nothing.
import type { Static, TSchema } from "typebox";
import { type Check, checker, problemsText } from "../src/base/check.ts";
import { DaemonState, EventAck, TimeSignal } from "../src/protocols/mqtt/messages.ts";
import type { HallTopics } from "../src/protocols/mqtt/topics.ts";
import { parseJson } from "./parse-json.ts";

const checkDaemon = checker(DaemonState);
const checkCovered = checker(EventAck);
const checkTime = checker(TimeSignal);

export interface Ears {
  readonly command: (payload: string) => void;
  readonly want: (payload: string) => void;
  readonly covered: (covered: EventAck) => void;
  readonly daemon: (daemon: DaemonState) => void;
  readonly time: (ts: number) => void;
  /** Somebody asks who is there. */
  readonly who: () => void;
  readonly complain: (text: string) => void;
}

export interface Listener {
  readonly id: string;
  readonly groups?: readonly string[];
}

export type Hearing = ReadonlyMap<string, (payload: string) => void>;

export const hearingOf = ({ id, groups }: Listener, topics: HallTopics, ears: Ears): Hearing => {
  const understood =
    <S extends TSchema>(check: Check<S>, what: string, act: (value: Static<S>) => void) =>
    (payload: string): void => {
      const checked = check(parseJson(payload));
      if (checked.ok) act(checked.value);
      else ears.complain(`${what}: ${problemsText(checked.problems)}`);
    };
  return new Map([
    [topics.device(id, "cmd"), ears.command],
    ...(groups ?? []).map((group) => [topics.group(group), ears.command] as const),
    [topics.device(id, "want"), ears.want],
    [topics.device(id, "evack"), understood(checkCovered, "evack", ears.covered)],
    [topics.daemon, understood(checkDaemon, "$daemon", ears.daemon)],
    [topics.time, understood(checkTime, "$time", ({ ts }) => ears.time(ts))],
    [topics.who, () => ears.who()],
  ]);
};
