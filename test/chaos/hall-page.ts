// A page of the hall outside a browser: the pages' own connection and store over a WebSocket of Node.
import { WebSocket } from "ws";
import { type Watch, Watchers } from "../../hardware-sim/watchers.ts";
import type { Clock } from "../../src/base/clock.ts";
import { SUBPROTOCOL } from "../../src/protocols/api/frames.ts";
import { HallSocket, type Request, type Result, type Wire, type WireEvents } from "../../src/web/wire/hall-socket.ts";
import { type Entries, emptyHallState, type HallState } from "../../src/web/wire/hall-state.ts";
import { createStore, type Store } from "../../src/web/wire/store.ts";
import { eager } from "./quick-clocks.ts";

/** Longer than a daemon is away in any of these tests. */
const ANSWER_MS = 45_000;
const DIAL_MS_MAX = 300;

const openWire =
  (address: string) =>
  (events: WireEvents): Wire => {
    const socket = new WebSocket(`ws://${address}/ws`, SUBPROTOCOL, { perMessageDeflate: false });
    socket.on("open", () => events.opened());
    socket.on("message", (data) => events.text(String(data)));
    socket.on("close", (code) => events.closed(code));
    // A refused connection is closed too, and that tells it.
    socket.on("error", () => {});
    return {
      send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text),
      close: () => socket.terminate(),
    };
  };

export interface PageSetting {
  readonly address: string;
  readonly token: string;
  readonly topics: readonly string[];
  readonly clock: Clock;
}

export class HallPage {
  readonly #socket: HallSocket;
  readonly #store: Store<HallState>;
  readonly #changed = new Watchers();
  /** Told of every frame. */
  readonly watch: Watch = this.#changed.add;

  constructor({ address, token, topics, clock }: PageSetting) {
    this.#store = createStore(emptyHallState);
    this.#store.subscribe(() => this.#changed.tell());
    this.#socket = new HallSocket({
      app: "chaos",
      topics,
      token,
      store: this.#store,
      clock: eager(clock, "reconnect", DIAL_MS_MAX),
      chance: () => 0,
      uuid: () => crypto.randomUUID(),
      open: openWire(address),
    });
    this.#socket.start();
  }

  get isLive(): boolean {
    return this.#store.get().link === "live";
  }

  get seq(): number {
    return this.#store.get().seq;
  }

  topic(name: string): Entries {
    return this.#store.get().topics[name] ?? {};
  }

  /** Never rejects; sent again under the same key until it is answered. */
  ask(request: Request, key: string = crypto.randomUUID()): Promise<Result> {
    return this.#socket.send(request, { key, deadlineMs: ANSWER_MS });
  }

  /** What is on the screen has been seen. */
  seen(): void {
    if (this.isLive) this.#socket.seen(this.seq);
  }

  close(): void {
    this.#socket.stop();
  }
}
