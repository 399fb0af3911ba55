// What people far away, in front of an old set, or before one that has slept would notice of the hall screen and the window
// screens: first what can be said without a browser, then in one, against a stub hall.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import t, { type Test } from "tap";
import { systemClock } from "../src/base/clock.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import type { ScreenView } from "../src/hall/rules/screen-rules.ts";
import type { CallView, ServiceView, WindowView } from "../src/hall/views/views.ts";
import { shiftAt } from "../src/web/screen/burn-in.ts";
import { emptyStage, staged } from "../src/web/screen/call-stage.ts";
import { mediumAt } from "../src/web/screen/medium-turn.ts";
import { passages } from "../src/web/screen/passages.ts";
import { SpeechLine } from "../src/web/screen/speech-line.ts";
import { paged, turnAt } from "../src/web/screen/turning.ts";
import { HallSocket, type WireEvents } from "../src/web/wire/hall-socket.ts";
import { emptyHallState } from "../src/web/wire/hall-state.ts";
import { keepState, keptState } from "../src/web/wire/kept-state.ts";
import { createStore } from "../src/web/wire/store.ts";
import { becomes, browserFor, CHROMIUM, keepFaults, openContext } from "./browser.ts";
import { pagesFor } from "./built-pages.ts";
import { boardAt, callAt } from "./stub-board.ts";
import { StubHall } from "./stub-hall.ts";

const clock = systemClock();
const HOUR_MS = 3_600_000;

t.test("what does not fit turns in even pages and in passages no wider than the screen", (t) => {
  const windows = Array.from({ length: 23 }, (_, at) => at);
  const pages = paged(windows, 10);
  t.same(
    pages.map(({ length }) => length),
    [8, 8, 7],
  );
  t.same(pages.flat(), windows, "and nothing is left out");
  t.same(
    [0, 9_000, 18_000, 27_000].map((now) => turnAt(now, 3)),
    [0, 1, 2, 0],
  );
  const text = "因系统升级，本厅周五下午两点起暂停办理社保业务。请提前安排时间，给您带来不便敬请谅解！";
  const cut = passages(text, 24);
  t.equal(cut.join(""), text);
  t.same(cut[0], "因系统升级，本厅周五下午两点起暂停办理社保业务。", "it breaks behind a stop");
  t.ok(
    passages("无".repeat(200), 20).every((one) => one.length <= 20),
    "also where there is none",
  );
  t.end();
});

t.test("nothing burns in: the picture moves by whole pixels and comes back", (t) => {
  const rules = { shiftPx: 6, shiftMinutes: 3 };
  const places = Array.from({ length: 20 }, (_, at) => shiftAt(at * 180_000, rules));
  t.equal(new Set(places).size, 9);
  t.equal(places[9], places[0]);
  t.equal(shiftAt(179_999, rules), places[0], "it stays in between");
  t.equal(shiftAt(400_000, { ...rules, shiftPx: 0 }), "translate(0px, 0px)");
  t.end();
});

t.test("pictures take turns by their seconds, the same on every screen", (t) => {
  const media = [
    { file: "a.png", seconds: 10 },
    { file: "b.mp4", seconds: 5 },
  ];
  t.same(
    [0, 9_999, 10_000, 14_999, 15_000].map((now) => mediumAt(media, now)?.file),
    ["a.png", "a.png", "b.mp4", "b.mp4", "a.png"],
  );
  t.equal(mediumAt([], 5), undefined);
  t.end();
});

t.test("a screen that was away shows the last call, steady, and none of those in between as new", (t) => {
  const at = 1_000_000;
  const before = staged(emptyStage, [callAt(at, "A001", 1)], at);
  const [old, last] = [callAt(at + HOUR_MS / 2, "A050", 2), callAt(at + HOUR_MS - 60_000, "A090", 3)];
  const after = staged(before, [last, old], at + HOUR_MS);
  t.same(after.shown, [{ call: last, since: 0 }]);
  t.same(after.waiting, []);
  t.end();
});

t.test(
  "the voice says one call after the other, none late, and is not stuck behind an end that never comes",
  async (t) => {
    const virtual = new VirtualClock(1_795_000_000_000);
    const said: string[] = [];
    const ends: (() => void)[] = [];
    const speak = (text: string, ended: () => void) => void [said.push(text), ends.push(ended)];
    const line = new SpeechLine({ clock: virtual, now: () => virtual.now(), speak });
    const at = virtual.now();
    line.say(["A1", "A2", "A3"].map((text) => ({ text, at })));
    t.same(said, ["A1"]);
    ends[0]!();
    ends[0]!();
    t.same(said, ["A1", "A2"], "an end that is told twice is one");
    await virtual.advance(12_000);
    t.same(said, ["A1", "A2", "A3"]);
    line.say([{ text: "A4", at }]);
    await virtual.advance(12_000);
    t.same(said, ["A1", "A2", "A3"], "A4 was called 24 s ago");
    line.say(Array.from({ length: 30 }, (_, n) => ({ text: `B${n}`, at: virtual.now() })));
    ends.at(-1)!();
    ends.at(-1)!();
    t.same(said.slice(3), ["B26", "B27", "B28"], "what waits is bounded");
  },
);

t.test("a set that wakes up asks at once, and says how old its picture is meanwhile", async (t) => {
  const virtual = new VirtualClock(1_795_000_000_000);
  const store = createStore(emptyHallState);
  const wires: WireEvents[] = [];
  const open = (events: WireEvents) => {
    wires.push(events);
    return { send: () => {}, close: () => {} };
  };
  const socket = new HallSocket({
    ...{ app: "test", topics: ["board"], store, clock: virtual, chance: () => 0.5, uuid: () => "key", open },
  });
  socket.start();
  const say = (frame: object) => wires.at(-1)!.text(JSON.stringify(frame));
  say({
    t: "welcome",
    hall: "h",
    ver: "0",
    role: "screen",
    id: "s",
    epoch: "e",
    seq: 5,
    now: virtual.now(),
    hb: 15_000,
  });
  say({ t: "live", seq: 5 });
  const heardAt = virtual.now();
  await virtual.advance(10_000);
  socket.woken();
  t.equal(wires.length, 1, "a connection that is alive is left alone");
  await virtual.advance(15_000);
  socket.woken();
  t.equal(wires.length, 2, "no waiting for the end of a timer that has slept too");
  t.match(store.get(), { link: "lost", lostAt: heardAt });
  socket.stop();
});

t.test("what a screen keeps for its next start is bounded, has an age, and is never live", (t) => {
  const box = new Map<string, string>();
  const shelf = () => ({
    getItem: (key: string) => box.get(key) ?? null,
    setItem: (key: string, text: string) => void box.set(key, text),
  });
  const live = { ...emptyHallState, link: "live" as const, cursor: 9, skewMs: 500, topics: { board: { calls: [1] } } };
  keepState(shelf, live, 1_000_000);
  t.match(keptState(shelf, 1_060_000), {
    link: "lost",
    lostAt: 1_000_500,
    cursor: 0,
    topics: { board: { calls: [1] } },
  });
  t.equal(keptState(shelf, 1_000_000 + 13 * HOUR_MS), emptyHallState, "yesterday's calls are nobody's");
  keepState(shelf, { ...live, topics: { board: { text: "x".repeat(500_000) } } }, 2_000_000);
  t.match(keptState(shelf, 2_000_000), { lostAt: 1_000_500 }, "too much is not kept");
  for (const damaged of ["{", "null", '{"at":"now"}', "[]"]) {
    box.set([...box.keys()][0]!, damaged);
    t.equal(keptState(shelf, 2_000_000), emptyHallState);
  }
  const forbidden = () => {
    throw new Error("forbidden");
  };
  t.equal(keptState(forbidden, 0), emptyHallState);
  keepState(forbidden, live, 0);
  t.end();
});

/** Run in a page: takes away what web views as old as Chromium 61 do not have. */
const GROW_OLD = `for (const [of, names] of [
  [Array.prototype, ["flat", "flatMap", "at", "findLast", "toSorted"]], [Object, ["fromEntries", "hasOwn"]],
  [String.prototype, ["replaceAll", "matchAll", "trimStart", "at"]], [Promise, ["allSettled", "any"]],
  [Promise.prototype, ["finally"]], [AbortSignal, ["timeout", "any"]], [Element.prototype, ["replaceChildren", "toggleAttribute"]],
  [MediaQueryList.prototype, ["addEventListener"]], [Crypto.prototype, ["randomUUID"]],
  [window, ["queueMicrotask", "structuredClone", "ResizeObserver", "IntersectionObserver", "globalThis"]],
]) for (const name of names) delete of[name];`;

/** Properties and functions of style sheets that Chromium 61 does not know, and that nothing stands in for. */
const TOO_NEW_STYLE =
  /[{;](gap|inset|aspect-ratio|(margin|padding)-(inline|block)[a-z-]*|inset-[a-z-]+):|\b(min|max|clamp|color-mix)\(|:(where|is|has)\(|@(layer|container|property)/;

/** Run in a page: how high the ink of the first text is that a selector finds, px. */
const INK = `(selector) => {
  const element = document.querySelector(selector);
  const { fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  const context = document.createElement("canvas").getContext("2d");
  context.font = [fontWeight, fontSize, fontFamily].join(" ");
  const { actualBoundingBoxAscent, actualBoundingBoxDescent } = context.measureText(element.textContent.trim());
  return actualBoundingBoxAscent + actualBoundingBoxDescent;
}`;

/** Once there is such a text. */
const inkPx = async (page: Page, selector: string): Promise<number> => {
  await page.locator(selector).first().waitFor();
  return page.evaluate<number>(`(${INK})("${selector}")`);
};

/** Run in a page: what reaches out of the part that holds it. */
const OUT_OF_PLACE = `[[".called, .caption", ".now"], [".now, .last, .services", ".screen main"], [".where", ".called"]].flatMap(
  ([parts, whole]) => [...document.querySelectorAll(parts)].filter((part) => {
    const [inner, outer] = [part.getBoundingClientRect(), part.parentElement.closest(whole).getBoundingClientRect()];
    return inner.top < outer.top - 2 || inner.left < outer.left - 2 || inner.right > outer.right + 2 || inner.bottom > outer.bottom + 2;
  }).map((part) => part.className + " " + part.textContent))`;

/** Millimetres on a set of 42 inches whose shorter side has 720 px. */
const MM_PER_PX = 523 / 720;
const hd = { width: 1280, height: 720 };

const manyWindows = (count: number): Record<string, WindowView> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `window/${at + 1}`,
      {
        ...{ id: `${at + 1}`, number: at + 1, name: `${at + 1} 号`, since: 0, services: [] },
        ...(at % 3 === 0 ? { state: "serving" as const, ticket: `A${100 + at}` } : { state: "open" as const }),
      },
    ]),
  );

const manyServices = (count: number): Record<string, ServiceView> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `service/s${at}`,
      { id: `s${at}`, name: `业务${at}`, detail: "", bring: "", waiting: at, next: [`B${at}`], accepting: true },
    ]),
  );

interface Visit {
  readonly in?: BrowserContext;
  /** Before the page is loaded. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const inBrowser = async (t: Test, browser: Browser, folder: string): Promise<void> => {
  const context = await openContext(browser, { viewport: hd });
  /** Time passes there as it is told to. */
  const timed = await openContext(browser, { viewport: hd });
  await timed.clock.install();
  const visit = async (t: Test, path: string, { in: place = context, prepare }: Visit = {}) => {
    const hall = new StubHall(folder, boardAt(clock.now()), clock.now);
    await hall.start();
    const page = await place.newPage();
    const faults: string[] = [];
    keepFaults(page, faults);
    await prepare?.(page);
    await page.goto(hall.address + path);
    t.teardown(async () => {
      await page.close();
      await hall.stop();
    });
    const call = (number: string, window: number) =>
      hall.set("board", { calls: [callAt(clock.now(), number, window), ...hall.entry<CallView[]>("board", "calls")] });
    return { hall, page, faults, call };
  };

  t.test("a web view that lacks what came after Chromium 61 shows calls all the same", async (t) => {
    for (const path of ["/screen", "/window?id=1"]) {
      const { page, faults } = await visit(t, path, { prepare: (page) => page.addInitScript(GROW_OLD).then(() => {}) });
      await page.locator(path === "/screen" ? ".now-number" : ".number").waitFor();
      t.same(faults, [], path);
    }
  });

  t.test("number, window and caption can be read at 15 m on a set of 42 inches, alone and three at once", async (t) => {
    const { page, call } = await visit(t, "/screen", {
      prepare: (page) => page.emulateMedia({ reducedMotion: "reduce" }),
    });
    const mm = async (selector: string) => (await inkPx(page, selector)) * MM_PER_PX;
    await page.locator(".last li").first().waitFor();
    t.ok((await mm(".share-1 .now-number")) >= 70, "16 minutes of arc");
    t.ok((await mm(".where b")) >= 70);
    t.ok((await mm(".caption span")) >= 40);
    // In one moment: who was called before has left the stage by then.
    call("A012", 1);
    call("A013", 3);
    call("B007", 12);
    await page.locator(".share-3 .new").first().waitFor();
    t.ok((await mm(".now-number")) >= 70);
    t.ok((await mm(".where b")) >= 70);
    for (const { width, height } of [hd, { width: 1080, height: 1920 }, { width: 1024, height: 768 }]) {
      await page.setViewportSize({ width, height });
      await becomes(t, () => page.evaluate(OUT_OF_PLACE), [], `nothing is cut off at ${width} × ${height}`);
    }
  });

  t.test("the figures over a window are 40 % of its height, beside the card of whoever sits there", async (t) => {
    const { hall, page } = await visit(t, "/window?id=1");
    await page.locator(".number").waitFor();
    t.ok((await inkPx(page, ".number")) >= 0.4 * hd.height);
    const window = hall.entry<WindowView>("board", "window/1");
    const clerk = {
      id: "101",
      name: "李敏",
      unit: "人社所",
      title: "科员",
      number: "RS-07",
      telephone: "0797-2345678",
    };
    hall.set("board", { "window/1": { ...window, clerk, state: "paused", ticket: undefined, pauseReason: "取材料" } });
    await page.locator(".paused").waitFor();
    t.match(await page.locator(".clerk-card").textContent(), /李敏.*人社所 · 科员.*RS-07.*0797-2345678/);
    t.match(await page.locator(".reason").textContent(), /^取材料 · \d\d:\d\d 起$/);
    const paused = hall.entry<WindowView>("board", "window/1");
    hall.set("board", { "window/1": { ...paused, pausedUntil: clock.now() + 20 * 60_000 } });
    await page.locator(".reason", { hasText: /^取材料 · \d\d:\d\d 回来$/ }).waitFor();
    hall.set("board", { "window/1": { ...paused, pausedUntil: clock.now() - 1 } });
    await page.locator(".reason", { hasText: /^取材料 · \d\d:\d\d 起$/ }).waitFor();
    t.equal(await page.locator(".word .state-mark").count(), 1);
  });

  t.test("forty windows and twenty-four services all have their turn", async (t) => {
    const { hall, page } = await visit(t, "/screen", { in: timed });
    hall.set("board", { ...manyWindows(40), ...manyServices(24) });
    await page.locator(".windows.is-many .chip").first().waitFor();
    const seen = new Set<string>();
    // From here on no time passes but what is told to.
    await page.clock.pauseAt(clock.now() + 5_000);
    for (let turn = 0; turn < 6; turn++) {
      for (const text of await page.locator(".chip b, .services tbody th").allInnerTexts()) seen.add(text);
      await page.clock.runFor(9_000);
      // A sign of life: a page that connects anew takes the time of the stub, which goes on by itself.
      hall.set("board", { beat: turn });
    }
    const missing = [
      ...Array.from({ length: 40 }, (_, at) => `${at + 1}`),
      ...Array.from({ length: 24 }, (_, at) => `业务${at}`),
    ].filter((name) => !seen.has(name));
    t.same(missing, []);
    const chips = await page
      .locator(".chip")
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1));
    t.equal(chips.length, 0, "and each can be read to its end");
  });

  t.test(
    "a picture stands beside the last call, goes when somebody is called, and one that is missing is left out",
    async (t) => {
      const { hall, page, call } = await visit(t, "/screen");
      const screen: ScreenView = {
        ...{ parts: ["last"], quietSeconds: 10, marquee: ["请带好身份证"], shiftPx: 0, shiftMinutes: 3 },
        media: [
          { file: "missing.png", seconds: 100 },
          { file: "poster.png", seconds: 100 },
        ],
      };
      await page.route("**/media/poster.png", (route) =>
        route.fulfill({ path: "src/web/icon.svg", contentType: "image/svg+xml" }),
      );
      hall.set("board", { screen });
      await page.locator('.medium img[src="/media/poster.png"]').waitFor();
      t.match(await page.locator(".beside .now-number").textContent(), "B007", "the last call keeps its place");
      t.match(await page.locator(".notices").textContent(), "请带好身份证");
      t.equal(await page.locator(".services, .windows").count(), 0, "parts that the hall does not want");
      call("A020", 1);
      await page.locator(".share-1 .new", { hasText: "A020" }).waitFor();
      await page.locator(".medium").waitFor({ state: "detached" });
    },
  );

  t.test("a screen that is started again while the hall is away shows its last state and how old it is", async (t) => {
    const { hall, page, call } = await visit(t, "/screen", { in: timed, prepare: (page) => page.clock.resume() });
    await page.locator(".last li").first().waitFor();
    call("A031", 2);
    await page.locator(".called", { hasText: "A031" }).waitFor();
    await page.clock.runFor(12_000);
    await page.route("**/api/**", (route) => route.abort());
    await page.routeWebSocket(/\/ws$/, (route) => void route.close());
    await page.reload();
    await page.locator(".last", { hasText: "A031" }).waitFor();
    t.match(await page.locator(".link-badge").textContent(), /^离线：以下是 \d\d:\d\d 的情况$/);
    t.equal(await page.locator(".called.new").count(), 0, "nothing of it is news");
    t.equal(hall.hellos.length, 1);
    await page.unroute("**/api/**");
    await page.unrouteAll();
  });

  t.test(
    "nothing flashes or glides for those who want no motion, and forced colours leave every state its frame",
    async (t) => {
      const { page, call } = await visit(t, "/screen", {
        prepare: (page) => page.emulateMedia({ reducedMotion: "reduce", forcedColors: "active" }),
      });
      await page.locator(".last li").first().waitFor();
      call("A012", 1);
      await page.locator(".called.new").waitFor();
      const style = (selector: string, name: "animationName" | "borderTopStyle") =>
        page.evaluate(`getComputedStyle(document.querySelector("${selector}")).${name}`);
      t.equal(await style(".called.new", "animationName"), "none");
      t.equal(await style(".chip.paused", "borderTopStyle"), "dashed");
      t.equal(await style(".chip.serving", "borderTopStyle"), "solid");
      t.equal(await page.locator(".chip .state-mark").count(), 5, "and a shape");
    },
  );
};

t.test("the screens", async (t) => {
  const folder = await pagesFor(t);
  t.test("their style sheets ask old web views for nothing they do not know", (t) => {
    for (const name of ["screen", "window"])
      t.notMatch(readFileSync(join(folder, `${name}.css`), "utf8"), TOO_NEW_STYLE);
    t.match(".a{display:flex;gap:1em}", TOO_NEW_STYLE);
    t.notMatch(".a{grid-gap:1em}@media (max-aspect-ratio:3/2){.b{clip-path:inset(50%)}}", TOO_NEW_STYLE);
    t.end();
  });
  if (!existsSync(CHROMIUM)) {
    t.test("in a browser", { skip: "install the package chromium to see the pages in a browser" }, () => {});
    return;
  }
  const browser = await browserFor(t);
  await t.test("in a browser", (t) => inBrowser(t, browser, folder));
});
