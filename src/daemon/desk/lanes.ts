// The lanes of the hall: one per device that takes commands, and one that all speakers share.
import type { Clock } from "../../base/clock.ts";
import type { Ack, DeviceOp } from "../../protocols/mqtt/messages.ts";
import type { Outcome } from "./ladder.ts";
import { type Job, Lane } from "./lane.ts";
import type { Roster } from "./roster.ts";
import type { Wire } from "./wire.ts";

export const SPEAKERS = "speakers";

/** Jobs that may wait, by what happens at the bound: papers are handed over, speech and prompts drop the stale. */
const LENGTH_MAX = 50;
const SPEECH_MAX = 6;

export interface LanesOptions {
  readonly clock: Clock;
  readonly roster: Roster;
  readonly wire: Wire;
  readonly ended: (device: string, op: DeviceOp, outcome: Outcome) => void;
}

export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #ofMember = new Map<string, Lane>();

  constructor(options: LanesOptions) {
    const { roster } = options;
    const { speakers } = roster;
    for (const id of roster.all.keys()) if (!speakers.includes(id)) this.#open(id, ownLane(id, options), [id]);
    if (speakers.length > 0) this.#open(SPEAKERS, speech(speakers, options), speakers);
  }

  add(name: string, job: Job, replaces?: (job: Job) => boolean): boolean {
    return this.#lanes.get(name)?.add(job, replaces) ?? false;
  }

  /** Adds a job, letting go of the oldest one that waits when there is no room. */
  addFresh(name: string, job: Job, replaces?: (job: Job) => boolean): void {
    const lane = this.#lanes.get(name);
    if (!lane || lane.add(job, replaces)) return;
    lane.dropOldest();
    lane.add(job, replaces);
  }

  onAck(device: string, ack: Ack): void {
    this.#ofMember.get(device)?.onAck(device, ack);
  }

  lengthOf(device: string): number {
    return this.#ofMember.get(device)?.length ?? 0;
  }

  stop(): void {
    for (const lane of this.#lanes.values()) lane.stop();
  }

  #open(name: string, lane: Lane, members: readonly string[]): void {
    this.#lanes.set(name, lane);
    for (const member of members) this.#ofMember.set(member, lane);
  }
}

const ownLane = (id: string, { clock, wire, ended }: LanesOptions): Lane =>
  new Lane({ members: [id], clock, lengthMax: LENGTH_MAX, ended, send: (command) => wire.command(id, command) });

/** One message to the group where there are several [HALL-3.9]; again to one of them where it did not answer. */
const speech = (speakers: readonly string[], { clock, wire, ended }: LanesOptions): Lane =>
  new Lane({
    members: speakers,
    clock,
    lengthMax: SPEECH_MAX,
    ended,
    send(command, member) {
      const only = speakers.length === 1 ? speakers[0] : member;
      if (only === undefined) wire.groupCommand(SPEAKERS, command);
      else wire.command(only, command);
    },
  });
