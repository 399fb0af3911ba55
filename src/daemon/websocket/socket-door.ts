// The WebSocket door: takes upgrades on the HTTP server, keeps the connections, and gives them their heartbeat.
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { type Cancel, every } from "../../base/clock.ts";
import type { ActorRole } from "../../hall/commands.ts";
import { type MarkFrame, type Reset, SUBPROTOCOL } from "../../protocols/api/frames.ts";
import { languageFor } from "../http/problem.ts";
import { tokenInCookie } from "../http/session-cookie.ts";
import { Hub } from "./hub.ts";
import { Page, type Visit } from "./page.ts";
import { type SocketOptions, timing } from "./socket-options.ts";
import { refuseUpgrade, upgradeRefusal } from "./upgrade.ts";

const PAYLOAD_BYTES_MAX = 65_536;
/** What one process of a hall has any use for; beyond it a newcomer is refused rather than everybody slowed. */
const CONNECTIONS_MAX = 5000;
const GOODBYE_MS = 1000;

export class SocketDoor {
  readonly #options: SocketOptions;
  readonly #hub: Hub;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: PAYLOAD_BYTES_MAX,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols: () => SUBPROTOCOL,
  });
  readonly #pages = new Set<Page>();
  readonly #byAddress = new Map<string, number>();
  readonly #resets = new Map<Reset["why"], number>();
  readonly #ticks: readonly Cancel[];
  #isOpen = true;
  #onEmpty: () => void = () => {};

  constructor(options: SocketOptions) {
    this.#options = options;
    this.#hub = new Hub(options.feed, () => options.port.head);
    const { heartbeatMs, markMs } = options.timing ?? timing;
    this.#ticks = [
      every(options.clock, heartbeatMs, "heartbeat of pages", () => this.#beat()),
      every(options.clock, markMs, "marks of pages", () => this.#mark()),
    ];
  }

  attach(server: Server): void {
    server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.#knock(request, socket, head),
    );
  }

  /** Connected clients by role, for the metrics. */
  get clients(): ReadonlyMap<ActorRole, number> {
    const counts = new Map<ActorRole, number>();
    for (const { role } of this.#pages) if (role) counts.set(role, (counts.get(role) ?? 0) + 1);
    return counts;
  }

  /** Readings begun anew since the start, by reason. */
  get resets(): ReadonlyMap<Reset["why"], number> {
    return this.#resets;
  }

  /** To be called before the HTTP server is closed, which would wait for them: says goodbye, and waits a second at most. */
  async close(): Promise<void> {
    this.#isOpen = false;
    for (const cancel of this.#ticks) cancel();
    for (const page of this.#pages) page.close("goingAway", "the hall's daemon stops");
    if (this.#pages.size > 0) await this.#goodbye();
    for (const page of this.#pages) page.terminate();
  }

  #goodbye(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(GOODBYE_MS, "goodbye of pages", resolve);
      this.#onEmpty = () => {
        cancel();
        resolve();
      };
    });
  }

  #knock(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const address = request.socket.remoteAddress ?? "";
    const refusal = upgradeRefusal(request, this.#options.origin) ?? this.#crowdRefusal(address);
    if (refusal) return refuseUpgrade(socket, refusal);
    this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#enter(opened, request, address));
  }

  /** [WS-1.4] */
  #crowdRefusal(address: string): readonly [number, string] | undefined {
    const { connectionsPerAddress } = this.#options.limits;
    if (connectionsPerAddress > 0 && (this.#byAddress.get(address) ?? 0) >= connectionsPerAddress)
      return [429, "Too Many Requests"];
    return this.#isOpen && this.#pages.size < CONNECTIONS_MAX ? undefined : [503, "Service Unavailable"];
  }

  #enter(socket: WebSocket, request: IncomingMessage, address: string): void {
    const onReset = (why: Reset["why"]) => this.#resets.set(why, (this.#resets.get(why) ?? 0) + 1);
    const options = { ...this.#options, hub: this.#hub, onReset };
    const page = new Page(socket, this.#visitOf(request, address), options);
    this.#pages.add(page);
    this.#byAddress.set(address, (this.#byAddress.get(address) ?? 0) + 1);
    // A frame against RFC 6455, or too large: ws closes with the code for it, and `close` follows.
    socket.on("error", () => options.counts.note("websocket", "malformed"));
    socket.on("close", () => this.#leave(page, address));
  }

  #leave(page: Page, address: string): void {
    page.ended();
    this.#pages.delete(page);
    const left = (this.#byAddress.get(address) ?? 1) - 1;
    if (left > 0) this.#byAddress.set(address, left);
    else this.#byAddress.delete(address);
    if (this.#pages.size === 0) this.#onEmpty();
  }

  /** A cookie counts only where the browser vouches for the page that sends it. */
  #visitOf({ headers }: IncomingMessage, address: string): Visit {
    const { origin, access, port } = this.#options;
    const cookieToken = origin.isOurPage(headers) ? tokenInCookie(headers.cookie) : undefined;
    const language = languageFor(port, headers["accept-language"]);
    const visit = { visitor: access.visitor(address), language };
    return cookieToken === undefined ? visit : { ...visit, cookieToken };
  }

  #beat(): void {
    for (const page of this.#pages) page.beat();
  }

  #mark(): void {
    const { port, clock } = this.#options;
    const frame = JSON.stringify({ t: "mark", seq: port.head.seq, now: clock.now() } satisfies MarkFrame);
    for (const page of this.#pages) page.mark(frame);
  }
}
