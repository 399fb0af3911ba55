// Ratings as visitors give them without a pad: by the link of their ticket, at the window's QR code, and what the manager sees
// of a bad one. Over the real doors.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { systemClock } from "../src/base/clock.ts";
import { systemRandom } from "../src/base/random.ts";
import { ratingCode } from "../src/daemon/codes/rating-code.ts";
import { startDaemon } from "../src/daemon/daemon.ts";
import { silentLog } from "../src/daemon/log.ts";
import { ticketPageOf } from "../src/daemon/presenters/ticket-page.ts";
import type { CommandKind } from "../src/hall/commands.ts";
import { becomes, browserFor, keepFaults, openContext } from "./browser.ts";
import { buildInto } from "./built-pages.ts";
import { eventually } from "./chaos/waiting.ts";
import { defaultConfig } from "./one-process-hall.ts";

t.setTimeout(240_000);

const folder = mkdtempSync(join(tmpdir(), "tidehall-rating-"));
const pagesFolder = join(folder, "web");
await buildInto(pagesFolder);
const base = defaultConfig();
const ratings = { ...base.hall.ratings, channels: ["phone" as const, "code" as const, "kiosk" as const] };
const config = {
  ...base,
  hall: { ...base.hall, sessions: [], holidays: [], ratingSeconds: 0, ratings },
  http: { ...base.http, port: 0 },
  mqtt: { ...base.mqtt, port: 0 },
};
const clock = systemClock();
const options = { config, configFile: "hall.json", clock, random: systemRandom(), log: silentLog() };
const daemon = await startDaemon({
  ...options,
  folder,
  pagesFolder,
  demo: { crowd: { peoplePerHour: 0, set: () => {} } },
});
t.teardown(async () => {
  await daemon.stop();
  rmSync(folder, { recursive: true });
});
const { links, port, calendar, maskOf } = daemon.core;
const browser = await browserFor(t);

type Submit = Parameters<typeof port.submit>[0];
const submit = async (kind: CommandKind, args: object) => {
  const answer = await port.submit({ kind, args, by: { role: "manager", id: "m" } } as Submit);
  if (!answer.ok) throw new Error(`${kind}: ${answer.refused}`);
  return answer.data;
};
await submit("OpenWindow", { window: "2", clerk: "1002" });

const served = async (): Promise<string> => {
  const ticket = String((await submit("TakeTicket", { service: "medical" })).ticket);
  for (const kind of ["CallNext", "StartService", "FinishService"] as const) await submit(kind, { window: "2" });
  return ticket;
};
const keys = { next: 0 };
const call = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
  const response = await fetch(`${daemon.address}/api/v1${path}`, {
    method,
    headers: { "content-type": "application/json", "idempotency-key": `rating-${keys.next++}`, ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const demoToken = async (role: string, more: object = {}) =>
  String((await call("POST", "/demo/session", { role, ...more })).body.token);

/** As a reader types it: Shift before every capital, Enter at the end. */
const typing = (text: string): string => {
  const keys = [...text].flatMap((key) => (/[A-Z:_]/.test(key) ? ["Shift", key] : [key]));
  return `for (const key of ${JSON.stringify([...keys, "Enter"])})
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));`;
};

/** A link that nobody was given. */
const strangerTo = (token: string): string => token.slice(0, -1) + (token.endsWith("_") ? "-" : "_");

const otherThan = (code: string): string => (code === "2222" ? "3333" : "2222");

const SAID = { words: "窗口让我跑了三趟", contact: { name: "张秀兰", telephone: "13812345678" } };

t.test(
  "[N6] [G8] the ticket's page rates once, for its holder alone, and never for staff who are logged in",
  async (t) => {
    const ticket = await served();
    const path = `/own-ticket/${links.tokenOf(ticket)}`;
    const offer = (await call("GET", path)).body.rating as { grades: { name: string }[] };
    t.equal(offer.grades[0]?.name, "非常满意", "in the hall's words");
    for (const role of ["clerk", "staff", "manager", "screen"] as const) {
      const token = await demoToken(role, { id: "1002", ...(role === "clerk" && { window: "2" }) });
      const answer = await call("POST", `${path}/rating`, { grade: 5 }, { authorization: `Bearer ${token}` });
      t.equal(answer.status, 403, role);
    }
    t.match(await call("POST", `${path}/rating`, { grade: 1, tags: ["sent-around"], ...SAID }), { status: 200 });
    t.match(await call("POST", `${path}/rating`, { grade: 5 }), { status: 409, body: { code: "already-rated" } });
    t.equal((await call("GET", path)).body.rating, undefined);
    const stranger = `/own-ticket/${strangerTo(links.tokenOf(ticket))}`;
    t.equal((await call("POST", `${stranger}/rating`, { grade: 5 })).status, 404);
  },
);

t.test("[N6] the paper's code shown to a kiosk rates there, also when its visitor leaves it at that", async (t) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${daemon.address}/kiosk?reads=code`);
  await page.getByText("扫小票上的码来评价").waitFor();
  const ratings = () => Object.values(port.hall.complaints.complaints).map(({ grade, tags }) => ({ grade, tags }));
  const shows = (token: string) => page.evaluate(typing(`https://hall.example.cn/t/${token}`));
  const before = ratings().length;
  const first = await served();
  await shows(links.tokenOf(first));
  await page.getByRole("button", { name: "非常不满意" }).click();
  await page.getByRole("button", { name: "服务态度不好" }).click();
  await page.getByRole("button", { name: "提交" }).click();
  await page.getByText("我们会跟进处理").waitFor();
  t.match(ratings().slice(before), [{ grade: 1, tags: ["unfriendly"] }]);
  const second = await served();
  await shows(links.tokenOf(second));
  await page.getByRole("button", { name: "不满意", exact: true }).click();
  await page.getByText("直接离开也会提交").waitFor();
  await shows(strangerTo(links.tokenOf(first)));
  await page.getByText("这个号评价过了，或者不能再评价").waitFor();
  await eventually(clock, "the rating that was left behind", 30_000, () => ratings()[before + 1]);
  t.match(ratings().slice(before), [{ grade: 1 }, { grade: 2, tags: [] }]);
  const waiting = String((await submit("TakeTicket", { service: "medical" })).ticket);
  await shows(links.tokenOf(waiting));
  await page.getByText("办完再来评价").waitFor();
  await shows(links.tokenOf(second));
  await page.getByText("这个号评价过了，或者不能再评价").waitFor();
  await submit("CancelTicket", { ticket: waiting });
});

t.test("what a visitor wrote, and who they are, lies sealed: no file of the hall has it in clear", async (t) => {
  const files = readdirSync(folder).filter((name) => name.startsWith("ledger"));
  const texts = files.map((name) => readFileSync(join(folder, name), "latin1"));
  t.ok(texts.join("").includes("ComplaintOpened"), "the complaint itself is there");
  for (const secret of [SAID.words, SAID.contact.name, SAID.contact.telephone])
    t.notOk(texts.some((text) => text.includes(Buffer.from(secret).toString("latin1"))));
});

t.test("[N6] at the window's QR code a number is rated by the code on its paper, and by no guess", async (t) => {
  const ticket = await served();
  const number = ticket.slice(ticket.indexOf("-") + 1);
  const code = ratingCode(links.tokenOf(ticket));
  const view = (await call("GET", "/windows/2/rating")).body;
  t.match(view, { numbers: [number], window: { number: 2 } }, "what is rated already is not offered");
  const wrong = { number, code: otherThan(code), grade: 1 };
  for (const _ of [1, 2, 3]) t.equal((await call("POST", "/windows/2/rating", wrong)).status, 401);
  t.equal((await call("POST", "/windows/3/rating", { number, code, grade: 4 })).status, 404, "at another window");
  t.equal((await call("POST", "/windows/2/rating", { number, code: code.toLowerCase(), grade: 4 })).status, 200);
  const other = await served();
  const guess = {
    ...wrong,
    number: other.slice(other.indexOf("-") + 1),
    code: otherThan(ratingCode(links.tokenOf(other))),
  };
  for (const _ of [1, 2, 3, 4, 5]) await call("POST", "/windows/2/rating", guess);
  t.match(await call("POST", "/windows/2/rating", guess), { status: 429, body: { code: "locked-out" } });
  const sources = { calendar, maskOf, linkOf: () => undefined, codeOf: () => "7K3P" };
  const paper = JSON.stringify(ticketPageOf(port.hall, port.hall.tickets.get(other)!, sources));
  t.match(paper, /评价码 7K3P/);
});

t.test("whoever was badly rated sees that, may object, and learns neither the words nor the telephone", async (t) => {
  const token = await demoToken("staff", { id: "1002" });
  const { body } = await call("GET", "/complaints/own", undefined, { authorization: `Bearer ${token}` });
  const [own] = body.complaints as Record<string, unknown>[];
  t.match(own, { grade: 1, clerk: { id: "1002" }, reasons: ["来回跑、多次跑"] });
  t.same([own?.person, own?.words], [undefined, undefined]);
});

t.test(
  "[Q3] [N6] a bad rating from a phone is on the manager's board with its deadline, and leaves it once it is settled",
  async (t) => {
    const ticket = await served();
    const faults: string[] = [];
    const context = await openContext(browser, { timezoneId: "Asia/Shanghai" });
    const pageOf = async (width: number, path: string) => {
      const page = await context.newPage();
      await page.setViewportSize({ width, height: 900 });
      keepFaults(page, faults);
      await page.goto(daemon.address + path);
      return page;
    };
    const phone = await pageOf(390, `/t/${links.tokenOf(ticket)}`);
    await phone.getByRole("button", { name: "非常不满意" }).click();
    await phone.getByRole("button", { name: "办理速度慢" }).click();
    await phone.getByLabel("想说的话").fill("等了两个小时");
    await phone.getByLabel("电话", { exact: true }).fill("13812345678");
    t.equal(await phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), true, "it fits");
    await phone.getByRole("button", { name: "提交评价" }).click();
    await phone.getByText("谢谢您的评价").waitFor();
    const wall = await pageOf(390, "/rate/2");
    await wall.getByLabel("您的号码").waitFor();
    // The window's page offers its numbers.
    await wall.locator("option").first().waitFor({ state: "attached" });

    const pad = await pageOf(1280, "/clerk?id=1002&window=2");
    await pad.getByText("与我有关的差评").click();
    const own = pad.locator(".own-complaints li", { hasText: "来回跑" });
    await own.getByLabel("申诉理由").fill("该群众未到本窗口");
    await own.getByRole("button", { name: "申诉" }).click();
    await pad.getByText("登记“办不成事”").first().click();
    await pad.getByLabel("什么事、在哪一步没有办成").fill("外省档案调不过来");
    await pad.getByRole("button", { name: "登记“办不成事”" }).click();

    const board = await pageOf(1280, "/manager#ratings");
    await board
      .locator(".complaint", { hasText: "申诉：该群众未到本窗口" })
      .getByText("复核：", { exact: false })
      .waitFor();
    await board.locator(".complaint h3", { hasText: "办不成事" }).waitFor();
    const card = board.locator(".complaint", { hasText: "办理速度慢" });
    await card.getByText("回访：", { exact: false }).waitFor();
    await card.getByRole("button", { name: "看原话" }).click();
    await card.getByText("等了两个小时").waitFor();
    const count = await board.locator(".complaint").count();
    await card.getByRole("button", { name: "已回访" }).click();
    await card.getByRole("button", { name: "登记整改" }).click();
    await card.getByLabel("写明情况").fill("已道歉并补办");
    await card.getByRole("button", { name: "登记整改" }).click();
    await card.getByRole("button", { name: "办结" }).click();
    await board.getByText("已办结 1 件", { exact: false }).waitFor();
    await becomes(t, () => board.locator(".complaint").count(), count - 1);
    t.same(faults, []);
  },
);
