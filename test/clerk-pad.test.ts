// What a clerk would notice of the pad: the numeric pad does what the F keys do, text is text, one more key says why or where to,
// the sign that something is under way comes before the answer, and two clerks never get the same visitor.
import type { Page } from "playwright-core";
import t, { type Test } from "tap";
import { systemClock } from "../src/base/clock.ts";
import { keypadKeys } from "../src/protocols/api/keypad-keys.ts";
import { signOf } from "../src/web/clerk/keys.ts";
import { browserFor, keepFaults, openContext } from "./browser.ts";
import { pagesFor } from "./built-pages.ts";
import { eventually } from "./chaos/waiting.ts";
import { openPageHall } from "./page-hall.ts";
import { boardAt, ticketAt } from "./stub-board.ts";
import { StubHall } from "./stub-hall.ts";

const clock = systemClock();
const folder = await pagesFor(t);
const browser = await browserFor(t);
const context = await openContext(browser, { viewport: { width: 1280, height: 900 } });
/** While it is shut no page hears of anything, so that two presses are both made before either is answered. */
const gate = { isShut: false, held: [] as (() => void)[] };
const behindGate = (page: Page): Promise<void> =>
  page.routeWebSocket(/\/ws$/, (route) => {
    const server = route.connectToServer();
    route.onMessage((frame) => server.send(frame));
    server.onMessage((frame) => {
      if (gate.isShut) gate.held.push(() => route.send(frame));
      else route.send(frame);
    });
  });
const atOnce = async (press: () => Promise<unknown>): Promise<void> => {
  gate.isShut = true;
  await press();
  gate.isShut = false;
  for (const pass of gate.held.splice(0)) pass();
};

const faults: string[] = [];
const open = async (address: string): Promise<Page> => {
  const page = await context.newPage();
  await behindGate(page);
  keepFaults(page, faults);
  await page.goto(address);
  await page.locator(".keys").waitFor();
  return page;
};

const visit = async (t: Test, query = "") => {
  const hall = new StubHall(folder, boardAt(clock.now()), clock.now);
  await hall.start();
  const page = await open(`${hall.address}/clerk?window=1${query}`);
  t.teardown(async () => {
    await page.close();
    await hall.stop();
  });
  const window = hall.entry<object>("desk/1", "window");
  const stand = async (state: string): Promise<void> => {
    const ticket = state === "open" || state === "closed" ? null : ticketAt(clock.now(), { status: "serving" });
    hall.set("desk/1", { window: { ...window, state }, ticket });
    await page.locator(`.state.${state}`).waitFor();
  };
  const asked = (...keys: string[]) => hall.commands.slice(-keys.length || undefined).map(({ op }) => op);
  return { hall, page, stand, asked };
};

t.test(
  "a numeric pad does the steps that are printed on the buttons, as one at the hall's own port does",
  async (t) => {
    t.same(
      ["call", "recall", "start", "finish", "pause", "resume"].map((step) => signOf(step as "call")),
      ["↵", "+", "1", "2", "÷", "0"],
    );
    t.match(keypadKeys, { enter: "call", "+": "recall" });
    const { hall, page, stand } = await visit(t);
    t.match(await page.locator(".key.f4").textContent(), /F4.*2.*办结/);
    await stand("open");
    await page.keyboard.press("NumpadEnter");
    await page.locator(".outcome.ok", { hasText: "叫下一个" }).waitFor();
    await stand("serving");
    await page.keyboard.press("Numpad2");
    await page.locator(".outcome.ok", { hasText: "办结" }).waitFor();
    await page.keyboard.press("Digit2");
    t.same(
      hall.commands.map(({ op }) => op),
      ["call-next", "finish"],
      "the digits above the letters are no keys",
    );
  },
);

t.test(
  "a pause is its key and a digit, and says how long; one word to a colleague is written with no key lost",
  async (t) => {
    const { hall, page, stand } = await visit(t);
    hall.set("board", { "service/other": { ...hall.entry<object>("board", "service/other"), isFallback: true } });
    hall.set("desk/1", {
      window: { ...hall.entry<object>("desk/1", "window"), services: [{ id: "social", name: "社会保险" }] },
    });
    await page.locator(".key.f10").waitFor();
    await stand("open");
    await page.keyboard.press("F7");
    await page.locator(".panel.pause").waitFor();
    t.equal(hall.commands.length, 0, "nothing is said to visitors before the reason is known");
    for (const key of ["0", "Numpad0", "Numpad3"]) await page.keyboard.press(key);
    await page.locator(".outcome.ok", { hasText: "暂停" }).waitFor();
    await page.keyboard.press("F7");
    await page.keyboard.press("F7");
    await page.locator(".keys").waitFor();
    await stand("serving");
    hall.set("desk/1", {
      window: { ...hall.entry<object>("desk/1", "window"), services: [{ id: "social", name: "社会保险" }] },
    });
    await page.locator(".key.f10:not([disabled])").waitFor();
    await page.keyboard.press("F10");
    await page.locator("[name=note]:focus").waitFor();
    await page.keyboard.type("12 件-3");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Enter");
    await page.locator(".outcome.ok", { hasText: "转移" }).waitFor();
    t.match(hall.commands, [
      { op: "pause-window", args: { reason: "用餐", minutes: 10 } },
      { op: "pause-window", args: { reason: "临时离开" } },
      { op: "transfer", args: { service: "other", note: "12 件-" } },
    ]);
    await page.keyboard.press("F6");
    await page.keyboard.press("Escape");
    await page.locator(".keys").waitFor();
    t.equal(hall.commands.length, 3, "Escape sends nothing");
  },
);

t.test("a press shows at once that it is under way, and its fate when nothing answers", async (t) => {
  const { hall, page, stand } = await visit(t);
  hall.answer = () => undefined;
  await stand("open");
  await page.keyboard.press("F1");
  await page.locator(".key.asked", { hasText: "…" }).waitFor();
  t.equal(await page.locator(".key:not([disabled])").count(), 0, "the others wait");
  await hall.stop();
  await page.locator(".caution", { hasText: "“叫下一个”已发出，恢复后告诉您结果" }).waitFor();
  hall.answer = () => ({ ok: true, data: {} });
  await hall.start();
  await page.locator(".outcome.ok", { hasText: "叫下一个" }).waitFor();
  t.same(new Set(hall.commands.map(({ key }) => key)).size, 1, "the same press, however often it was sent");
});

t.test("a clerk who leaves an open window is asked what becomes of it", async (t) => {
  const { hall, page, stand } = await visit(t);
  await stand("open");
  await page.click("header >> text=退出");
  await page.locator(".panel.leave").waitFor();
  await page.keyboard.press("1");
  await eventually(clock, "the hall hears of it", 5000, () => hall.commands.at(-1));
  t.match(hall.commands, [{ op: "close-window" }]);
  await page.locator(".keys, .door").first().waitFor();
});

t.test(
  "two clerks who press at once get two visitors, and of one held number one clerk reads who was quicker",
  async (t) => {
    const hall = await openPageHall({ clock, pagesFolder: folder });
    t.teardown(() => hall.close());
    const clerk = (id: string) => ({ role: "clerk", id }) as const;
    for (const window of ["1", "2"]) await hall.ask("open-window", { window }, clerk(`100${window}`));
    for (let at = 0; at < 3; at++) await hall.ask("take-ticket", { service: "medical" });
    const pages = await Promise.all(["1", "2"].map((id) => open(`${hall.address}/clerk?id=100${id}&window=${id}`)));
    const all = <T>(act: (page: Page) => Promise<T>): Promise<T[]> => Promise.all(pages.map(act));
    await all((page) => page.locator(".state.open").waitFor());
    await atOnce(() => all((page) => page.keyboard.press("F1")));
    await all((page) => page.locator(".state.calling").waitFor());
    const numbers = await all((page) => page.locator(".ticket .number").textContent());
    t.not(numbers[0], numbers[1]);
    await hall.ask("hold", { window: "1", pool: "hall" }, clerk("1001"));
    await hall.ask("miss", { window: "2" }, clerk("1002"));
    const held = (page: Page) => page.locator(".own li", { hasText: numbers[0]! }).locator("button:not([disabled])");
    await all((page) => held(page).waitFor());
    await atOnce(() => all((page) => held(page).click()));
    await all((page) => page.locator('.outcome.no, .outcome.ok:has-text("叫回")').waitFor());
    const told = await all((page) => page.locator(".outcome").textContent());
    t.equal(told.filter((text) => text?.startsWith("✓")).length, 1, told.join(" | "));
    t.match(
      told.find((text) => text?.startsWith("✕")),
      /该号|当前/,
      "a plain sentence",
    );
    t.same(faults, []);
  },
);
