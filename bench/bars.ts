// What each result is held against: the floor under it, made of what the machine takes for the least that has to happen,
// and the bar it should keep.

/** ms, p50. */
export interface Floors {
  /** One sync of the disk. */
  readonly F: number;
  /** There and back over a WebSocket. */
  readonly W: number;
  /** A request and its answer over HTTP. */
  readonly H: number;
  /** There and back over MQTT with QoS 1. */
  readonly M1: number;
  /** The frame of a call to a sign, on the wire at 9600 baud. */
  readonly S: number;
  /** Eight of them and their answers on one bus. */
  readonly S8: number;
  /** One look at the keys of a board, there and back on the wire at 9600 baud. */
  readonly K: number;
  /** One letter changes on an empty page of the browser, until it is painted. Not a number where there is no browser. */
  readonly B: number;
  /** `call-to-all` of the same run: a call, until everybody has been told, but for the painting. */
  readonly C: number;
}

interface Formula {
  readonly says: string;
  /** ms */
  readonly of: (floors: Floors) => number;
}

export interface Latency {
  readonly name: string;
  readonly floor: Formula;
  /** What its p50 should not be above. */
  readonly bar?: Formula;
}

const oneWay: Formula = { says: "W/2 + F", of: ({ W, F }) => W / 2 + F };

export const latencies: readonly Latency[] = [
  {
    name: "press-ws",
    floor: { says: "W + F", of: ({ W, F }) => W + F },
    bar: { says: "W + 2F + 0.15", of: ({ W, F }) => W + 2 * F + 0.15 },
  },
  { name: "press-http", floor: { says: "H + F", of: ({ H, F }) => H + F } },
  { name: "press-mqtt", floor: { says: "M1 + F", of: ({ M1, F }) => M1 + F } },
  {
    name: "call-to-all",
    floor: { says: "W/2 + F + M1", of: ({ W, F, M1 }) => W / 2 + F + M1 },
    bar: { says: "W/2 + 2F + M1 + 0.25", of: ({ W, F, M1 }) => W / 2 + 2 * F + M1 + 0.25 },
  },
  {
    name: "call-to-sign",
    floor: { says: "S", of: ({ S }) => S },
    bar: { says: "1.2 S + 2F + 15", of: ({ S, F }) => 1.2 * S + 2 * F + 15 },
  },
  {
    name: "calls-to-8-signs",
    floor: { says: "S8", of: ({ S8 }) => S8 },
    bar: { says: "1.5 S8", of: ({ S8 }) => 1.5 * S8 },
  },
  {
    name: "key-to-ticket",
    floor: { says: "2K + F", of: ({ K, F }) => 2 * K + F },
    bar: { says: "5K + 2F", of: ({ K, F }) => 5 * K + 2 * F },
  },
  {
    name: "key-to-paper",
    floor: { says: "2K + F + M1", of: ({ K, F, M1 }) => 2 * K + F + M1 },
    bar: { says: "5K + 2F + 2 M1 + 10", of: ({ K, F, M1 }) => 5 * K + 2 * F + 2 * M1 + 10 },
  },
  { name: "tap-to-feedback", floor: { says: "B", of: ({ B }) => B }, bar: { says: "50", of: () => 50 } },
  {
    name: "call-to-pixels",
    floor: { says: "C", of: ({ C }) => C },
    bar: { says: "C + 2B + 10", of: ({ B, C }) => C + 2 * B + 10 },
  },
  { name: "fanout-100", floor: oneWay },
  { name: "fanout-200", floor: oneWay },
  { name: "fanout-500", floor: oneWay },
  { name: "fanout-1000", floor: oneWay, bar: { says: "20", of: () => 20 } },
];

export interface Quantity {
  readonly name: string;
  readonly unit: string;
  readonly says: string;
  readonly holds: (value: number) => boolean;
}

const below = (name: string, unit: string, bound: number): Quantity => ({
  name,
  unit,
  says: `below ${bound}`,
  holds: (value) => value < bound,
});

export const quantities: readonly Quantity[] = [
  { name: "tickets-per-second", unit: "1/s", says: "at least 20000", holds: (value) => value >= 20_000 },
  below("start-10k", "ms", 600),
  below("start-1m", "ms", 1500),
  below("idle-rss", "MiB", 90),
];
