// The one connection of a page, speaking hall.v1: it says hello, keeps the store up to date, comes back by itself after
// a loss with its cursor, and carries commands. It knows no browser: the wire, the clock and chance are handed in.
import type { CommandArgs } from "../../hall/commands.ts";
import type { ClientFrame, closeCodes, Hello, ServerFrame, Result as WireResult } from "../../protocols/api/frames.ts";
import type { OperationName, operations } from "../../protocols/api/operations.ts";
import type { Cancel, PageClock } from "./clock.ts";
import { CommandDesk } from "./command-desk.ts";
import { disconnected, type HallState, received } from "./hall-state.ts";
import { retryDelayMs } from "./retry-delay.ts";
import type { Store } from "./store.ts";

export type Result = WireResult;

/** An operation with its arguments. */
export type Request = {
  [N in OperationName]: { readonly op: N; readonly args: CommandArgs<(typeof operations)[N]["kind"]> };
}[OperationName];

/** An open or opening connection. */
export interface Wire {
  send(text: string): void;
  close(): void;
}

export interface WireEvents {
  opened(): void;
  text(text: string): void;
  closed(code: number): void;
}

export interface HallSocketOptions {
  readonly app: string;
  readonly topics: readonly string[];
  readonly token?: string;
  readonly store: Store<HallState>;
  readonly clock: PageClock;
  /** 0 to 1. */
  readonly chance: () => number;
  readonly uuid: () => string;
  readonly open: (events: WireEvents) => Wire;
}

export interface SendOptions {
  /** Default 10 s. */
  readonly deadlineMs?: number;
  /** The key of an earlier try whose answer never came. */
  readonly key?: string;
}

const ANSWER_DEADLINE_MS = 10_000;
const WELCOME_DEADLINE_MS = 8_000;
const UNAUTHORISED: (typeof closeCodes)["unauthorised"] = 4401;
const FORBIDDEN: (typeof closeCodes)["forbidden"] = 4403;

const parse = (text: string): ServerFrame | undefined => {
  try {
    return JSON.parse(text) as ServerFrame;
  } catch {
    return undefined;
  }
};

export class HallSocket {
  readonly #options: HallSocketOptions;
  readonly #desk: CommandDesk;
  #wire: Wire | undefined;
  #attempt = 0;
  #commands = 0;
  readonly #readers = new Set<(text: string) => void>();
  /** This machine's time at which the hall last said anything. */
  #heardAt = 0;
  #cancel: Cancel = () => {};

  constructor(options: HallSocketOptions) {
    this.#options = options;
    this.#desk = new CommandDesk(options.clock);
  }

  start(): void {
    this.#heardAt = this.#options.clock.now();
    const wire: Wire = this.#options.open({
      opened: () => this.#wire === wire && this.#hello(),
      text: (text) => this.#wire === wire && this.#take(text),
      closed: (code) => this.#wire === wire && this.#closed(code),
    });
    this.#wire = wire;
    this.#expect(WELCOME_DEADLINE_MS);
  }

  stop(): void {
    this.#cancel();
    const wire = this.#wire;
    this.#wire = undefined;
    wire?.close();
  }

  /** The machine may have slept: a connection that has been silent for too long is opened anew, at once. */
  woken(): void {
    const { store, clock } = this.#options;
    const { link, heartbeatMs } = store.get();
    if (link === "refused" || (this.#wire && clock.now() - this.#heardAt <= heartbeatMs)) return;
    const wire = this.#wire;
    if (wire) this.#closed(0, this.#heardAt);
    wire?.close();
    this.#cancel();
    this.#attempt = 0;
    this.start();
  }

  /** Does something in the hall. The key makes it one effect however often it has to be sent. */
  send({ op, args }: Request, options: SendOptions = {}): Promise<Result> {
    const { key = this.#options.uuid(), deadlineMs = ANSWER_DEADLINE_MS } = options;
    this.#commands += 1;
    const frame = { t: "cmd" as const, id: this.#commands, op, args, key };
    return this.#desk.ask(frame, deadlineMs, () => this.#sendWhenLive(frame));
  }

  /** [WS-4.4] What a reader beside this machine reads. Returns what ends it. */
  onRead(listener: (text: string) => void): () => void {
    this.#readers.add(listener);
    return () => this.#readers.delete(listener);
  }

  /** [WS-4.1] What the page has put before people's eyes. */
  seen(seq: number): void {
    this.#sendWhenLive({ t: "seen", seq });
  }

  /** [WS-4.2] */
  shows(version: number): void {
    this.#sendWhenLive({ t: "shows", version });
  }

  /** [WS-4.3] Nothing answers it but the pad's next view. */
  press(version: number, grade: number, tags: readonly string[]): void {
    this.#sendWhenLive({ t: "press", version, grade, tags: [...tags] });
  }

  #sendWhenLive(frame: ClientFrame): void {
    if (this.#options.store.get().link === "live") this.#wire?.send(JSON.stringify(frame));
  }

  #hello(): void {
    const { app, topics, token, store } = this.#options;
    const { epoch, cursor } = store.get();
    const hello: Hello = {
      t: "hello",
      proto: 1,
      app,
      sub: [...topics],
      ...(token === undefined ? {} : { auth: token }),
      ...(epoch === undefined || cursor === 0 ? {} : { resume: { epoch, seq: cursor } }),
    };
    this.#wire?.send(JSON.stringify(hello));
  }

  #take(text: string): void {
    const frame = parse(text);
    if (!frame) return;
    const { store, clock } = this.#options;
    this.#heardAt = clock.now();
    this.#expect(2 * store.get().heartbeatMs);
    if (frame.t === "res") return this.#desk.settle(frame);
    if (frame.t === "read") return this.#read(frame.text);
    store.set(received(store.get(), frame, clock.now()));
    if (frame.t === "live") this.#live();
  }

  #read(text: string): void {
    for (const listener of this.#readers) listener(text);
  }

  #live(): void {
    this.#attempt = 0;
    this.#desk.resend((frame) => this.#sendWhenLive(frame));
  }

  /** A connection that says nothing for so long is dead, whatever TCP believes. */
  #expect(silenceMs: number): void {
    this.#cancel();
    this.#cancel = this.#options.clock.after(silenceMs, "silence of the hall", () => {
      this.#wire?.close();
      this.#closed(0, this.#heardAt);
    });
  }

  /** @param at this machine's time until which the page knew how things stood */
  #closed(code: number, at = this.#options.clock.now()): void {
    const { store, clock, chance } = this.#options;
    this.#wire = undefined;
    this.#cancel();
    if (code === UNAUTHORISED || code === FORBIDDEN) return store.set({ ...store.get(), link: "refused" });
    store.set(disconnected(store.get(), at));
    this.#cancel = clock.after(retryDelayMs(this.#attempt, chance()), "reconnect", () => this.start());
    this.#attempt += 1;
  }
}
