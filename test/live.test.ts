// The live feed: whoever took a snapshot and applied what came since has what a newcomer gets, however the connection
// broke in between; and whoever cannot have it so is told.
import t, { type Test } from "tap";
import { checker } from "../src/base/check.ts";
import { type Random, seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { openCore } from "../src/daemon/core.ts";
import type { TopicFrame } from "../src/daemon/hall-port.ts";
import { Live } from "../src/daemon/live/live.ts";
import { silentLog } from "../src/daemon/log.ts";
import { EventFrame } from "../src/protocols/api/frames.ts";
import * as story from "./given-when-then.ts";
import { rulesWith, take } from "./given-when-then.ts";
import { anyAsk, configuredHall, folderFor, type LedgerHall } from "./ledger-hall.ts";
import { defaultConfig } from "./one-process-hall.ts";

const TOPICS = ["board", "manage", "devices", "desk/w1", "desk/w2", "desk/w3"];
const checkFrame = checker(EventFrame);

const liveOf = ({ runner, ledger, clock }: LedgerHall): Live =>
  new Live({ hall: () => runner.hall, seq: () => ledger.seq, clock });

interface LiveHall {
  readonly hall: LedgerHall;
  readonly live: Live;
}

const openLive = async (t: Test): Promise<LiveHall> => {
  const hall = await configuredHall({ folder: folderFor(t) });
  const live = liveOf(hall);
  hall.runner.onRecorded((recorded) => live.publish(recorded));
  t.teardown(() => hall.close());
  await hall.ask(...["w1", "w2", "w3"].map((window) => story.open(window, `c${window}`)));
  return { hall, live };
};

t.test("a hall that is switched on when it should be open long since gives numbers for everything", async (t) => {
  const clock = new VirtualClock(Date.parse("2026-11-23T10:00:00+08:00"));
  const random = seededRandom(1);
  const rules = defaultConfig().hall;
  const opening = openCore({ folder: folderFor(t), rules, clock, random, log: silentLog(), personalDays: 30 });
  await clock.settle();
  const core = await opening;
  await clock.advance(2000);
  const board = core.live.snapshot("board");
  core.close();
  for (const { id } of rules.services) t.match(board[`service/${id}`], { accepting: true }, id);
  t.match(board.hall, { accepting: true });
});

/** Applies a frame as a page does. */
const apply = (entries: Record<string, unknown>, { text }: TopicFrame): void => {
  const { data } = JSON.parse(text) as EventFrame;
  Object.assign(entries, data.set);
  for (const key of data.gone) delete entries[key];
};

/** A page that follows one topic over a connection that breaks. */
class Page {
  readonly #live: Live;
  readonly #seq: () => number;
  readonly #topic: string;
  #entries: Record<string, unknown> = {};
  #cursor = -1;
  #leave: (() => void) | undefined;
  readonly comings = { resumed: 0, anew: 0 };

  constructor({ hall, live }: LiveHall, topic: string) {
    this.#live = live;
    this.#seq = () => hall.ledger.seq;
    this.#topic = topic;
    this.connect();
  }

  get isConnected(): boolean {
    return this.#leave !== undefined;
  }

  get entries(): Record<string, unknown> {
    return this.#entries;
  }

  connect(): void {
    const missed = this.#live.since(this.#topic, this.#cursor);
    if (missed) for (const frame of missed) apply(this.#entries, frame);
    else this.#entries = this.#live.snapshot(this.#topic);
    this.comings[missed ? "resumed" : "anew"]++;
    this.#cursor = this.#seq();
    this.#leave = this.#live.subscribe(this.#topic, (frame) => {
      apply(this.#entries, frame);
      this.#cursor = frame.seq;
    });
  }

  /** A sign of life says that nothing was missed so far. */
  mark(): void {
    if (this.isConnected) this.#cursor = this.#seq();
  }

  breakOff(): void {
    this.#leave?.();
    this.#leave = undefined;
  }
}

const deviceName = (random: Random): string => `device/sign-${1 + Math.floor(random.next() * 4)}`;

/** Something that the hall's state does not know: a device, or an advice on the manager's board; sometimes its end. */
const setOutside = (live: Live, random: Random): void => {
  const value = random.next() < 0.2 ? undefined : { battery: Math.floor(random.next() * 3) };
  if (random.next() < 0.7) live.set("devices", new Map([[deviceName(random), value]]), "DeviceTouched");
  else live.set("manage", new Map([["advice", value]]), "AdviceGiven");
};

const changedRules = (random: Random) => {
  const windows = [
    { id: "w1", number: 1, name: "一号窗口", services: ["civil", "tax"] },
    { id: "w2", number: 2, name: random.next() < 0.5 ? "二号窗口" : "导办台", services: ["civil"] },
    { id: "w3", number: 3, name: "三号窗口", services: ["tax"] },
  ];
  return story.configure(rulesWith({ windows: random.next() < 0.5 ? windows : windows.slice(0, 2) }));
};

const step = async ({ hall, live }: LiveHall, random: Random): Promise<void> => {
  const draw = random.next();
  if (draw < 0.15) setOutside(live, random);
  else if (draw < 0.17) await hall.ask(changedRules(random));
  else if (draw < 0.19) await hall.ask(story.close("w3"));
  else
    await hall.ask(
      ...Array.from({ length: 1 + Math.floor(random.next() * 3) }, () => anyAsk(random, hall.runner.hall)),
    );
  await hall.clock.advance(Math.floor(random.next() * 20_000));
};

const stir = (page: Page, random: Random): void => {
  if (random.next() < 0.15) page.mark();
  if (random.next() < 0.2) page[page.isConnected ? "breakOff" : "connect"]();
};

t.test("a page that comes back has what a newcomer gets", async (t) => {
  const comings = { resumed: 0, anew: 0 };
  for (const seed of [1, 2, 3, 4, 5]) {
    const random = seededRandom(seed);
    const open = await openLive(t);
    const pages = TOPICS.map((topic) => [topic, new Page(open, topic)] as const);
    for (let turn = 0; turn < 150; turn++) {
      await step(open, random);
      for (const [topic, page] of pages) {
        stir(page, random);
        if (page.isConnected && !same(page.entries, open.live.snapshot(topic)))
          t.same(page.entries, open.live.snapshot(topic), `${topic}, seed ${seed}, turn ${turn}`);
      }
    }
    for (const [, page] of pages) {
      comings.resumed += page.comings.resumed;
      comings.anew += page.comings.anew;
    }
  }
  t.ok(comings.resumed > 300, `${comings.resumed} went on where they were`);
  t.ok(comings.anew >= 30, `${comings.anew} began anew`);
});

const byName = (entries: Record<string, unknown>): string =>
  JSON.stringify(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
const same = (one: Record<string, unknown>, other: Record<string, unknown>): boolean => byName(one) === byName(other);

t.test("every change of the hall reaches the entries that show it", async (t) => {
  for (const seed of [6, 7, 8, 9]) {
    const random = seededRandom(seed);
    const open = await openLive(t);
    for (let turn = 0; turn < 150; turn++) {
      await step(open, random);
      const fresh = liveOf(open.hall);
      for (const topic of ["board", ...TOPICS.filter((topic) => topic.startsWith("desk/"))]) {
        const [told, is] = [open.live.snapshot(topic), fresh.snapshot(topic)];
        if (!same(told, is))
          t.same(told, is, `${topic}, seed ${seed}, turn ${turn}, after ${open.hall.kinds.slice(-4)}`);
      }
      const { advice: _, ...manage } = open.live.snapshot("manage");
      if (!same(manage, fresh.snapshot("manage")))
        t.same(manage, fresh.snapshot("manage"), `manage, seed ${seed}, turn ${turn}`);
    }
  }
  t.pass("a feed that was there all the time says what one that begins now says");
});

t.test("every frame is one of hall.v1, and tells its seq twice the same", async (t) => {
  const random = seededRandom(10);
  const open = await openLive(t);
  let frames = 0;
  for (const topic of TOPICS) {
    open.live.subscribe(topic, ({ seq, text }) => {
      frames++;
      const checked = checkFrame(JSON.parse(text));
      if (!checked.ok || checked.value.seq !== seq || checked.value.topic !== topic) t.fail(text);
    });
  }
  for (let turn = 0; turn < 120; turn++) await step(open, random);
  open.live.set("devices", new Map([['a "quoted"\n名字', { text: "\u2028 \ud83d\ude00" }]]), "DeviceTouched");
  t.ok(frames > 150, `${frames} frames`);
});

t.test("one batch is one frame a topic, and a change of nothing is none", async (t) => {
  const { hall, live } = await openLive(t);
  const seen: number[] = [];
  live.subscribe("board", ({ seq }) => void seen.push(seq));
  await hall.ask(take("civil"), take("civil"), take("tax"));
  t.same(seen, [hall.ledger.seq]);
  await hall.ask(story.print("20261123-A999", "printed"));
  live.set("devices", new Map([["sign", { up: true }]]), "DeviceTouched");
  const before = live.since("devices", hall.ledger.seq)?.length;
  live.set("devices", new Map([["sign", { up: true }]]), "DeviceTouched");
  t.equal(live.since("devices", hall.ledger.seq)?.length, before);
  t.equal(seen.length, 1);
});

t.test("frames are kept for a while, and who was away longer begins anew", async (t) => {
  const { hall, live } = await openLive(t);
  const start = hall.ledger.seq;
  let [length, away] = [0, 0];
  live.subscribe("manage", ({ text }) => {
    length += text.length;
  });
  await hall.ask(...Array.from({ length: 40 }, () => take("civil")));
  for (; length < 900_000; away += 2) {
    await hall.ask(story.cancel([...hall.runner.hall.tickets.keys()].at(-1)!));
    await hall.ask(take("civil"));
  }
  t.equal(live.since("manage", start), undefined);
  t.equal(live.since("manage", hall.ledger.seq - 5)?.length, 5);
  t.same(live.since("manage", hall.ledger.seq), []);
  t.equal(live.since("manage", hall.ledger.seq + 1), undefined, "a cursor from the future is none");
  t.equal(live.since("nothing", hall.ledger.seq), undefined);
  const kept = Array.from({ length: away }, (_, back) => live.since("manage", hall.ledger.seq - back))
    .filter((frames) => frames !== undefined)
    .at(-1)!;
  const keptLength = kept.reduce((sum, { text }) => sum + text.length, 0);
  t.ok(keptLength > 50_000 && keptLength <= 250_000, `${keptLength} characters are kept`);
});

t.test("after a restart pages go on, but what devices said before it is not taken for true", async (t) => {
  const { hall, live } = await openLive(t);
  live.set("devices", new Map([["sign", { up: true }]]), "DeviceTouched");
  const cursor = hall.ledger.seq;
  const restarted = liveOf(hall);
  t.same(restarted.since("board", cursor), []);
  t.equal(restarted.since("board", cursor - 1), undefined, "what came before is not known any more");
  t.equal(restarted.since("devices", cursor), undefined);
  hall.runner.onRecorded((recorded) => restarted.publish(recorded));
  await hall.ask(take("civil"));
  t.equal(restarted.since("board", cursor)?.length, 1);
  t.equal(restarted.since("devices", cursor), undefined);
  t.same(restarted.since("devices", hall.ledger.seq), []);
});

t.test("a window or a service that is no more is gone from every page", async (t) => {
  const { hall, live } = await openLive(t);
  const pages = TOPICS.map((topic) => [topic, new Page({ hall, live }, topic)] as const);
  live.set("manage", new Map([["advice", { open: "w1" }]]), "AdviceGiven");
  await hall.ask(story.close("w3"));
  const services = [{ id: "civil", name: "民政", prefix: "A" }];
  const windows = ["w1", "w2"].map((id, place) => ({ id, number: place + 1, name: id, services: ["civil"] }));
  await hall.ask(story.configure(rulesWith({ services, windows })));
  for (const [topic, page] of pages) t.same(page.entries, live.snapshot(topic), topic);
  t.same(Object.keys(live.snapshot("board")).sort(), [
    "calls",
    "hall",
    "screen",
    "service/civil",
    "window/w1",
    "window/w2",
  ]);
  t.same(Object.keys(live.snapshot("manage")).sort(), [
    "advice",
    "calendar",
    "limits",
    "queue/civil",
    "tide",
    "window/w1",
    "window/w2",
  ]);
  t.same(live.snapshot("desk/w3"), {});

  const more = [
    ...windows,
    { id: "w3", number: 3, name: "w3", services: ["civil"] },
    { id: "w9", number: 9, name: "w9", services: ["civil"] },
  ];
  t.notOk(live.has("desk/w9"));
  const before = hall.ledger.seq;
  await hall.ask(story.configure(rulesWith({ services, windows: more })));
  t.ok(live.has("desk/w9"));
  t.equal(live.since("desk/w9", before), undefined, "nobody can have been there before");
  t.equal(live.since("desk/w9", hall.ledger.seq), undefined);
  t.match(live.snapshot("desk/w9"), { window: { id: "w9", state: "closed" }, ticket: null });
  for (const [topic, page] of pages) t.same(page.entries, live.snapshot(topic), topic);
  t.match(live.snapshot("desk/w3"), { window: { id: "w3" } });
});
