// What a visitor at the ticket machine would notice: how the tiles share the screen, two taps, keys, five buttons, a card, no paper,
// and a hall that goes away and comes back.
import { existsSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import t, { type Test } from "tap";
import { systemClock } from "../src/base/clock.ts";
import type { HallView, ServiceView } from "../src/hall/views/views.ts";
import { type Fits, gridFor } from "../src/web/kiosk/tile-grid.ts";
import { grouped, shownBy } from "../src/web/kiosk/typed.ts";
import { becomes, browserFor, CHROMIUM, keepFaults, openContext } from "./browser.ts";
import { pagesFor } from "./built-pages.ts";
import { isPlain } from "./plain-page.ts";
import { fc } from "./search.ts";
import { boardAt } from "./stub-board.ts";
import { StubHall } from "./stub-hall.ts";

const clock = systemClock();

t.test("tiles show every service, fill the page they are on, and fit wherever anything fits", (t) => {
  const fits: Fits = ({ width, height }) => width >= 14 && height >= 7;
  const rooms = fc.record({
    width: fc.double({ min: 14, max: 90, noNaN: true }),
    height: fc.double({ min: 7, max: 80, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), rooms, (count, room) => {
      const { columns, rows, pages } = gridFor(count, room, fits);
      const each = columns * rows;
      const free = room.height - (pages > 1 ? 5.5 : 0);
      const tile = { width: (room.width - (columns - 1)) / columns, height: (free - (rows - 1)) / rows };
      return each * pages >= count && each * (pages - 1) < count && (fits(tile) || each === 1);
    }),
  );
  t.end();
});

t.test("what is typed is known for what it is, and read in groups", (t) => {
  t.same(shownBy("123456", "check-in"), { code: "123456" });
  t.same(shownBy("13800138000", "check-in"), { contact: { telephone: "13800138000" } });
  t.same(shownBy("42122419900101123X", "check-in"), { contact: { idNumber: "42122419900101123X" } });
  t.same(shownBy("202611210007", "fetch"), { case: "20261121-0007" });
  for (const half of ["", "12345", "1380013800", "4212241990010112"]) t.equal(shownBy(half, "check-in"), undefined);
  t.same(["1234", "123456", "13800138000", "202611210007", "421224199001011234"].map(grouped), [
    "123 4",
    "123 456",
    "138 0013 8000",
    "2026 1121 0007",
    "421224 19900101 1234",
  ]);
  t.end();
});

const GIVEN = { ticket: "20261121-A017", number: "A017", ahead: 4, service: "social" };

const UPRIGHT = { width: 1080, height: 1920 };
/** Later than any test ends; a page's time can be stopped in its future alone. */
const FAR_MS = 600_000;
/** A reader's next key comes within 60 ms; in these the page has drawn what it has heard. */
const NEXT_KEY_MS = 40;
/** A number that is given stays at least as long, whatever is pressed. */
const SETTLE_MS = 1000;

/** Run in a page: as a reader types. */
const typing = (keys: readonly string[]): string =>
  `for (const key of ${JSON.stringify(keys)})
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));`;

const inBrowser = async (t: Test, browser: Browser, folder: string): Promise<void> => {
  const faults: string[] = [];
  const context = await openContext(browser, { viewport: UPRIGHT, reducedMotion: "reduce" });
  await context.clock.install();
  /** A hall, and a machine of it that may not break the content policy nor throw. */
  const visit = async (t: Test, path: string, prepare: (hall: StubHall) => void = () => {}) => {
    const hall = new StubHall(folder, boardAt(clock.now()), clock.now);
    hall.answer = () => ({ ok: true, data: GIVEN });
    prepare(hall);
    await hall.start();
    const page = await context.newPage();
    await page.clock.resume();
    keepFaults(page, faults);
    await page.goto(hall.address + path);
    await page.waitForSelector(".service:not([disabled])");
    t.teardown(async () => {
      await page.close();
      await hall.stop();
    });
    return { hall, page };
  };
  const text = (page: Page, selector: string) => page.locator(selector).textContent();
  const offers = (more: Partial<HallView>) => (hall: StubHall) =>
    hall.set("board", { hall: { ...hall.entry<HallView>("board", "hall"), ...more } });
  const press = async (page: Page, ...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const isStep = (page: Page, step: string) => page.locator(`main.${step}`).waitFor();
  const isAway = (page: Page) => page.locator(".recovering", { hasText: "系统正在恢复，请稍候" }).waitFor();
  /** A tile that stays in its place for two frames has been laid out for this width. */
  const isDrawnAnew = async (page: Page, width: number) => {
    await page.waitForFunction(`innerWidth === ${width}`);
    await page.locator(".service:enabled").first().click({ trial: true });
  };
  /** The visitor has seen it. */
  const leaves = async (page: Page, by: string) => {
    await page.clock.fastForward(SETTLE_MS);
    await page.click(`text=${by}`);
    await isStep(page, "choose");
  };

  t.test("two taps at the kiosk give one number", async (t) => {
    const { hall, page } = await visit(t, "/kiosk");
    await isPlain(t, page, { contrast: 7, buttonPx: 60, letterPx: 18 });
    await page.click("text=社会保险");
    await becomes(t, () => page.locator(".bring li").allInnerTexts(), ["身份证", "社保卡"]);
    await page.click("text=绿色通道");
    await isPlain(t, page, { contrast: 7, buttonPx: 60, letterPx: 18 });
    await page.dblclick(".take");
    await isStep(page, "given");
    t.equal(await text(page, ".number"), "A017");
    t.equal(await text(page, ".ahead"), "前方等待 4 人");
    t.equal(hall.commands.length, 1, "a double tap is one ticket");
    t.match(hall.commands[0], { op: "take-ticket", args: { service: "social", class: "green", paper: true } });
    t.match(await text(page, "footer"), /秒后返回首页/);
    await isPlain(t, page, { contrast: 7, buttonPx: 60, letterPx: 18 });
  });

  t.test("the kiosk works by keys alone, and says why there is no number", async (t) => {
    const { hall, page } = await visit(t, "/kiosk", (hall) => {
      hall.answer = () => ({ ok: false, code: "quota-reached" });
    });
    await press(page, "5");
    t.equal(await page.locator(".confirm").count(), 0, "a service that is stopped cannot be chosen");
    await press(page, "2");
    await isStep(page, "confirm");
    await page.clock.fastForward(3000);
    await page.locator("footer", { hasText: /2\d 秒后返回首页/ }).waitFor();
    await press(page, "Escape");
    await isStep(page, "choose");
    await press(page, "3");
    await isStep(page, "confirm");
    t.equal(await text(page, "h1"), "民政事务");
    await press(page, "Enter");
    t.match(await text(page, ".refusal"), "排队号已取完");
    await isPlain(t, page, { contrast: 7, buttonPx: 60, letterPx: 18 });
    t.match(hall.commands, [{ args: { service: "civil" } }]);
  });

  t.test("without paper the kiosk says so before the press, and shows the number with its code", async (t) => {
    const { hall, page } = await visit(t, "/kiosk", (hall) => hall.set("board", { printing: { canPrint: false } }));
    await page.locator("text=暂时打不出小票").waitFor();
    await isPlain(t, page, { contrast: 7, buttonPx: 60, letterPx: 18 });
    await page.click("text=社会保险");
    await isStep(page, "confirm");
    t.equal(await page.locator("text=暂时打不出小票").count(), 1, "on every step");
    await page.click(".take");
    await isStep(page, "given");
    t.match(await text(page, ".given"), /A017.*请记住号码/s);
    await page.locator(".phone svg[aria-label='http://hall.example.cn/t/20261121-A017-x']").waitFor();
    t.match(hall.commands, [{ op: "take-ticket", args: { paper: false } }], "and no paper is promised");
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.locator(".done").click({ trial: true });
    const hidden = "(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.querySelector('main'))";
    await becomes(t, () => page.evaluate(hidden), 0, "all of it in sight");
    hall.set("board", { printing: { canPrint: true } });
    t.equal(await page.locator(".phone").count(), 1, "nothing was printed meanwhile");
    await page.reload();
    await page.waitForSelector(".service:not([disabled])");
    t.equal(await page.locator("text=暂时打不出小票").count(), 0, "the next visitor gets paper again");
  });

  t.test(
    "a number asked for while the hall is away comes once when it is back, and to nobody who has left",
    async (t) => {
      const { hall, page } = await visit(t, "/kiosk");
      await hall.stop();
      await isAway(page);
      await page.click("text=社会保险");
      await page.click("text=绿色通道");
      await page.click(".take");
      t.match(await text(page, ".held"), /社会保险.*系统恢复后自动取号/s);
      await page.click("text=不等了");
      await page.click("text=医疗保障");
      await hall.start();
      await page.locator(".recovering").waitFor({ state: "detached" });
      t.equal(hall.commands.length, 0, "what was given up is not asked for");
      t.equal(await text(page, "h1"), "医疗保障", "and the choice is still there");
      await hall.stop();
      await isAway(page);
      await page.click(".take");
      await isStep(page, "held");
      await hall.start();
      await isStep(page, "given");
      t.match(hall.commands, [{ op: "take-ticket", args: { service: "medical" } }]);
    },
  );

  t.test("everything is reached by five buttons", async (t) => {
    const { hall, page } = await visit(t, "/kiosk?keys=5", offers({ takesAppointments: true }));
    /** Nothing, while no button has it: the words of the whole page would hold every name. */
    const focused = () => page.evaluate("document.activeElement.closest('button, summary')?.innerText ?? ''");
    /** Down, until it is there; going round counts as not finding it. */
    const downTo = async (name: string) => {
      const down = `(name) => {
        const focused = () => document.activeElement.closest("button, summary")?.innerText ?? "";
        for (let at = 0; at < 40 && !focused().includes(name); at++) ${typing(["ArrowDown"])}
      }`;
      await page.evaluate(`(${down})("${name}")`);
      t.match(await focused(), name);
    };
    await page.locator(".service:focus", { hasText: "社会保险" }).waitFor();
    await press(page, "ArrowUp");
    t.match(await focused(), "English", "and goes round");
    await downTo("医疗保障");
    await press(page, "Enter");
    await isStep(page, "confirm");
    await becomes(t, focused, "取号", "and on with what one most likely wants");
    await downTo("绿色通道");
    await press(page, "Enter");
    await downTo("还要办别的事吗");
    await press(page, "Enter");
    await isStep(page, "matters");
    await downTo("民政事务");
    await press(page, "Enter", "Escape");
    await isStep(page, "confirm");
    await press(page, "F1");
    await isStep(page, "helping");
    await press(page, "Escape");
    await isStep(page, "confirm");
    await downTo("取号");
    await press(page, "Enter");
    await isStep(page, "given");
    t.match(hall.commands, [{ args: { service: "medical", class: "green", matters: ["civil"] } }]);
    await page.reload();
    await page.waitForSelector(".service:not([disabled])");
    await downTo("我有预约");
    await press(page, "Enter");
    await isStep(page, "check-in");
    // Its first six digits could be a code: they are not taken for one before they are shown as one.
    for (const digit of "13812345678") {
      await downTo(digit);
      await press(page, "Enter");
    }
    await downTo("签到取号");
    await press(page, "Enter");
    await isStep(page, "given");
    t.match(hall.commands.at(-1), { op: "check-in", args: { contact: { telephone: "13812345678" } } });
  });

  t.test("a card checks its holder in, or is known when a service is chosen, and is forgotten after", async (t) => {
    const { hall, page } = await visit(t, "/kiosk?reads=card,code", offers({ takesAppointments: true }));
    const read = (code: string) => page.evaluate(typing([...code, "Enter"]));
    t.match(await text(page, ".readers"), /刷身份证或社保卡.*扫预约码/s);
    await read("HTTP://ELSEWHERE.EXAMPLE/17");
    await page.locator("text=这个码在取号机上用不了").waitFor();
    t.same(hall.commands, []);
    hall.answer = ({ op }) =>
      op === "check-in" ? { ok: false, code: "unknown-appointment" } : { ok: true, data: GIVEN };
    await read("421224199001011234");
    await page.locator("text=已读到证件 421***********1234，请选择业务").waitFor();
    await press(page, "2");
    await isStep(page, "confirm");
    await page.click(".take");
    await isStep(page, "given");
    t.match(hall.commands.at(-1), { op: "take-ticket", args: { service: "medical", person: "421224199001011234" } });
    hall.answer = () => ({ ok: true, data: { ...GIVEN, arrival: "in-time", from: "09:00" } });
    await leaves(page, "完成");
    t.equal(await page.locator(".known").count(), 0, "the next visitor is somebody else");
    await read("654321");
    t.match(await text(page, ".arrival"), "您已按预约签到，优先办理");
    t.match(hall.commands.at(-1), { op: "check-in", args: { code: "654321" } });
  });

  t.test("a card is read whole while the page is drawn anew", async (t) => {
    const { hall, page } = await visit(t, "/kiosk?reads=card");
    const keys = [..."421224199001011234", "Enter"];
    const social = hall.entry<ServiceView>("board", "service/social");
    // The reader is quick because the page's time stands still meanwhile.
    await page.clock.pauseAt(clock.now() + FAR_MS);
    await page.evaluate(typing(keys.slice(0, 9)));
    hall.set("board", { "service/social": { ...social, waiting: 41 } });
    await page.locator(".service", { hasText: "41" }).waitFor();
    await page.clock.runFor(NEXT_KEY_MS);
    await page.evaluate(typing(keys.slice(9)));
    await page.locator("text=已读到证件 421***********1234").waitFor();
  });

  t.test("letters and language are this visitor's alone, and tiles follow them", async (t) => {
    const { page } = await visit(t, "/kiosk");
    const rootPx = () => page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)");
    await page.locator("html[data-size=large]").waitFor({ state: "attached" });
    const large = Number(await rootPx());
    await page.click("text=特大字");
    await page.locator("html[data-size=largest]").waitFor({ state: "attached" });
    t.ok(Number(await rootPx()) > large);
    await page.click("text=English");
    await page.locator(".service b:text-is('Social insurance')").waitFor();
    await page.click("text=Social insurance");
    await page.click(".take");
    await isStep(page, "given");
    await leaves(page, "Done");
    await page.locator("text=请选择要办的业务").waitFor();
    await becomes(t, rootPx, large);
  });

  t.test("two dozen services are on pages, never behind a scroll bar", async (t) => {
    const { page } = await visit(t, "/kiosk", (hall) => {
      const [one] = [hall.entry<ServiceView>("board", "service/social")];
      const more = Array.from({ length: 18 }, (_, place) => [
        `service/more-${place}`,
        { ...one, id: `more-${place}`, name: `业务${place}` },
      ]);
      hall.set("board", Object.fromEntries(more));
    });
    const names = () => page.locator(".service-name b").allInnerTexts();
    /** From the first page to the last one, and back. */
    const onAllPages = async (): Promise<number> => {
      const found = new Set(await names());
      const [before, after] = [page.locator(".pager button:first-child:enabled"), page.locator(".pager .more:enabled")];
      while ((await after.count()) > 0) {
        await after.click();
        for (const name of await names()) found.add(name);
      }
      while ((await before.count()) > 0) await before.click();
      return found.size;
    };
    const hidden =
      "[...document.querySelectorAll('main, .tile, .tiles-area')].filter((one) => one.scrollHeight > one.clientHeight + 1).length";
    for (const { width, height } of [UPRIGHT, { width: 1280, height: 800 }, { width: 860, height: 1140 }]) {
      await page.setViewportSize({ width, height });
      await isDrawnAnew(page, width);
      await becomes(t, onAllPages, 24, `${width}×${height}`);
      await becomes(t, () => page.evaluate(hidden), 0, "nothing is cut off");
    }
  });

  t.test("nothing was thrown, and the content policy was kept", (t) => {
    t.same(faults, []);
    t.end();
  });
};

t.test("the machine's page", async (t) => {
  if (!existsSync(CHROMIUM)) return t.pass("install the package chromium to see the page in a browser");
  const folder = await pagesFor(t);
  const browser = await browserFor(t);
  await t.test("in a browser", (t) => inBrowser(t, browser, folder));
});
