// A page of hall.v1 that only asks and listens: as little of its own time as can be in what is measured.
import { WebSocket } from "ws";
import { type Clock, within } from "../src/base/clock.ts";
import { type Hello, type Result, SUBPROTOCOL } from "../src/protocols/api/frames.ts";
import type { OperationName } from "../src/protocols/api/operations.ts";

const OPEN_MS = 10_000;
const WITH_NOTHING = { perMessageDeflate: false };

export interface PageSetting {
  readonly clock: Clock;
  /** `127.0.0.1:8080` */
  readonly address: string;
  /** None is an anonymous visitor. */
  readonly token?: string;
  readonly topics?: readonly string[];
  /** Hears the text of each frame of a topic. */
  readonly onEvent?: (text: string) => void;
}

type Done = Extract<Result, { ok: true }>;

interface Asked {
  readonly resolve: (done: Done) => void;
  readonly reject: (error: Error) => void;
}

/** Frames begin with what they are. */
const isEvent = (text: string): boolean => text.startsWith('{"t":"ev"');
const isResult = (text: string): boolean => text.startsWith('{"t":"res"');
const isLive = (text: string): boolean => text.startsWith('{"t":"live"');

export class Page {
  readonly #socket: WebSocket;
  readonly #asked = new Map<number, Asked>();
  /** Settles when frames are live. */
  readonly #live: Promise<void>;
  #count = 0;

  private constructor({ address, token, topics = [], onEvent = () => {} }: PageSetting) {
    this.#socket = new WebSocket(`ws://${address}/ws`, SUBPROTOCOL, WITH_NOTHING);
    const hello: Hello = { t: "hello", proto: 1, app: "bench", sub: [...topics], ...(token && { auth: token }) };
    this.#live = new Promise((resolve, reject) => {
      this.#socket.on("error", reject);
      this.#socket.on("close", (code) => this.#end(new Error(`the hall closed a page with ${code}`), reject));
      this.#socket.on("open", () => this.#socket.send(JSON.stringify(hello)));
      this.#socket.on("message", (data: Buffer) => {
        const text = data.toString();
        if (isEvent(text)) onEvent(text);
        else if (isResult(text)) this.#answer(JSON.parse(text) as Result);
        else if (isLive(text)) resolve();
      });
    });
  }

  static async open(setting: PageSetting): Promise<Page> {
    const page = new Page(setting);
    await within(setting.clock, OPEN_MS, "page", page.#live, () => new Error("a page was not live in time"));
    return page;
  }

  /** Rejects when the hall refuses: nothing that the bench asks for should be. */
  ask(op: OperationName, args: Readonly<Record<string, unknown>>): Promise<Done> {
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ t: "cmd", id, op, args, key: `bench-${String(id).padStart(8, "0")}` }));
    });
  }

  close(): void {
    this.#socket.removeAllListeners("close");
    this.#socket.terminate();
  }

  #answer(result: Result): void {
    const asked = this.#asked.get(Number(result.id));
    this.#asked.delete(Number(result.id));
    if (result.ok) asked?.resolve(result);
    else asked?.reject(new Error(`the hall refused: ${result.problem.code} ${result.problem.detail ?? ""}`));
  }

  #end(error: Error, reject: (error: Error) => void): void {
    reject(error);
    for (const asked of this.#asked.values()) asked.reject(error);
  }
}
