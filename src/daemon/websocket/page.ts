// One connection of hall.v1: it says hello, follows topics, gives commands, and proves from time to time that it lives.
// Whatever it sends wrongly is answered and counted, and changes nothing; after too much of it the connection ends.
import type { WebSocket } from "ws";
import type { Cancel } from "../../base/clock.ts";
import type { ActorRole } from "../../hall/commands.ts";
import type { Language } from "../../hall/views/sentences.ts";
import {
  type ClientFrame,
  type CommandFrame,
  closeCodes,
  type Hello,
  type Press,
  type ReadFrame,
  type Reset,
  type Result,
  type Shows,
  type Welcome,
} from "../../protocols/api/frames.ts";
import type { Identity } from "../access/identity.ts";
import { topicProblem } from "../access/rights.ts";
import { type ProblemCode, type ProblemMore, problemDetails } from "../http/problem.ts";
import type { PadVisit } from "../pad-pages.ts";
import type { Answer } from "../writer/answer.ts";
import { readyCommand } from "./command.ts";
import { binaryFrame, type FrameIn, readFrame } from "./frame-in.ts";
import type { Hub } from "./hub.ts";
import { Outlet } from "./outlet.ts";
import { Reader } from "./reader.ts";
import { type SocketOptions, timing } from "./socket-options.ts";

/** Who has come to the door, before it has said hello. */
export interface Visit {
  readonly visitor: Identity;
  /** Token of the page's session, where the page is one of ours. */
  readonly cookieToken?: string;
  readonly language: Language;
}

export interface PageOptions extends SocketOptions {
  readonly hub: Hub;
  readonly onReset: (why: Reset["why"]) => void;
}

const MALFORMED_MAX = 20;
const LIMITED_MAX = 100;
const MISSED_PONGS_MAX = 2;
/** RFC 6455 §5.5: a control frame carries 125 bytes, two of them the code. */
const REASON_MAX = 120;

export class Page {
  readonly #socket: WebSocket;
  readonly #visit: Visit;
  readonly #options: PageOptions;
  readonly #outlet: Outlet;
  readonly #cancelHello: Cancel;
  #identity: Identity | undefined;
  #reader: Reader | undefined;
  /** Of a tablet that is an evaluator pad. */
  #pad: PadVisit | undefined;
  /** Of a ticket machine's page. */
  #leaveKiosk: (() => void) | undefined;
  #malformed = 0;
  #limited = 0;
  #unanswered = 0;
  #isClosing = false;

  constructor(socket: WebSocket, visit: Visit, options: PageOptions) {
    this.#socket = socket;
    this.#visit = visit;
    this.#options = options;
    this.#outlet = new Outlet(socket, () => this.#reader?.catchUp());
    const { helloMs } = options.timing ?? timing;
    this.#cancelHello = options.clock.after(helloMs, "hello of a page", () => this.close("helloTimeout", "no hello"));
    socket.on("message", (data: Buffer, isBinary) => this.#hear(data, isBinary));
    socket.on("pong", () => {
      this.#unanswered = 0;
    });
  }

  /** Undefined until it has said hello. */
  get role(): ActorRole | undefined {
    return this.#identity?.role;
  }

  close(why: keyof typeof closeCodes, reason: string): void {
    if (this.#isClosing) return;
    this.ended();
    this.#socket.close(closeCodes[why], reason.replace(/[^\x20-\x7e]/g, "?").slice(0, REASON_MAX));
  }

  /** Nothing more is read or sent. */
  ended(): void {
    this.#isClosing = true;
    this.#cancelHello();
    this.#reader?.end();
    this.#pad?.leave();
    this.#leaveKiosk?.();
  }

  terminate(): void {
    this.#socket.terminate();
  }

  /** [WS-1.5] Two pings without an answer, and the other side is gone, whatever TCP believes. */
  beat(): void {
    if (!this.#identity || this.#isClosing) return;
    if (!this.#options.access.grants.holds(this.#identity)) return this.close("unauthorised", "the token has ended");
    if (this.#unanswered >= MISSED_PONGS_MAX) return this.terminate();
    this.#unanswered += 1;
    this.#socket.ping();
  }

  mark(frame: string): void {
    if (!this.#isClosing) this.#reader?.mark(frame);
  }

  #hear(data: Buffer, isBinary: boolean): void {
    if (this.#isClosing) return;
    this.#unanswered = 0;
    const read = isBinary ? binaryFrame(data.length) : readFrame(data.toString());
    if (!this.#options.rates.takeMessage(this.#identity ?? this.#visit.visitor)) this.#refuseTooMany(read);
    else if (read.ok) this.#take(read.frame);
    else this.#refuseMalformed(read.id, { problems: read.problems });
  }

  #take(frame: ClientFrame): void {
    if (frame.t === "hello") return this.#identity ? this.#refuseHello() : this.#greet(frame);
    if (!this.#identity) return this.close("unauthorised", "hello comes first");
    if (frame.t === "seen") this.#options.onSeen(this.#identity, frame.seq);
    else if (frame.t === "cmd") this.#command(this.#identity, frame);
    else this.#padSays(frame);
  }

  /** [WS-2.1] Who it is, what it may follow, and from where. */
  #greet({ auth, sub, resume }: Hello): void {
    this.#cancelHello();
    const identity = this.#identify(auth);
    if (!identity) return this.close("unauthorised", "the token is not good, or not any more");
    const problem = this.#topicsProblem(identity, sub);
    if (problem) return this.close(problem.code === "unauthenticated" ? "unauthorised" : "forbidden", problem.detail);
    this.#identity = identity;
    this.#startReading(identity, sub, resume);
    if (identity.role === "pad") this.#pad = this.#options.pads.enter(identity.id, () => this.terminate());
    if (identity.role === "kiosk") this.#leaveKiosk = this.#options.kiosks.enter(identity.id, this.#readBeside);
  }

  /** [WS-4.4] */
  #readBeside = (text: string): void => this.#outlet.send(JSON.stringify({ t: "read", text } satisfies ReadFrame));

  #identify(auth: string | undefined): Identity | undefined {
    const { grants } = this.#options.access;
    const { cookieToken, visitor } = this.#visit;
    if (auth !== undefined) return grants.identify(auth);
    return (cookieToken === undefined ? undefined : grants.identify(cookieToken)) ?? visitor;
  }

  #topicsProblem(identity: Identity, topics: readonly string[]) {
    for (const topic of topics) {
      const problem = topicProblem(identity, topic);
      if (problem) return problem;
      if (!this.#options.feed.has(topic)) return { code: "not-found", detail: `there is no topic ${topic}` } as const;
    }
    return undefined;
  }

  #startReading(identity: Identity, topics: readonly string[], resume: Hello["resume"]): void {
    const { hub, port, onReset } = this.#options;
    const outlet = this.#outlet;
    const reader = new Reader({ hub, head: () => port.head, topics, outlet, onReset });
    const plan = reader.plan(resume);
    outlet.send(JSON.stringify(this.#welcome(identity, plan.mode)));
    reader.begin(plan);
    this.#reader = reader;
  }

  #welcome({ role, id }: Identity, mode: Welcome["mode"]): Welcome {
    const { port, version, clock } = this.#options;
    const { heartbeatMs } = this.#options.timing ?? timing;
    const hall = port.hall.rules?.id ?? "";
    return { t: "welcome", hall, ver: version, role, id, ...port.head, now: clock.now(), hb: heartbeatMs, mode };
  }

  /** [WS-3.1] */
  #command(identity: Identity, frame: CommandFrame): void {
    const { access, port } = this.#options;
    if (!access.grants.use(identity)) return this.close("unauthorised", "the token has ended");
    const readied = readyCommand(identity, frame, this.#options);
    if (readied.ok) port.submit(readied.request).then((answer) => this.#answer(frame.id, answer));
    else if (readied.code === "malformed") this.#refuseMalformed(frame.id, readied.more);
    else this.#refuse(frame.id, readied.code, readied.more);
  }

  /** [WS-3.2] */
  #answer(id: CommandFrame["id"], answer: Answer): void {
    if (!answer.ok)
      return this.#refuse(id, answer.refused, answer.detail === undefined ? {} : { detail: answer.detail });
    const { seq, data } = answer;
    this.#outlet.send(JSON.stringify({ t: "res", id, ok: true, seq, data } satisfies Result));
  }

  #refuse(id: CommandFrame["id"], code: ProblemCode, more: ProblemMore): void {
    this.#options.counts.note("websocket", code);
    const problem = problemDetails(code, this.#visit.language, more);
    this.#outlet.send(JSON.stringify({ t: "res", id, ok: false, problem } satisfies Result));
  }

  /** [WS-4.2] [WS-4.3] */
  #padSays(frame: Shows | Press): void {
    if (!this.#pad) return this.#refuse("", "not-allowed", { detail: "only a pad shows and is pressed" });
    if (frame.t === "shows") this.#pad.shows(frame.version);
    else this.#pad.pressed({ ...frame, tags: frame.tags ?? [] });
  }

  #refuseHello(): void {
    this.#refuseMalformed("", { problems: [{ path: "/t", value: '"hello"', expected: "one hello a connection" }] });
  }

  /** [WS-3.4] */
  #refuseMalformed(id: CommandFrame["id"], more: ProblemMore): void {
    this.#malformed += 1;
    this.#refuse(id, "malformed", more);
    if (this.#malformed >= MALFORMED_MAX) this.close("badFrame", `${MALFORMED_MAX} malformed frames`);
  }

  /** [WS-3.5] */
  #refuseTooMany(read: FrameIn): void {
    this.#limited += 1;
    const id = read.ok ? (read.frame.t === "cmd" ? read.frame.id : "") : read.id;
    this.#refuse(id, "too-many-requests", {});
    if (this.#limited >= LIMITED_MAX) this.close("tooManyRequests", "too many frames");
  }
}
