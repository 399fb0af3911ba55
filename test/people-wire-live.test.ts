// What a page follows over hall.v1: a first picture, what changes, what it missed while it was away, and what becomes of
// pages that are slow, dead, silent or impatient.
import { readFileSync } from "node:fs";
import t, { type Test } from "tap";
import { pause, systemClock } from "../src/base/clock.ts";
import { closeCodes, type EventFrame, type ServerFrame, type Snap } from "../src/protocols/api/frames.ts";
import { eventually } from "./chaos/waiting.ts";
import { inTime, PAD, PATIENCE_MS, type Page, Wire, type WireOptions } from "./people-wire-hall.ts";
import { fc } from "./search.ts";

const realClock = systemClock();

const open = async (t: Test, options: WireOptions = {}): Promise<Wire> => {
  const wire = await Wire.open(options);
  t.teardown(() => wire.close());
  return wire.listen();
};

const takeTicket = (wire: Wire, key: string) =>
  wire.hall.submit({ id: key, kind: "TakeTicket", args: { service: "general" }, by: { role: "kiosk", id: "k" } });

t.test("[WS-2.1] a page is welcomed, shown its topics at one seq, and then told what changes", async (t) => {
  const wire = await open(t);
  const page = await wire.page({ auth: await wire.token("clerk", "1001", "1"), sub: ["board", "desk/1"] });
  t.match(await page.next("welcome"), {
    hall: "north",
    ver: "1.0.0",
    role: "clerk",
    id: "1001",
    epoch: "epoch-1",
    hb: 15_000,
    mode: "snapshot",
    now: wire.clock.now(),
  });
  const [board, desk] = [await page.next("snap"), await page.next("snap")];
  t.match([board.topic, desk.topic], ["board", "desk/1"]);
  t.equal(board.seq, desk.seq);
  t.same(board.data, wire.hall.feed.snapshot("board"));
  t.equal((await page.next("live")).seq, board.seq);
  await takeTicket(wire, "first");
  const [first, second] = [await page.next("ev"), await page.next("ev")];
  t.match(first, {
    topic: "board",
    seq: board.seq + 1,
    data: { set: { "service/general": { waiting: 1 } }, gone: [] },
  });
  t.match(second, { topic: "desk/1", seq: board.seq + 1, data: { set: { queue: { waiting: 1 } } } });
  const result = await page.ask("open-window", { window: "1" });
  t.match(result, { ok: true, seq: board.seq + 2, data: { event: "WindowOpened", clerk: "1001" } });
});

t.test("[WS-3.2] a page hears of what its command changed before it gets the answer", async (t) => {
  const wire = await open(t);
  const page = await wire.page({ auth: await wire.token("kiosk"), sub: ["board"] });
  await page.next("live");
  page.send({ t: "cmd", id: 7, op: "take-ticket", args: { service: "general" }, key: "abcdefgh" });
  const [event, result] = [await page.next("ev"), await page.next("res")];
  t.match(result, { id: 7, ok: true, seq: event.seq });
});

t.test("[WS-3.3] a command for a hall that has moved on is refused", async (t) => {
  const wire = await open(t);
  const page = await wire.page({ auth: await wire.token("kiosk") });
  const { seq } = await page.next("welcome");
  t.match(await page.ask("take-ticket", { service: "general" }, { ifSeq: seq }), { ok: true });
  const refused = await page.ask("take-ticket", { service: "general" }, { ifSeq: seq });
  t.match(refused, { ok: false, problem: { code: "wrong-step", status: 409, detail: /at \d+/ } });
});

t.test("[WS-1] connections that do not begin as agreed are closed with the reason", async (t) => {
  const wire = await open(t, { limits: { connectionsPerAddress: 3 } });
  const silent = wire.connect();
  await silent.opened;
  await wire.clock.advance(4999);
  t.equal(silent.socket.readyState, silent.socket.OPEN);
  await wire.clock.advance(1);
  t.equal(await inTime("the close", silent.closed), closeCodes.helloTimeout);
  const early = wire.connect();
  await early.opened;
  early.send({ t: "cmd", id: 1, op: "take-ticket", args: {}, key: "abcdefgh" });
  t.equal(await inTime("the close", early.closed), closeCodes.unauthorised, "a command before hello");
  t.equal(await inTime("the close", (await wire.page({ auth: "wrong" })).closed), closeCodes.unauthorised);
  const many = [wire.connect(), wire.connect(), wire.connect()];
  await Promise.all(many.map(({ opened }) => opened));
  t.equal(await inTime("a refusal", wire.connect().refused), 429, "[WS-1.4] too many from one address");
  many[0]!.socket.close();
  await inTime("the close", many[0]!.closed);
  const comesIn = async () => {
    const { opened, refused } = wire.connect();
    return (await Promise.race([opened.then(() => true), refused.then(() => false)])) || undefined;
  };
  t.ok(await eventually(realClock, "a place again", PATIENCE_MS, comesIn));
});

t.test("[WS-2.6] an idle page gets a mark that moves its cursor; a busy one needs none", async (t) => {
  const wire = await open(t);
  const [page, other] = [await wire.page({ sub: ["board"] }), await wire.page({ sub: [] })];
  await page.next("live");
  await other.next("live");
  await takeTicket(wire, "one");
  await wire.clock.advance(10_000);
  t.match(await other.next("mark"), { seq: wire.hall.head.seq, now: wire.clock.now() });
  await page.next("ev");
  await pause(realClock, 20, "a mark that does not come");
  t.same(page.heard, []);
  await wire.clock.advance(10_000);
  t.equal((await page.next("mark")).seq, wire.hall.head.seq);
});

t.test("[WS-4.1] what a screen has shown is reported with its name", async (t) => {
  const wire = await open(t);
  const page = await wire.page({ auth: await wire.token("screen", "hall-east") });
  await page.next("live");
  page.send({ t: "seen", seq: 12 });
  await page.ask("nothing", {});
  t.match(wire.seen, [[{ role: "screen", id: "hall-east" }, 12]]);
});

t.test(
  "[WS-4.2] [WS-4.3] a tablet tells its own pad what it shows and what was pressed, and nobody else can",
  async (t) => {
    const wire = await open(t);
    const press = { t: "press", version: 7, grade: 2, tags: ["unfriendly"] };
    for (const role of ["clerk", "manager", "kiosk", "device"] as const) {
      const page = await wire.page({ auth: await wire.token(role) });
      await page.next("live");
      page.send(press);
      t.match(await page.next("res"), { ok: false, problem: { code: "not-allowed" } }, `a ${role} presses for nobody`);
    }
    const stranger = await wire.page({ auth: await wire.token("pad", "pad-2"), sub: [`pad/pad-2`] });
    await stranger.next("live");
    stranger.send(press);
    t.match(
      await stranger.next("res"),
      { ok: false, problem: { code: "not-allowed" } },
      "nor does a tablet of no device",
    );
    const tablet = await wire.page({ auth: await wire.token("pad"), sub: ["board", `pad/${PAD}`] });
    await tablet.next("live");
    tablet.send({ t: "shows", version: 7 });
    tablet.send(press);
    t.match(await tablet.ask("call-next", { window: "1" }), { ok: false, problem: { code: "not-allowed" } });
    t.match(wire.padSaid, [7, { version: 7, grade: 2, tags: ["unfriendly"] }]);
    tablet.socket.terminate();
    await tablet.closed;
    await stranger.ask("nothing", {});
    t.equal(wire.padSaid.at(-1), "left", "its driver hears that it has gone");
  },
);

t.test("[WS-4.4] what a reader has read is told to the pages of its own ticket machine, and to no other", async (t) => {
  const wire = await open(t);
  const own = await wire.page({ auth: await wire.token("kiosk", "kiosk-1"), sub: ["board"] });
  const others = [
    await wire.page({ auth: await wire.token("kiosk", "kiosk-2"), sub: ["board"] }),
    await wire.page({ auth: await wire.token("screen", "kiosk-1"), sub: ["board"] }),
    await wire.page({ auth: await wire.token("manager"), sub: ["board"] }),
  ];
  for (const page of [own, ...others]) await page.next("live");
  const elsewhere: string[] = [];
  for (const { socket } of others) socket.on("message", (data) => void elsewhere.push(String(data)));
  t.ok(wire.kiosks.read("kiosk-1", "110101199003074514"));
  t.same(await own.next("read"), { t: "read", text: "110101199003074514" });
  for (const page of others) await page.ask("nothing", {});
  t.equal(elsewhere.length, others.length, "they have their answers");
  t.notMatch(elsewhere.join(""), "110101199003074514");
  own.socket.terminate();
  await own.closed;
  await others[0]!.ask("nothing", {});
  t.notOk(wire.kiosks.read("kiosk-1", "110101199003074514"), "a page that has gone is shown nothing");
});

t.test("[WS-3.4] malformed frames are answered one by one, and the twentieth ends the connection", async (t) => {
  const wire = await open(t);
  const page = await wire.page({ auth: await wire.token("manager") });
  await page.next("live");
  const cases: [unknown, object][] = [
    ["{", { path: "", expected: "JSON" }],
    ["[1]", { path: "", value: "[1]", expected: "an object" }],
    [Buffer.from([1, 2]), { path: "", value: "2 bytes", expected: "a text message" }],
    [
      { t: "cnd", id: 3 },
      { path: "/t", value: '"cnd"', expected: "one of hello, cmd, seen, shows, press" },
    ],
    [
      { t: "seen", seq: -1 },
      { path: "/seq", value: "-1", expected: "to be >= 0" },
    ],
    [
      { t: "cmd", id: 3, op: "recall", args: {} },
      { path: "/key", value: "missing", expected: "a value" },
    ],
    [
      { t: "cmd", id: 3, op: "fly", args: {}, key: "abcdefgh" },
      { path: "/op", value: '"fly"', expected: /^one of take-/ },
    ],
    [
      { t: "cmd", id: 3, op: "recall", args: { window: 1 }, key: "abcdefgh" },
      { path: "/args/window", value: "1" },
    ],
    [
      { t: "hello", proto: 1, app: "again", sub: [] },
      { path: "/t", expected: "one hello a connection" },
    ],
  ];
  for (const [frame, problem] of cases) {
    page.send(frame);
    const result = await page.next("res");
    t.match(result, { ok: false, problem: { code: "malformed", status: 400, problems: [problem] } });
    const { id } = frame as { id?: number };
    t.equal(result.id, id ?? "", "answered under its id where it has one");
  }
  for (let frame = cases.length; frame < 20; frame++) page.send("?");
  t.equal(await inTime("the close", page.closed), closeCodes.badFrame);
  t.equal(wire.counts.of("websocket", "malformed"), 20);
});

t.test("[WS-1.6] a message beyond 64 KiB ends the connection", async (t) => {
  const wire = await open(t);
  const page = await wire.page();
  await page.next("live");
  page.send(`"${"x".repeat(65_536)}"`);
  t.equal(await inTime("the close", page.closed), 1009);
});

t.test("[WS-1.5] a page that is gone without a word is let go after two pings", async (t) => {
  const wire = await open(t);
  const [dead, alive] = [await wire.page({ sub: ["board"] }), await wire.page({ sub: ["board"] })];
  await Promise.all([dead.next("live"), alive.next("live")]);
  dead.socket.pause();
  for (let beat = 0; beat < 4; beat++) {
    await wire.clock.advance(15_000);
    // Once its own ping has been answered, its answers to ours have been heard.
    const heard = new Promise((resolve) => alive.socket.once("pong", resolve));
    alive.socket.ping();
    await inTime("a pong", heard);
  }
  await eventually(realClock, "it is let go", PATIENCE_MS, () => wire.door.clients.get("visitor") === 1 || undefined);
  t.equal(alive.socket.readyState, alive.socket.OPEN);
});

t.test("pages are told goodbye when the daemon stops", async (t) => {
  const wire = await open(t);
  const page = await wire.page();
  await page.next("live");
  await wire.door.close();
  t.equal(await inTime("the close", page.closed), closeCodes.goingAway);
  t.equal(await inTime("a refusal", wire.connect().refused), 503, "and nobody is let in any more");
});

/** Keeps a topic as a page does: snapshots replace, events set and remove. */
class Picture {
  readonly entries = new Map<string, unknown>();
  epoch = "";
  seq = 0;
  isLive = false;
  /** Cursor and topic of every event taken, in order. */
  readonly events: string[] = [];

  take(frame: ServerFrame): void {
    if (frame.t === "welcome") this.epoch = frame.epoch;
    if (frame.t === "reset") this.events.push(`reset ${frame.why}`);
    if (frame.t === "live") this.isLive = true;
    if (frame.t === "snap") this.#replace(frame);
    if (frame.t === "ev") this.#change(frame);
    if (frame.t === "live" || frame.t === "mark" || frame.t === "ev") this.seq = frame.seq;
  }

  #replace({ topic, data }: Snap): void {
    for (const key of this.entries.keys()) if (key.startsWith(`${topic} `)) this.entries.delete(key);
    for (const [key, value] of Object.entries(data)) this.entries.set(`${topic} ${key}`, value);
  }

  #change({ topic, seq, data: { set, gone } }: EventFrame): void {
    this.events.push(`${seq} ${topic}`);
    for (const [key, value] of Object.entries(set)) this.entries.set(`${topic} ${key}`, value);
    for (const key of gone) this.entries.delete(`${topic} ${key}`);
  }
}

const followed = ["board", "manage"] as const;

/** The hall's own entries, as a page that has missed nothing would hold them. */
const truth = ({ hall: { feed } }: Wire): Record<string, unknown> =>
  Object.fromEntries(
    followed.flatMap((topic) => Object.entries(feed.snapshot(topic)).map(([key, value]) => [`${topic} ${key}`, value])),
  );

/** A stream of changes that belongs to the test alone: `seq` is the head, and every step shows one topic anew. */
class Stream {
  readonly #wire: Wire;
  readonly #entries = { board: {} as Record<string, number>, manage: {} as Record<string, number> };
  readonly written: string[] = [];
  seq: number;
  epoch: string;

  constructor(wire: Wire) {
    this.#wire = wire;
    this.seq = wire.hall.head.seq;
    this.epoch = wire.hall.head.epoch;
    Object.defineProperty(wire.hall, "head", { configurable: true, get: () => ({ epoch: this.epoch, seq: this.seq }) });
    for (const topic of followed) wire.hall.feed.show(topic, {}, this.seq);
  }

  /** One event, and what it changes in one topic or in both. */
  step(changes: Step): void {
    this.seq += 1;
    for (const [topic, key, value] of changes) this.#change(topic, key, value);
  }

  #change(topic: Change[0], key: string, value: number | undefined): void {
    const entries = this.#entries[topic];
    if (value === undefined) delete entries[key];
    else entries[key] = value;
    const { feed } = this.#wire.hall;
    const before = feed.frames.get(topic)!.length;
    feed.show(topic, entries, this.seq);
    if (feed.frames.get(topic)!.length > before) this.written.push(`${this.seq} ${topic}`);
  }
}

type Change = [topic: (typeof followed)[number], key: string, value: number | undefined];
type Step = Change[];

const change = (topic: Change[0]) =>
  fc.tuple(fc.constant(topic), fc.constantFrom("a", "b", "c"), fc.option(fc.nat(9), { nil: undefined }));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(change("board")),
  fc.tuple(change("manage")),
  fc.tuple(change("board"), change("manage")),
);
const steps = fc.array(step, { maxLength: 40 });

/** Reads until the page has come to the seq at which it was told to stop. */
const readUntil = async (page: Page, picture: Picture, isEnough: () => boolean): Promise<void> => {
  while (!isEnough()) {
    const frame = page.heard.shift();
    if (frame) picture.take(frame);
    else
      await inTime(
        "a frame",
        new Promise<void>((resolve) => page.socket.once("message", () => realClock.soon(resolve))),
      );
  }
};

/** Leaves out what came a second time, which only the frames of the cursor's own seq may. */
const once = (events: readonly string[], first: readonly string[], cursor: number): string[] =>
  events.filter((event, at) => {
    const isAgain = events.indexOf(event) < at || first.includes(event);
    return !(isAgain && event.startsWith(`${cursor} `));
  });

t.test("[WS-2.2] a page that comes back gets exactly what it missed, wherever it was cut off", async (t) => {
  const wire = await open(t);
  const stream = new Stream(wire);
  const auth = await wire.token("manager");
  const read = async (page: Page, picture: Picture, frames: number) => {
    await readUntil(page, picture, () => picture.events.length >= frames);
    page.socket.terminate();
  };
  const run = async (before: Step[], during: Step[], away: Step[], cut: number) => {
    for (const step of before) stream.step(step);
    const picture = new Picture();
    const first = await wire.page({ auth, sub: followed });
    await readUntil(first, picture, () => picture.isLive);
    const from = stream.written.length;
    for (const step of during) stream.step(step);
    await read(first, picture, Math.min(cut, stream.written.length - from));
    const cursor = picture.seq;
    for (const step of away) stream.step(step);
    picture.isLive = false;
    const second = await wire.page({ auth, sub: followed, resume: { epoch: picture.epoch, seq: cursor } });
    await readUntil(second, picture, () => picture.isLive);
    second.socket.terminate();
    const shown = stream.written.slice(0, from);
    t.same(once(picture.events, shown, cursor), stream.written.slice(from), "nothing lost, nothing doubled, in order");
    t.same(Object.fromEntries([...picture.entries].sort()), Object.fromEntries(Object.entries(truth(wire)).sort()));
    t.equal(picture.seq, stream.seq);
  };
  await fc.assert(fc.asyncProperty(steps, steps, steps, fc.nat(60), run), { numRuns: 80, seed: 20261121 });
});

t.test("[WS-2.2] a cursor of another epoch, from the future or too old begins anew, and says why", async (t) => {
  const wire = await open(t);
  const stream = new Stream(wire);
  for (let value = 0; value < 20; value++) stream.step([["board", "a", value]]);
  const come = async (epoch: string, seq: number) => {
    const page = await wire.page({ sub: ["board"], resume: { epoch, seq } });
    const { mode } = await page.next("welcome");
    const reset = mode === "snapshot" ? (await page.next("reset")).why : "none";
    if (mode === "snapshot") t.same((await page.next("snap")).data, { a: 19 });
    t.equal((await page.next("live")).seq, stream.seq);
    return reset;
  };
  t.equal(await come("epoch-0", stream.seq), "epoch");
  t.equal(await come(stream.epoch, stream.seq + 1), "gone");
  t.equal(await come(stream.epoch, stream.seq - 5), "none");
  wire.hall.feed.forgottenSeq = stream.seq - 3;
  t.equal(await come(stream.epoch, stream.seq - 5), "gone", "one topic has lost a frame");
  t.equal(await come(stream.epoch, stream.seq - 3), "none");
  wire.hall.feed.forgottenSeq = 0;
  for (let value = 0; value < 501; value++) stream.step([["board", "b", value]]);
  stream.step([["board", "b", undefined]]);
  t.equal(await come(stream.epoch, stream.seq - 502), "gone", "a snapshot is shorter");
  t.match(Object.fromEntries(wire.door.resets), { epoch: 1, gone: 3 });
});

t.test("[WS-2.7] a page that cannot keep up begins anew once it reads again, and slows nobody", async (t) => {
  const wire = await open(t);
  const stream = new Stream(wire);
  const [slow, quick] = [await wire.page({ sub: ["board"] }), await wire.page({ sub: ["board"] })];
  await Promise.all([slow.next("live"), quick.next("live")]);
  slow.socket.pause();
  const big = "x".repeat(30_000);
  const picture = new Picture();
  for (let value = 0; value < 400; value++) {
    stream.seq += 1;
    wire.hall.feed.show("board", { big: `${value} ${big}` }, stream.seq);
    if (value % 20 === 0) await readUntil(quick, picture, () => picture.seq === stream.seq);
  }
  await readUntil(quick, picture, () => picture.seq === stream.seq);
  t.equal(picture.events.length, 400, "the quick page got every frame");
  slow.socket.resume();
  const late = new Picture();
  await readUntil(slow, late, () => late.seq === stream.seq);
  t.ok(late.events.includes("reset slow"));
  t.ok(late.events.length < 400, `it was spared ${400 - late.events.length} frames`);
  t.same(late.entries.get("board big"), `399 ${big}`);
  stream.step([["board", "a", 1]]);
  await readUntil(slow, late, () => late.seq === stream.seq);
  t.same(late.entries.get("board a"), 1, "and it is live again");
});

t.test("[WS-1.7] a page that asks and never reads is cut off", async (t) => {
  const wire = await open(t);
  const page = await wire.page({ auth: await wire.token("kiosk") });
  await page.next("live");
  page.socket.pause();
  const long = "号".repeat(20_000);
  wire.hall.submit = async () => ({ ok: true, seq: 1, data: { long } });
  for (let id = 0; id < 400 && wire.door.clients.size > 0; id++) {
    page.send({ t: "cmd", id, op: "take-ticket", args: { service: "general" }, key: `key-${id}-key` });
    if (id % 10 === 0) await pause(realClock, 2, "the network");
  }
  await eventually(realClock, "it is cut off", PATIENCE_MS, () => wire.door.clients.size === 0 || undefined);
});

t.test("every clause that the code cites stands in the description of the wire", async (t) => {
  const text = readFileSync(new URL("../docs/protocols/hall-v1.md", import.meta.url), "utf8");
  const files = ["src/protocols/api/frames.ts", "src/daemon/websocket/page.ts", "src/daemon/websocket/reader.ts"];
  const more = ["socket-door", "socket-options", "upgrade", "command", "hub"].map(
    (n) => `src/daemon/websocket/${n}.ts`,
  );
  for (const file of [...files, ...more]) {
    const code = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
    for (const [, clause] of code.matchAll(/\[(WS-[\d.]+)\]/g)) t.ok(text.includes(`[${clause}]`), `${file} ${clause}`);
  }
});
