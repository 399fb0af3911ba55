// Figures for Prometheus, in its text format: base units, `_total` for counters, never a label by ticket or person.

import { countWaiting } from "../hall/queue/lines.ts";
import type { Hall } from "../hall/state.ts";
import type { DeviceView } from "../protocols/api/device-view.ts";
import type { Recorded } from "./hall-port.ts";

type Labels = Readonly<Record<string, string>>;

const escaped = (value: string): string => value.replace(/[\\"\n]/g, (char) => (char === "\n" ? "\\n" : `\\${char}`));

const labelText = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(",")}}` : "";
};

/** Upper bounds in seconds: a wait is good below five minutes and bad above half an hour. */
const WAIT_BUCKETS_S = [60, 300, 600, 900, 1800, 3600];

class Counters {
  readonly #values = new Map<string, number>();

  add(labels: Labels, by = 1): void {
    const key = labelText(labels);
    this.#values.set(key, (this.#values.get(key) ?? 0) + by);
  }

  lines(name: string): string[] {
    return [`# TYPE ${name} counter`, ...[...this.#values].map(([labels, value]) => `${name}${labels} ${value}`)];
  }
}

class Histogram {
  readonly #counts = WAIT_BUCKETS_S.map(() => 0);
  #sum = 0;
  #count = 0;

  observe(seconds: number): void {
    for (const [bucket, bound] of WAIT_BUCKETS_S.entries()) if (seconds <= bound) this.#counts[bucket]!++;
    this.#sum += seconds;
    this.#count++;
  }

  lines(name: string): string[] {
    const buckets = WAIT_BUCKETS_S.map((bound, bucket) => `${name}_bucket{le="${bound}"} ${this.#counts[bucket]}`);
    return [
      `# TYPE ${name} histogram`,
      ...buckets,
      `${name}_bucket{le="+Inf"} ${this.#count}`,
      `${name}_sum ${this.#sum}`,
      `${name}_count ${this.#count}`,
    ];
  }
}

/** What is asked at the moment of reading. */
export interface Gauges {
  readonly hall: () => Hall;
  readonly devices: () => Iterable<DeviceView>;
  readonly webSocketClients: () => number;
  readonly problems: () => Iterable<{ readonly door: string; readonly code: string; readonly count: number }>;
  readonly version: string;
}

type Values = Iterable<readonly [Labels, number]>;

const family =
  (type: "gauge" | "counter") =>
  (name: string, values: Values): string[] => [
    `# TYPE ${name} ${type}`,
    ...[...values].map(([labels, value]) => `${name}${labelText(labels)} ${value}`),
  ];
const gauge = family("gauge");
const counter = family("counter");

export class Metrics {
  readonly #issued = new Counters();
  readonly #calls = new Counters();
  readonly #undelivered = new Counters();
  readonly #waits = new Histogram();
  readonly #services = new Histogram();
  readonly #gauges: Gauges;

  constructor(gauges: Gauges) {
    this.#gauges = gauges;
  }

  onRecorded(recorded: readonly Recorded[]): void {
    for (const { event } of recorded) this.#count(event);
  }

  /** The whole exposition. */
  text(): string {
    const { hall, devices, webSocketClients, problems, version } = this.#gauges;
    const waiting = [...hall().services.keys()].map((service) => [{ service }, countWaiting(hall(), service)] as const);
    const up = [...devices()].map(
      ({ id, kind, state }) => [{ device: id, kind }, state === "lost" || state === "unknown" ? 0 : 1] as const,
    );
    return [
      ...this.#issued.lines("hall_tickets_issued_total"),
      ...this.#calls.lines("hall_calls_total"),
      ...this.#undelivered.lines("hall_calls_missed_total"),
      ...this.#waits.lines("hall_wait_seconds"),
      ...this.#services.lines("hall_service_seconds"),
      ...gauge("hall_waiting", waiting),
      ...gauge("hall_device_up", up),
      ...gauge("hall_ws_clients", [[{}, webSocketClients()]]),
      ...counter(
        "hall_problems_total",
        [...problems()].map(({ door, code, count }) => [{ door, code }, count] as const),
      ),
      ...gauge("hall_build_info", [[{ version }, 1]]),
      "",
    ].join("\n");
  }

  #count(event: Recorded["event"]): void {
    if (event.kind === "TicketIssued") this.#issued.add({ service: event.data.service });
    if (event.kind === "TicketCalled") {
      this.#calls.add({ window: event.data.window });
      this.#waits.observe(event.data.why.waitedMs / 1000);
    }
    if (event.kind === "TicketServed") this.#services.observe(event.data.servedMs / 1000);
    if (event.kind === "CallDelivered") for (const way of event.data.missed) this.#undelivered.add({ way });
  }
}
