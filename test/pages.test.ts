// What people at a kiosk, before a screen and behind a counter would notice of the pages: first the connection on virtual
// time, then the pages themselves in a browser against a stub hall.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import t, { type Test } from "tap";
import { systemClock } from "../src/base/clock.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import type { CallView } from "../src/hall/views/views.ts";
import type { CommandFrame, Hello } from "../src/protocols/api/frames.ts";
import { firstLook, listened } from "../src/web/screen/announce.ts";
import { emptyStage, SHOWN_MS, type Stage, staged } from "../src/web/screen/call-stage.ts";
import { HallSocket, type WireEvents } from "../src/web/wire/hall-socket.ts";
import { emptyHallState } from "../src/web/wire/hall-state.ts";
import { retryDelayMs } from "../src/web/wire/retry-delay.ts";
import { createStore } from "../src/web/wire/store.ts";
import { becomes, browserFor, CHROMIUM, keepFaults, openContext } from "./browser.ts";
import { pagesFor } from "./built-pages.ts";
import { isPlain } from "./plain-page.ts";
import { boardAt, callAt, ticketAt } from "./stub-board.ts";
import { StubHall } from "./stub-hall.ts";

const clock = systemClock();

t.test("the connection", (t) => {
  /** A page's connection with every wire it opened, and what it said on each. */
  const openSocket = (topics: readonly string[] = ["board"]) => {
    const virtual = new VirtualClock(1_795_000_000_000);
    const store = createStore(emptyHallState);
    const wires: { events: WireEvents; sent: (Hello | CommandFrame)[]; isClosed: boolean }[] = [];
    let keys = 0;
    const socket = new HallSocket({
      app: "test",
      topics,
      store,
      clock: virtual,
      chance: () => 0.5,
      uuid: () => `key-${++keys}`,
      open(events) {
        const wire = { events, sent: [] as (Hello | CommandFrame)[], isClosed: false };
        wires.push(wire);
        const close = () => {
          wire.isClosed = true;
        };
        return { send: (text) => wire.sent.push(JSON.parse(text)), close };
      },
    });
    socket.start();
    const say = (...frames: object[]) => {
      for (const frame of frames) wires.at(-1)!.events.text(JSON.stringify(frame));
    };
    const welcome = (mode: "delta" | "snapshot", seq: number) => {
      wires.at(-1)!.events.opened();
      say({
        t: "welcome",
        hall: "h",
        ver: "0",
        role: "kiosk",
        id: "k",
        epoch: "e1",
        seq,
        now: virtual.now(),
        hb: 15_000,
        mode,
      });
    };
    const lose = () => wires.at(-1)!.events.closed(1006);
    return { virtual, store, socket, wires, say, welcome, lose };
  };
  const change = (seq: number, set: object, topic = "board") => ({
    t: "ev",
    seq,
    topic,
    kind: "x",
    data: { set, gone: [] },
    ts: 1,
  });

  t.test("a lost page comes back with its cursor, and its command stays one command", async (t) => {
    const { virtual, socket, wires, say, welcome, lose, store } = openSocket();
    welcome("snapshot", 5);
    say({ t: "snap", topic: "board", seq: 5, data: { hall: "h" } }, { t: "live", seq: 5 });
    const answer = socket.send({ op: "take-ticket", args: { service: "social" } });
    say(change(7, { calls: [1] }));
    lose();
    t.equal(store.get().link, "lost");
    t.same(store.get().topics.board, { hall: "h", calls: [1] }, "the last state stays in sight");
    await virtual.advance(1000);
    welcome("delta", 9);
    t.same(wires[1]!.sent[0], { t: "hello", proto: 1, app: "test", sub: ["board"], resume: { epoch: "e1", seq: 6 } });
    say(change(7, { calls: [1] }), change(9, { calls: [2, 1] }), { t: "live", seq: 9 });
    t.same(store.get().topics.board, { hall: "h", calls: [2, 1] });
    const [first, again] = [wires[0]!.sent[1] as CommandFrame, wires[1]!.sent[1] as CommandFrame];
    t.same(again, first, "the same id and the same key");
    say({ t: "res", id: again.id, ok: true, seq: 9, data: {} }, { t: "res", id: again.id, ok: true, seq: 9, data: {} });
    t.ok((await answer).ok);
    t.equal(wires.length, 2);
  });

  t.test("snapshots come to sight together, also after a reset", (t) => {
    const { say, welcome, store } = openSocket(["board", "devices"]);
    welcome("snapshot", 5);
    say({ t: "snap", topic: "board", seq: 5, data: { hall: "old" } });
    t.same(store.get().topics, {});
    say({ t: "snap", topic: "devices", seq: 5, data: {} }, { t: "live", seq: 5 });
    say({ t: "reset", why: "slow" }, { t: "snap", topic: "board", seq: 8, data: { hall: "new" } });
    t.same(store.get().topics.board, { hall: "old" });
    say({ t: "snap", topic: "devices", seq: 8, data: { paper: [] } }, { t: "live", seq: 8 });
    t.same(store.get().topics, { board: { hall: "new" }, devices: { paper: [] } });
    t.end();
  });

  t.test("two heartbeats of silence are a lost connection", async (t) => {
    const { virtual, wires, say, welcome, store } = openSocket();
    welcome("snapshot", 5);
    say({ t: "live", seq: 5 });
    await virtual.advance(29_000);
    say({ t: "mark", seq: 6, now: virtual.now() });
    t.equal(store.get().cursor, 6);
    await virtual.advance(29_000);
    t.equal(store.get().link, "live");
    await virtual.advance(1500);
    t.ok(wires[0]!.isClosed);
    t.equal(store.get().link, "lost");
    await virtual.advance(500);
    t.equal(wires.length, 2, "and it tries again");
  });

  t.test("a command without an answer ends at its deadline, and its key can be used again", async (t) => {
    const { virtual, socket, wires, say, welcome } = openSocket();
    welcome("snapshot", 5);
    say({ t: "live", seq: 5 });
    const answer = socket.send({ op: "call-next", args: { window: "1" } }, { key: "mine-mine" });
    await virtual.advance(10_000);
    t.match(await answer, { ok: false, problem: { code: "no-answer" } });
    socket.send({ op: "call-next", args: { window: "1" } }, { key: "mine-mine" });
    t.same(
      wires[0]!.sent.slice(1).map((frame) => "key" in frame && frame.key),
      ["mine-mine", "mine-mine"],
    );
    const crowd = Array.from({ length: 30 }, () => socket.send({ op: "recall", args: { window: "1" } }));
    t.match(await crowd.at(-1), { ok: false, problem: { code: "overloaded" } }, "bounded");
  });

  t.test("a pass that is no longer good is not tried for ever", async (t) => {
    const { virtual, wires, store } = openSocket();
    wires[0]!.events.closed(4401);
    await virtual.advance(60_000);
    t.equal(store.get().link, "refused");
    t.equal(wires.length, 1);
  });

  t.test("retries wait 0.5 s at first, 10 s at most, and not in step", (t) => {
    t.same(
      [0, 1, 2, 5, 50].map((attempt) => retryDelayMs(attempt, 1)),
      [500, 1000, 2000, 10_000, 10_000],
    );
    t.equal(retryDelayMs(50, 0), 5000);
    t.equal(retryDelayMs(0, 0), 500);
    t.end();
  });
  t.end();
});

t.test("calls on the hall screen", (t) => {
  const at = 1_000_000;
  const [a, b, c] = [callAt(at, "A001", 1), callAt(at + 1000, "A002", 2), callAt(at + 2000, "A003", 3)] as const;

  const numbers = ({ shown }: Stage) => shown.map(({ call }) => call.number);

  t.test("calls of one moment share the stage, each at least 8 s, and a fourth waits for its place", (t) => {
    const d = callAt(at + 3000, "A004", 1);
    const all = [d, c, b, a];
    let stage = staged(staged(emptyStage, [a], at), all, at + 3000);
    t.same(numbers(stage), ["A001", "A002", "A003"]);
    stage = staged(stage, all, at + SHOWN_MS - 1);
    t.same(numbers(stage), ["A001", "A002", "A003"]);
    stage = staged(stage, all, at + SHOWN_MS);
    t.same(numbers(stage), ["A002", "A003", "A004"]);
    stage = staged(stage, all, at + SHOWN_MS + 19_999);
    t.same(numbers(stage), ["A004"], "who has had time to come makes the last one large");
    stage = staged(stage, all, at + 600_000);
    t.same(numbers(stage), ["A004"], "which stays until the next");
    const flood = Array.from({ length: 40 }, (_, n) => callAt(at + 601_000, `B${n}`, 1)).reverse();
    t.equal(staged(stage, flood, at + 601_000).waiting.length, 3, "what waits is bounded");
    t.end();
  });

  t.test("a recall is shown again, a call taken back is not, and an old one is not new", (t) => {
    const first = staged(emptyStage, [a], at);
    const recall = { ...a, call: 2, at: at + 10_000 };
    t.same(staged(first, [recall], at + 10_000).shown, [{ call: recall, since: at + 10_000 }], "once, and anew");
    t.same(staged(first, [recall], at + 2000).shown, [{ call: recall, since: at + 2000 }]);
    t.same(staged(first, [{ ...a, status: "waiting" }], at + 9000).shown, []);
    const late = staged(emptyStage, [{ ...a, status: "serving" }], at + 60_000);
    t.match(late.shown, [{ call: { number: "A001" }, since: 0 }], "a screen that comes up shows the last call, steady");
    t.end();
  });

  t.test("a call is said once, never late, never again after a reload, and only in the speaker's place", (t) => {
    const say = (calls: readonly CallView[], now: number, mode: "always" | "fallback" | "never") =>
      listened(firstLook([a]), calls, now, mode);
    t.same(say([b, a], at + 1000, "always").say, [b]);
    t.same(listened(say([b, a], at + 1000, "always"), [b, a], at + 2000, "always").say, []);
    t.same(say([b, a], at + 60_000, "always").say, []);
    t.same(say([b, a], at + 1000, "fallback").say, [], "the speaker may still say it");
    const missed = { ...b, missed: ["voice"] };
    const helped = listened(say([b, a], at + 1000, "fallback"), [missed, a], at + 4000, "fallback");
    t.same(helped.say, [missed]);
    t.same(listened(helped, [missed, a], at + 5000, "fallback").say, []);
    t.same(say([missed, a], at + 1000, "never").say, []);
    t.end();
  });
  t.end();
});

/** Members that browsers before Chromium 70 do not have and that no translation of syntax brings. */
const TOO_NEW =
  /\.(at|flat|flatMap|replaceAll|fromEntries|allSettled|hasOwn|randomUUID)\(|\bstructuredClone\b|AbortSignal\.timeout|\bglobalThis\b/;

const inBrowser = async (t: Test, browser: Browser, folder: string): Promise<void> => {
  const context = await openContext(browser, { viewport: { width: 1280, height: 1024 } });
  /** A hall, and a page of it that may not break the content policy nor throw. */
  const visit = async (t: Test, path: string, prepare: (hall: StubHall) => void = () => {}) => {
    const hall = new StubHall(folder, boardAt(clock.now()), clock.now);
    prepare(hall);
    await hall.start();
    const page = await context.newPage();
    const faults: string[] = [];
    keepFaults(page, faults);
    await page.goto(hall.address + path);
    t.teardown(async () => {
      await page.close();
      await hall.stop();
    });
    return { hall, page, faults };
  };
  const text = (page: Page, selector: string) => page.locator(selector).textContent();

  t.test("a page whose server does not answer says that the system is coming back", async (t) => {
    const { page } = await visit(t, "/icon.svg");
    await page.route("**/api/**", (route) => route.abort());
    await page.goto(new URL("/kiosk", page.url()).href);
    await page.waitForSelector("text=系统正在恢复，请稍候");
    await page.unroute("**/api/**");
    await page.waitForSelector(".service");
  });

  t.test("a kiosk without a pass shows six digits", async (t) => {
    const { page } = await visit(t, "/kiosk", (hall) => {
      hall.isDemo = false;
    });
    await page.waitForSelector("text=402 913");
    t.match(await text(page, "h1"), "批准");
  });

  t.test("the screen keeps its last state through a loss, says since when, and resumes without a double", async (t) => {
    const { hall, page, faults } = await visit(t, "/screen");
    const rows = () => page.locator(".last li b").allInnerTexts();
    const call = (number: string, window: number) =>
      hall.set("board", { calls: [callAt(clock.now(), number, window), ...hall.entry<CallView[]>("board", "calls")] });
    await page.waitForSelector(".last li");
    call("A012", 1);
    await page.waitForSelector(".called.new");
    t.equal(await text(page, ".now-number"), "A012");
    t.match(await text(page, ".caption"), "请A012号到1号窗口办理");
    await becomes(t, () => hall.seen.includes(101), true);
    t.ok(
      hall.seen.every((seq) => seq <= 101),
      "the hall hears what people have seen",
    );
    await hall.stop();
    t.match(await text(page, ".link-badge"), /^离线：以下是 \d\d:\d\d 的情况$/);
    await isPlain(t, page, { contrast: 7, buttonPx: 0 });
    t.same(await rows(), ["A012", "B007", "A011", "C003"]);
    call("A013", 3);
    await hall.start();
    await page.waitForSelector(".last >> text=A013");
    t.same(await rows(), ["A013", "A012", "B007", "A011", "C003"]);
    await page.locator(".link-badge").waitFor({ state: "detached" });
    t.match(hall.hellos.at(-1), { resume: { epoch: "epoch-1" } });
    await page.locator(".now-number", { hasText: "A013" }).waitFor();
    t.same(faults, []);
  });

  t.test("the window sign has its number over at least 40 % of its height", async (t) => {
    const { hall, page } = await visit(t, "/window?id=1");
    await page.setViewportSize({ width: 1280, height: 720 });
    const isLarge = async () => {
      const box = await page.locator(".number").boundingBox();
      return box !== null && box.height >= 0.4 * 720 && box.width <= 1280;
    };
    await becomes(t, isLarge, true);
    hall.set("board", {
      "window/1": { ...hall.entry<object>("board", "window/1"), state: "paused", ticket: undefined },
    });
    await page.waitForSelector("text=暂停服务");
    await isPlain(t, page, { contrast: 7, buttonPx: 0 });
  });

  t.test("each key of the clerk sends its command once, also when pressed twice", async (t) => {
    const { hall, page } = await visit(t, "/clerk?window=1");
    const window = hall.entry<object>("desk/1", "window");
    const undo = { step: "call", until: clock.now() + 60_000 };
    const steps = [
      ["F1", "call-next", "open"],
      ["F2", "recall", "calling"],
      ["F3", "start", "calling"],
      ["F4", "finish", "serving"],
      ["F5", "miss", "calling"],
      ["F7", "resume-window", "paused"],
      ["F8", "hold", "serving"],
      ["F9", "undo", "open"],
    ] as const;
    hall.answer = () => undefined;
    for (const [key, op, state] of steps) {
      hall.set("desk/1", {
        window: { ...window, state, since: hall.commands.length },
        undo,
        ticket: ticketAt(clock.now()),
      });
      await page.locator(`.state.${state}`).waitFor();
      await page.locator(".key:not([disabled])").first().waitFor();
      const before = hall.commands.length;
      await page.keyboard.press(key);
      await page.keyboard.press(key);
      await page.locator(".outcome", { hasText: "…" }).waitFor();
      // On its way: the page shows it as pending before the hall has it.
      const given = () => hall.commands.slice(before).map((frame) => frame.op);
      await becomes(t, given, [op], `${key} is ${op}`);
      t.equal(await page.locator(".key:not([disabled])").count(), 0, "nothing else can be pressed meanwhile");
      hall.answerNow(hall.commands.at(-1)!);
      await page.locator(".outcome.ok").waitFor();
    }
    t.equal(new Set(hall.commands.map((frame) => frame.key)).size, steps.length, "each with a key of its own");
  });

  t.test("the clerk sees what has not been said, and passes a visitor on with a note", async (t) => {
    const { hall, page, faults } = await visit(t, "/clerk?window=1");
    t.match(await text(page, ".ticket"), /绿色通道，优先呼叫.*语音没有播出，请口头叫号.*小票不确定是否打出/s);
    await isPlain(t, page, { contrast: 4.5, buttonPx: 44 });
    await page.click(".ticket >> button:has-text('打出来了')");
    await page.locator(".outcome.ok", { hasText: "打出来了" }).waitFor();
    await page.click(".ticket >> text=补打");
    await page.locator(".outcome.ok", { hasText: "补打" }).waitFor();
    await page.keyboard.press("F6");
    await page.click(".transfer >> text=3 号窗口");
    await page.fill("[name=note]", "差一张复印件");
    await page.click(".transfer >> text=转移");
    await page.locator(".outcome.ok", { hasText: "转移" }).waitFor();
    t.match(hall.commands, [
      { op: "confirm-paper", args: { ticket: "20261121-A012" } },
      { op: "reprint-ticket", args: { ticket: "20261121-A012" } },
      { op: "transfer", args: { window: "1", toWindow: "3", note: "差一张复印件" } },
    ]);
    await page.keyboard.press("F4");
    t.match(await text(page, ".outcome.no"), "当前状态不能这样操作");
    t.equal(hall.commands.length, 3);
    t.same(faults, []);
  });

  t.test("the manager stops numbers with a reason, changes a window, and sees the sick device first", async (t) => {
    const { hall, page, faults } = await visit(t, "/manager");
    await page.waitForSelector("tbody tr");
    await isPlain(t, page, { contrast: 4.5, buttonPx: 32 });
    await page.click("summary:has-text('停止取号')");
    await page.click("tr:has-text('社会保险') >> text=停止取号");
    await page.fill("[name=reason]", "系统维护");
    await page.keyboard.press("Enter");
    await page.locator(".outcome.ok").waitFor();
    await page.getByRole("button", { name: "5 号窗口 调整" }).click();
    await page.uncheck("dialog label:has-text('医疗保障') input");
    t.match(await text(page, "dialog .consequences"), "5 号窗口没有开放，开窗后按这个办");
    await page.click("button:text-is('确定')");
    await page.locator(".outcome.ok", { hasText: "调整" }).waitFor();
    t.match(hall.commands, [
      { op: "stop-issuing", args: { service: "social", reason: "系统维护" } },
      { op: "retask-window", args: { window: "5", services: ["social"] } },
    ]);
    t.match(
      await text(page, ".trouble"),
      "printer-1: 纸快用完，请备好纸卷",
      "and what to do about the printer, on top",
    );
    await page.click(".papers li:has-text('A014') >> button:has-text('打出来了')");
    await page.locator(".outcome.ok", { hasText: "A014" }).waitFor();
    t.match(hall.commands.at(-1), { op: "confirm-paper", args: { ticket: "20261121-A014" } });
    await page.click(".flags a:has-text('设备有故障')");
    t.match(await text(page, "tr:has-text('window-5-sign')"), /失联.*no-answer/s);
    t.match(await page.locator("section:has(h2:text-is('设备')) tbody tr").first().textContent(), "window-5-sign");
    t.same(faults, []);
  });

  t.test("the overview shows the paper, the signs and the spoken words, and takes a number", async (t) => {
    const { hall, page, faults } = await visit(t, "/");
    await page.waitForSelector(".slip");
    await isPlain(t, page, { contrast: 4.5, buttonPx: 44 });
    t.match(await text(page, ".slip"), /A016.*前方等待 4 人/s);
    t.equal(await page.locator(".slip svg.qr").count(), 1);
    t.match(await text(page, ".windows"), /请A012号.*暂停服务.*未开放/s);
    t.match(await text(page, ".said"), /请 A012 号到 1 号窗口.*正在说/s);
    t.match(await text(page, "footer"), "window-5-sign");
    await page.click(".buttons >> text=医疗保障");
    await page.locator(".outcome.ok").waitFor();
    t.match(hall.commands, [{ op: "take-ticket", args: { service: "medical", paper: true } }]);
    t.same(faults, []);
  });
};

t.test("the pages", async (t) => {
  const folder = await pagesFor(t);

  t.test("bundles are small, and no html has a script or style within", (t) => {
    for (const name of readdirSync(folder).filter((name) => /\.(js|html)$/.test(name))) {
      const text = readFileSync(join(folder, name), "utf8");
      // A manager's board and a ticket machine stay open for days; the others come to phones and signage boxes.
      const max = name === "manager.js" || name === "kiosk.js" ? 60_000 : 40_000;
      if (name.endsWith(".js")) t.ok(gzipSync(text).length < max, `${name} is below ${max / 1000} kB`);
      if (name.endsWith(".html")) t.notMatch(text, /<style|<script>|style=|https?:\/\//, `${name} keeps to the policy`);
    }
    t.end();
  });

  t.test("screens run on the web views of old signage boxes", (t) => {
    for (const name of ["screen", "window"]) {
      const script = readFileSync(join(folder, `${name}.js`), "utf8");
      t.notMatch(script, TOO_NEW, `${name} uses nothing too new`);
      t.notMatch(script, /\?\?|\?\.[a-z]/i, `${name} is ES2017`);
    }
    t.end();
  });

  if (!existsSync(CHROMIUM)) {
    t.test("in a browser", { skip: "install the package chromium to see the pages in a browser" }, () => {});
    return;
  }
  const browser = await browserFor(t);
  await t.test("in a browser", (t) => inBrowser(t, browser, folder));
});
