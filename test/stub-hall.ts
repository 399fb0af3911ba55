// A hall for the pages to talk to: static files, the few HTTP answers a page needs, and hall.v1 with a canned board. It
// knows no rules; a test says what every command is answered and what the board shows.
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { type WebSocket, WebSocketServer } from "ws";
import type { CommandFrame, Hello } from "../src/protocols/api/frames.ts";

type Entries = Record<string, unknown>;
type Answer = { readonly ok: true; readonly data: Entries } | { readonly ok: false; readonly code: string };

const mime: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** Its heart never beats, and no page may take it for dead. */
const HEARTBEAT_MS = 3_600_000;

const CSP = "default-src 'self'; connect-src 'self' ws:";

interface Change {
  readonly seq: number;
  readonly topic: string;
  readonly set: Entries;
}

export class StubHall {
  readonly #pages: string;
  readonly #now: () => number;
  readonly #topics: Record<string, Entries>;
  readonly #changes: Change[] = [];
  readonly #sockets = new Map<WebSocket, Hello>();
  #server: Server | undefined;
  #port = 0;
  #seq = 100;
  /** Every command with its key, in the order it came. */
  readonly commands: CommandFrame[] = [];
  readonly hellos: Hello[] = [];
  readonly seen: number[] = [];
  /** What a command is answered; undefined is silence. */
  answer: (frame: CommandFrame) => Answer | undefined = () => ({ ok: true, data: {} });
  isDemo = true;

  constructor(pages: string, topics: Record<string, Entries>, now: () => number) {
    this.#pages = pages;
    this.#topics = structuredClone(topics);
    this.#now = now;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Listens, on the same port as before when it has been stopped in between. */
  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#serve(request, response));
    const sockets = new WebSocketServer({ server, path: "/ws", handleProtocols: () => "hall.v1" });
    sockets.on("connection", (socket) => socket.on("message", (data) => this.#take(socket, JSON.parse(String(data)))));
    await new Promise<void>((resolve) => void server.listen(this.#port, "127.0.0.1", resolve));
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets.keys()) socket.terminate();
    this.#sockets.clear();
    this.#server?.closeAllConnections();
    await new Promise<void>((resolve) => void this.#server?.close(() => resolve()));
  }

  /** Changes entries of a topic and tells every page that reads it. */
  set(topic: string, set: Entries): void {
    this.#seq += 1;
    this.#topics[topic] = { ...this.#topics[topic], ...set };
    const change = { seq: this.#seq, topic, set };
    this.#changes.push(change);
    for (const [socket, { sub }] of this.#sockets) if (sub.includes(topic)) this.#tell(socket, change);
  }

  entry<T>(topic: string, name: string): T {
    return this.#topics[topic]?.[name] as T;
  }

  /** Answers, late, a command that was met with silence. */
  answerNow(frame: CommandFrame): void {
    for (const socket of this.#sockets.keys()) this.#respond(socket, frame, { ok: true, data: {} });
  }

  #tell(socket: WebSocket, { seq, topic, set }: Change): void {
    this.#send(socket, { t: "ev", seq, topic, kind: "Stub", data: { set, gone: [] }, ts: this.#now() });
  }

  #send(socket: WebSocket, frame: object): void {
    socket.send(JSON.stringify(frame));
  }

  #take(socket: WebSocket, frame: Hello | CommandFrame | { t: "seen"; seq: number }): void {
    if (frame.t === "hello") this.#welcome(socket, frame);
    else if (frame.t === "seen") this.seen.push(frame.seq);
    else {
      this.commands.push(frame);
      const answer = this.answer(frame);
      if (answer) this.#respond(socket, frame, answer);
    }
  }

  #respond(socket: WebSocket, { id }: CommandFrame, answer: Answer): void {
    const problem = (code: string) => ({ type: `/problems/${code}`, title: code, status: 409, code });
    const outcome = answer.ok ? { seq: this.#seq, data: answer.data } : { problem: problem(answer.code) };
    this.#send(socket, { t: "res", id, ok: answer.ok, ...outcome });
  }

  #welcome(socket: WebSocket, hello: Hello): void {
    this.hellos.push(hello);
    this.#sockets.set(socket, hello);
    socket.on("close", () => this.#sockets.delete(socket));
    const seq = this.#seq;
    const mode = hello.resume?.epoch === "epoch-1" ? "delta" : "snapshot";
    const about = { hall: "stub", ver: "0", role: "visitor", id: "page", epoch: "epoch-1", hb: HEARTBEAT_MS };
    this.#send(socket, { t: "welcome", ...about, seq, now: this.#now(), mode });
    if (mode === "snapshot") {
      for (const topic of hello.sub) this.#send(socket, { t: "snap", topic, seq, data: this.#topics[topic] ?? {} });
    } else {
      const missed = this.#changes.filter(
        (change) => change.seq > hello.resume!.seq && hello.sub.includes(change.topic),
      );
      for (const change of missed) this.#tell(socket, change);
    }
    this.#send(socket, { t: "live", seq });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", this.address);
    response.setHeader("content-security-policy", CSP);
    if (pathname.startsWith("/api/v1/")) return this.#api(pathname.slice("/api/v1".length), response);
    const name = pathname === "/" ? "/index.html" : extname(pathname) ? pathname : `${pathname}.html`;
    try {
      const file = await readFile(join(this.#pages, name));
      response.setHeader("content-type", mime[extname(name)] ?? "application/octet-stream");
      response.end(file);
    } catch {
      response.writeHead(404).end();
    }
  }

  #api(path: string, response: ServerResponse): void {
    const answers: Record<string, object> = {
      "/session": { role: "visitor", id: "page", demo: this.isDemo, needsSetUp: false },
      "/demo/session": { token: "demo-token" },
      "/demo/crowd": { peoplePerHour: 0 },
      "/pairing": { code: "402913", secret: "secret", lastsMs: 600_000 },
      "/pairing/collect": { state: "waiting" },
      "/windows": { windows: [] },
      "/tickets/20261121-A017": { link: "http://hall.example.cn/t/20261121-A017-x" },
    };
    const answer = answers[path];
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? {}));
  }
}
