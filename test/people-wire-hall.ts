// A hall in memory behind real doors: rules, events and answers are the real ones, the ledger is an array, the live feed
// a comparison of before and after. For the tests of the people's wire.
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import { WebSocket } from "ws";
import { calendarOf } from "../src/base/calendar.ts";
import { checker } from "../src/base/check.ts";
import { systemClock, within } from "../src/base/clock.ts";
import { systemRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { type Access, openAccess } from "../src/daemon/access/access.ts";
import type { AccessEntry } from "../src/daemon/access/access-log.ts";
import type { Identity } from "../src/daemon/access/identity.ts";
import { originRules } from "../src/daemon/access/origin.ts";
import { type Limits, Rates } from "../src/daemon/access/rate-limit.ts";
import { appointmentLinks, caseLinks, ticketLinks, watchLinks } from "../src/daemon/codes/links.ts";
import { Media } from "../src/daemon/files/media.ts";
import { Photos } from "../src/daemon/files/photos.ts";
import type { CommandRequest, HallPort, LiveFeed, TopicFrame } from "../src/daemon/hall-port.ts";
import { openApiDocument } from "../src/daemon/http/openapi.ts";
import { ProblemCounts } from "../src/daemon/http/problem-counts.ts";
import { buildServer } from "../src/daemon/http/server.ts";
import type { PlanDocument, SettingsDocument, TicketPageDocument } from "../src/daemon/http/settings-document.ts";
import { KioskPages } from "../src/daemon/kiosk-pages.ts";
import { ReportDesk } from "../src/daemon/reports/report-desk.ts";
import { asyncApiDocument } from "../src/daemon/websocket/asyncapi.ts";
import { SocketDoor } from "../src/daemon/websocket/socket-door.ts";
import { type Answer, answerOf } from "../src/daemon/writer/answer.ts";
import type { Actor, Command } from "../src/hall/commands.ts";
import { decide } from "../src/hall/decide/decide.ts";
import type { HallEvent } from "../src/hall/events.ts";
import { evolve } from "../src/hall/evolve/evolve.ts";
import { isRefusal } from "../src/hall/refusals.ts";
import { HallRules } from "../src/hall/rules/rules.ts";
import { standardTicketPage, type TicketPageItem } from "../src/hall/rules/ticket-page.ts";
import { emptyHall, type Hall } from "../src/hall/state.ts";
import { deskQueueView, deskTicketView } from "../src/hall/views/desk-views.ts";
import { callViews, hallView, serviceView, windowView } from "../src/hall/views/views.ts";
import type { ServerFrame } from "../src/protocols/api/frames.ts";

/** A working morning in the hall's own time zone. */
export const MORNING = Date.UTC(2026, 10, 21, 2, 0, 0);
export const MANAGER_PASSWORD = "correct horse 马";
export const PIN = "135790";

/** The one device that a tablet can be. */
export const PAD = "pad-1";
export const PATIENCE_MS = 30_000;
const realClock = systemClock();

export const inTime = <T>(what: string, work: Promise<T>): Promise<T> =>
  within(realClock, PATIENCE_MS, what, work, () => new Error(`not within ${PATIENCE_MS} ms: ${what}`));

const checkRules = checker(HallRules, { fillDefaults: true });

const rulesOf = (): HallRules => {
  const checked = checkRules({
    id: "north",
    name: "北街便民服务中心",
    services: [
      { id: "general", name: "综合", prefix: "A" },
      { id: "medical", name: "医保", prefix: "B" },
    ],
    windows: [
      { id: "1", number: 1, name: "一号窗口", services: ["general", "medical"] },
      { id: "2", number: 2, name: "二号窗口", services: ["general"] },
    ],
    staff: [
      { id: "1001", name: "李桂兰" },
      { id: "1002", name: "陈建国" },
    ],
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
};

/** What outlives a restart: the events, and the commands with their answers. */
export class MemoryLedger {
  readonly events: HallEvent[] = [];
  readonly commands = new Map<string, { readonly digest: string; readonly answer: Answer }>();
}

export class MemoryFeed implements LiveFeed {
  readonly topics = new Map<string, Map<string, string>>();
  readonly frames = new Map<string, TopicFrame[]>();
  /** Frames up to this seq are forgotten. */
  forgottenSeq = 0;
  readonly #listeners = new Map<string, Set<(frame: TopicFrame) => void>>();

  has = (topic: string): boolean => this.topics.has(topic);

  snapshot = (topic: string): Record<string, unknown> =>
    Object.fromEntries([...(this.topics.get(topic) ?? [])].map(([key, text]) => [key, JSON.parse(text)]));

  since = (topic: string, seq: number): readonly TopicFrame[] | undefined =>
    seq < this.forgottenSeq ? undefined : (this.frames.get(topic) ?? []).filter((frame) => frame.seq > seq);

  subscribe = (topic: string, listener: (frame: TopicFrame) => void): (() => void) => {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    return () => listeners.delete(listener);
  };

  add(topic: string): void {
    this.topics.set(topic, new Map());
    this.frames.set(topic, []);
  }

  /** Brings a topic to these entries and tells what changed. */
  show(topic: string, entries: Readonly<Record<string, unknown>>, seq: number): void {
    const held = this.topics.get(topic)!;
    const set = Object.entries(entries).filter(([key, value]) => held.get(key) !== JSON.stringify(value));
    const gone = [...held.keys()].filter((key) => !(key in entries));
    if (set.length + gone.length === 0) return;
    for (const [key, value] of set) held.set(key, JSON.stringify(value));
    for (const key of gone) held.delete(key);
    const data = { set: Object.fromEntries(set), gone };
    const frame = { seq, text: JSON.stringify({ t: "ev", seq, topic, kind: "Changed", data, ts: MORNING }) };
    this.frames.get(topic)!.push(frame);
    for (const listener of this.#listeners.get(topic) ?? []) listener(frame);
  }
}

const boardOf = (hall: Hall): Record<string, unknown> => ({
  hall: hallView(hall),
  calls: callViews(hall),
  ...Object.fromEntries([...hall.services.keys()].map((id) => [`service/${id}`, serviceView(hall, id)])),
  ...Object.fromEntries([...hall.windows.keys()].map((id) => [`window/${id}`, windowView(hall, id)])),
});

const deskOf = (hall: Hall, id: string) => ({ ticket: deskTicketView(hall, id), queue: deskQueueView(hall, id) });

export class MemoryHall implements HallPort {
  readonly hall = emptyHall();
  readonly feed = new MemoryFeed();
  readonly trouble = undefined;
  epoch = "epoch-1";
  readonly #ledger: MemoryLedger;
  readonly #clock: VirtualClock;
  readonly #calendar = calendarOf("Asia/Shanghai");

  constructor(ledger: MemoryLedger, clock: VirtualClock) {
    this.#ledger = ledger;
    this.#clock = clock;
    for (const event of ledger.events) evolve(this.hall, event);
    for (const topic of ["board", "manage", "devices", "desk/1", "desk/2", `pad/${PAD}`, "pad/pad-2"])
      this.feed.add(topic);
    if (ledger.events.length === 0) this.#begin();
    this.#show();
  }

  get head() {
    return { epoch: this.epoch, seq: this.#ledger.events.length };
  }

  submit = async (request: CommandRequest): Promise<Answer> => {
    const digest = JSON.stringify([request.kind, request.args, request.by]);
    const before = this.#ledger.commands.get(request.id!);
    if (before) return before.digest === digest ? before.answer : { ok: false, refused: "key-reused" };
    const answer = this.#run(request);
    this.#ledger.commands.set(request.id!, { digest, answer });
    return answer;
  };

  #begin(): void {
    const by: Actor = { role: "hall", id: "clock" };
    this.#run({ kind: "Tick", args: {}, by });
    this.#run({ kind: "ConfigureHall", args: { rules: rulesOf() }, by });
  }

  #run({ kind, args, by, ifSeq = this.head.seq }: CommandRequest): Answer {
    if (ifSeq !== this.head.seq) return { ok: false, refused: "wrong-step", detail: `at ${this.head.seq}` };
    const when = this.#calendar.moment(this.#clock.now());
    const decision = decide(this.hall, { kind, args, by, when } as Command);
    if (isRefusal(decision)) return { ok: false, ...decision };
    for (const event of decision) evolve(this.hall, event);
    this.#ledger.events.push(...decision);
    this.#show();
    return answerOf(decision, this.head.seq);
  }

  #show(): void {
    if (!this.hall.rules) return;
    const { seq } = this.head;
    this.feed.show("board", boardOf(this.hall), seq);
    for (const id of this.hall.windows.keys()) this.feed.show(`desk/${id}`, deskOf(this.hall, id), seq);
  }
}

class MemorySettings implements SettingsDocument {
  #version = 1;
  #value: unknown = { texts: "初始" };

  read = () => ({ version: this.#version, value: this.#value });

  replace: SettingsDocument["replace"] = async (version, value) => {
    if (version !== this.#version) return { ok: false, stale: true };
    if (value === null) return { ok: false, refused: "rules-conflict", detail: "nothing" };
    if (typeof value !== "object") return { ok: false, problems: [{ path: "", value: "?", expected: "an object" }] };
    this.#value = value;
    this.#version += 1;
    return { ok: true, version: this.#version };
  };

  inForce = () => ({ version: this.#version, sections: rulesOf(), standard: rulesOf() });

  tryOut: SettingsDocument["tryOut"] = ({ settings }) =>
    typeof settings === "object"
      ? { ok: true, value: { days: [], colours: { light: {}, dark: {} } } }
      : { ok: false, problems: [{ path: "", value: "?", expected: "an object" }] };

  history = () => [{ seq: 1, at: 0, by: "hall:start", changed: ["services" as const] }];

  versionAt = (seq: number) =>
    this.history().flatMap((saved) => (saved.seq === seq ? { ...saved, sections: rulesOf() } : []))[0];
}

class MemoryTicketPage implements TicketPageDocument {
  #version = 1;
  #page: readonly TicketPageItem[] = standardTicketPage;

  read = () => ({ version: this.#version, ticketPage: this.#page, standard: standardTicketPage });

  replace: TicketPageDocument["replace"] = async (version, page) => {
    if (version !== this.#version) return { ok: false, stale: true };
    this.#page = page;
    this.#version += 1;
    return { ok: true, version: this.#version };
  };

  preview: TicketPageDocument["preview"] = async (page, isReprint) => ({
    svg: `<svg>${page.length} ${isReprint}</svg>`,
    widthDots: 576,
    heightDots: 30 * page.length,
    substituted: [],
  });
}

/** Plans are read and left as they are. */
const standingPlans: PlanDocument = {
  read: () => ({ version: 1, plans: rulesOf() }),
  replace: async () => ({ ok: false, stale: true }),
  preview: () => ({ ok: true, days: [] }),
};

export const NO_LIMITS: Limits = {
  messagesPerMinute: 0,
  ticketsPerMinute: 0,
  bookingsPerMinute: 0,
  connectionsPerAddress: 0,
};

export interface WireOptions {
  readonly limits?: Partial<Limits>;
  readonly demo?: boolean;
  readonly folder?: string;
  readonly ledger?: MemoryLedger;
  readonly clock?: VirtualClock;
  readonly logger?: FastifyBaseLogger;
  readonly pagesFolder?: string;
  readonly listenHost?: string;
}

/** A reference under which somebody is sealed. */
export const SEALED = "sealed-reference-00001";
export const SEALED_CONTACT = { name: "张秀兰", telephone: "13812345678" };

/** A hall with its doors: REST by `inject`, WebSocket once `listen` has been called. */
export class Wire {
  readonly hall: MemoryHall;
  readonly clock: VirtualClock;
  readonly access: Access;
  readonly app: FastifyInstance;
  readonly door: SocketDoor;
  readonly counts = new ProblemCounts();
  readonly seen: [Identity, number][] = [];
  /** What the page of the pad has told, and that it went. */
  readonly padSaid: unknown[] = [];
  readonly kiosks = new KioskPages();
  readonly entered: AccessEntry[];
  readonly folder: string;
  readonly #pages: Page[] = [];
  #url = "";

  private constructor(
    options: WireOptions,
    clock: VirtualClock,
    access: Access,
    folder: string,
    entered: AccessEntry[],
  ) {
    this.clock = clock;
    this.access = access;
    this.folder = folder;
    this.entered = entered;
    this.hall = new MemoryHall(options.ledger ?? new MemoryLedger(), clock);
    const limits = { ...NO_LIMITS, ...options.limits };
    const common = {
      port: this.hall,
      feed: this.hall.feed,
      access,
      origin: originRules({ listenHost: options.listenHost ?? "127.0.0.1", names: ["hall.example"] }),
      rates: new Rates(clock, limits),
      counts: this.counts,
      clock,
    };
    this.app = buildServer({
      ...common,
      settings: new MemorySettings(),
      ticketPage: new MemoryTicketPage(),
      plans: standingPlans,
      reports: new ReportDesk({ folder, clock, history: () => [] }),
      standards: { hold: async () => undefined },
      photos: new Photos(join(folder, "photos")),
      emblems: new Photos(join(folder, "emblem")),
      languages: [],
      media: new Media(folder),
      supervision: (date) => ({ date, openMs: 0, watchedMs: 0, devices: [], windows: [], outages: [] }),
      links: ticketLinks(Buffer.alloc(32, 7)),
      watchLinks: watchLinks(Buffer.alloc(32, 7)),
      calendar: calendarOf("Asia/Shanghai"),
      appointmentLinks: appointmentLinks(Buffer.alloc(32, 7)),
      maskOf: () => undefined,
      sealedUnder: (ref) => (ref === SEALED ? SEALED_CONTACT : undefined),
      caseLinks: caseLinks(Buffer.alloc(32, 7)),
      caseLinkOf: () => undefined,
      linkOf: (ticket) => `https://hall.example/t/${ticket}`,
      isPad: (device) => device === PAD,
      readiness: () => ({ ready: true, checks: { ledger: { ok: true, detail: "" } } }),
      metrics: () => "hall_up 1\n",
      documents: { openapi: openApiDocument(), asyncapi: asyncApiDocument() },
      demo: options.demo ?? false,
      ...(options.logger && { logger: options.logger }),
      ...(options.pagesFolder && { pagesFolder: options.pagesFolder }),
    });
    const onSeen = (identity: Identity, seq: number) => void this.seen.push([identity, seq]);
    this.door = new SocketDoor({
      ...common,
      limits,
      version: "1.0.0",
      onSeen,
      pads: { enter: this.#enterPad },
      kiosks: this.kiosks,
    });
    this.door.attach(this.app.server);
  }

  #enterPad = (device: string) => {
    if (device !== PAD) return undefined;
    const say = (what: unknown) => void this.padSaid.push(what);
    return { shows: say, pressed: say, leave: () => say("left") };
  };

  static async open(options: WireOptions = {}): Promise<Wire> {
    const clock = options.clock ?? new VirtualClock(MORNING);
    const folder = options.folder ?? mkdtempSync(join(tmpdir(), "people-wire-"));
    const entered: AccessEntry[] = [];
    const access = await openAccess({
      path: join(folder, "access.json"),
      clock,
      random: systemRandom(),
      isStaff: (id) => rulesOf().staff.some((member) => member.id === id),
      log: (entry) => entered.push(entry),
      scryptCost: { n: 1024, r: 8, p: 1 },
    });
    return new Wire(options, clock, access, folder, entered);
  }

  async listen(): Promise<this> {
    await this.app.listen({ host: "127.0.0.1", port: 0 });
    this.#url = `127.0.0.1:${(this.app.server.address() as AddressInfo).port}`;
    return this;
  }

  get address(): string {
    return this.#url;
  }

  /** A token of this role; clerks sit at window 1 unless told otherwise. */
  async token(role: Identity["role"], id = `${role}-1`, window?: string): Promise<string> {
    if (role === "hall") throw new Error("nobody is the hall");
    const { token } = await this.access.grants.give({
      kind: "paired",
      role,
      id,
      label: "",
      ...(role === "clerk" ? { window: window ?? "1" } : {}),
    });
    return token;
  }

  connect(headers: Record<string, string> = {}, subprotocol = "hall.v1"): Page {
    const page = new Page(new WebSocket(`ws://${this.#url}/ws`, subprotocol, { headers }));
    this.#pages.push(page);
    return page;
  }

  /** A page that has said hello; its first frames are still to be read. */
  async page(hello: Readonly<Record<string, unknown>> = {}): Promise<Page> {
    const page = this.connect();
    await page.opened;
    page.hello(hello);
    return page;
  }

  async close({ keepFolder = false } = {}): Promise<void> {
    for (const page of this.#pages) page.socket.terminate();
    await this.door.close();
    await this.app.close();
    await this.access.close();
    if (!keepFolder) rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A client of hall.v1 that keeps what it hears. */
export class Page {
  readonly socket: WebSocket;
  readonly opened: Promise<void>;
  readonly closed: Promise<number>;
  /** Status of a refused upgrade. */
  readonly refused: Promise<number>;
  readonly heard: ServerFrame[] = [];
  #wake: () => void = () => {};

  constructor(socket: WebSocket) {
    this.socket = socket;
    this.opened = new Promise((resolve) => socket.once("open", () => resolve()));
    this.closed = new Promise((resolve) => socket.once("close", resolve));
    this.refused = new Promise((resolve) =>
      socket.once("unexpected-response", (request, response) => {
        resolve(response.statusCode!);
        request.destroy();
      }),
    );
    socket.on("error", () => {});
    socket.on("message", (data) => {
      this.heard.push(JSON.parse(String(data)));
      this.#wake();
    });
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === "string" || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame));
  }

  hello(fields: Readonly<Record<string, unknown>> = {}): void {
    this.send({ t: "hello", proto: 1, app: "test", sub: [], ...fields });
  }

  /** The next frame of this kind, leaving out those before it. */
  async next<T extends ServerFrame["t"]>(t: T): Promise<Extract<ServerFrame, { t: T }>> {
    for (;;) {
      const frame = this.heard.shift();
      if (frame?.t === t) return frame as Extract<ServerFrame, { t: T }>;
      if (!frame) await inTime(`a frame ${t}`, this.#more());
    }
  }

  /** Gives a command and waits for its result. */
  async ask(op: string, args: object, { key = crypto.randomUUID() as string, ...rest }: Record<string, unknown> = {}) {
    this.send({ t: "cmd", id: String(key), op, args, key, ...rest });
    return this.next("res");
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
