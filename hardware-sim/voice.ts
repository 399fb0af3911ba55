// How a device says things to the hall: each kind of message to its own topic, as JSON.
import type { BusMessage } from "../src/protocols/mqtt/bus.ts";
import type { Ack, DeviceEvent } from "../src/protocols/mqtt/messages.ts";
import type { HallTopics } from "../src/protocols/mqtt/topics.ts";

/** An acknowledgement older than this is of no use to anyone. */
const ACK_TTL_MS = 60_000;

export interface Voice {
  readonly answer: (ack: Ack) => void;
  readonly send: (event: DeviceEvent) => void;
  /** For what cannot be answered: goes to the device's log. */
  readonly complain: (text: string) => void;
  readonly say: (message: BusMessage) => void;
}

export const voiceOf = (id: string, topics: HallTopics, say: (message: BusMessage) => void): Voice => ({
  say,
  answer: (ack) => say({ topic: topics.device(id, "ack"), payload: JSON.stringify(ack), ttlMs: ACK_TTL_MS }),
  send: (event) => say({ topic: topics.device(id, "ev"), payload: JSON.stringify(event) }),
  complain: (text) => say({ topic: topics.log(id, "warn"), payload: text }),
});
