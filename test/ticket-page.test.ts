// The ticket's page: what stands on it for whom, what a manager may make of it, and that nothing on it can be more than text.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import { checker } from "../src/base/check.ts";
import { ticketLinks } from "../src/daemon/codes/links.ts";
import { filledPage, type TicketFacts, ticketPageOf } from "../src/daemon/presenters/ticket-page.ts";
import { Settings } from "../src/daemon/settings/settings.ts";
import {
  type Placeholder,
  placeholders,
  standardTicketPage,
  type TicketPageItem,
} from "../src/hall/rules/ticket-page.ts";
import { expectedWait } from "../src/hall/steering/expected-wait.ts";
import { type PageItem, PrintArgs } from "../src/protocols/mqtt/arguments.ts";
import { defaultConfig, MONDAY, openOneProcessHall } from "./one-process-hall.ts";
import { anyText, fc } from "./search.ts";

const NINE = MONDAY + 40 * 60_000;
const names = Object.keys(placeholders) as Placeholder[];
const textsOf = (page: readonly PageItem[]): string[] =>
  page.flatMap((item) => (item.item === "text" ? [item.text] : []));
const takenBy = (id: string) => ({ role: "kiosk", id }) as const;

const folderFor = (t: Test): string => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-page-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  return folder;
};

const open = async (t: Test, config = defaultConfig()) => {
  const hall = await openOneProcessHall({ start: NINE, config });
  t.teardown(() => hall.close());
  const { core } = hall.daemon;
  const { calendar, maskOf, port } = core;
  const submit = async (...[request]: Parameters<typeof port.submit>) => {
    const answer = port.submit(request);
    await hall.clock.settle();
    return answer;
  };
  const take = async (args: { service: string; class?: string; person?: string }) => {
    const answer = await submit({ kind: "TakeTicket", args: { ...args, paper: true }, by: takenBy("kiosk") });
    if (!answer.ok) throw new Error(answer.refused);
    return port.hall.tickets.get(String(answer.data.ticket))!;
  };
  const linkOf = (ticket: string) => `https://hall.example.cn/t/${core.links.tokenOf(ticket)}`;
  const pageOf = (ticket: Parameters<typeof ticketPageOf>[1], isPublic = false) =>
    ticketPageOf(port.hall, ticket, { calendar, maskOf, linkOf: isPublic ? linkOf : () => undefined });
  return { ...hall, core, submit, take, pageOf };
};

t.test("the page carries what a visitor needs, and nothing that is not known", async (t) => {
  const { take, pageOf, devices, clock, submit } = await open(t);
  t.same(textsOf(pageOf(await take({ service: "medical" }))), [
    "通山县乡镇便民服务中心",
    "B001",
    "医疗保障",
    "前面还有 0 人",
    "请到 2 号窗口",
    "请带：身份证、发票原件",
    "2026-11-23 09:00",
    "请留意大屏和语音叫号，过号请到服务台",
  ]);
  await clock.advance(3000);
  t.equal(devices.all("printer")[0]!.papers[0]?.number, "B001", "and it is what the printer cuts");
  await submit({ kind: "OpenWindow", args: { window: "2" }, by: { role: "manager", id: "m" } });
  for (let n = 0; n < 3; n++) await take({ service: "medical" });
  const ticket = await take({ service: "medical", class: "green", person: "420984199001011234" });
  const page = pageOf(ticket, true);
  const texts = textsOf(page);
  t.ok(texts.includes("绿色通道"), "the priority class");
  t.ok(texts.includes("请到 2 号窗口"), "the window that is open, not those that might be");
  t.ok(
    texts.some((text) => /^预计等候 (约 \d+ 分钟（\d+～\d+）|马上叫号)$/.test(text)),
    `the wait: ${texts}`,
  );
  t.ok(texts.includes("420***********1234"), "whose it is, masked");
  t.notMatch(JSON.stringify(page), "19900101", "and never unmasked");
  t.match(
    page.find(({ item }) => item === "qr"),
    { data: /^https:\/\/hall\.example\.cn\/t\/20261123-B005-[\w-]{22}$/ },
  );
  t.equal(page.at(-1)?.item, "cut");
  t.ok(textsOf(pageOf({ ...ticket, copies: 1 })).includes("（补打）"), "a reprint says that it is one");
  t.ok(textsOf(pageOf({ ...ticket, copies: 2 })).includes("（补打 2）"), "and which");
  const called = textsOf(pageOf({ ...ticket, status: "called" }));
  t.notOk(
    called.some((text) => /前面|等候/.test(text)),
    "a reprint at the window says nothing of a line",
  );
});

/** The first three windows are for medical and civil matters alike, by rank; nobody helps. */
const threeAlike = (): ReturnType<typeof defaultConfig> => {
  const config = defaultConfig();
  const alike = { services: ["medical", "civil"], helps: [] };
  const windows = config.hall.windows.map((window, at) => (at < 3 ? { ...window, ...alike } : window));
  return { ...config, hall: { ...config.hall, windows, callBy: "rank" } };
};

t.test("the wait is foretold by running the hall forward, or not at all", async (t) => {
  const { take, submit, core, clock } = await open(t, threeAlike());
  const wait = (ticket: Parameters<typeof expectedWait>[1]) => {
    const told = expectedWait(core.port.hall, ticket, core.calendar.moment(clock.now()));
    return told && Math.round(told.minutes);
  };
  const first = await take({ service: "medical" });
  t.equal(wait(first), undefined, "nobody can tell while no window takes it");
  const openWindow = (window: string) =>
    submit({ kind: "OpenWindow", args: { window }, by: { role: "manager", id: "m" } });
  await openWindow("1");
  t.equal(wait(first), 0, "the next one");
  await clock.advance(11 * 60_000);
  for (let n = 0; n < 9; n++) await take({ service: "medical" });
  const tenth = await take({ service: "medical" });
  await clock.advance(60_000);
  const alone = wait(tenth)!;
  t.ok(alone >= 68 && alone <= 76, `ten times seven minutes: ${alone}`);
  await take({ service: "civil" });
  t.equal(wait(tenth), alone, "who comes later is not in front");
  await openWindow("2");
  await openWindow("3");
  const shared = wait(tenth)!;
  t.ok(shared >= 18 && shared <= 24, `three windows share the line, three rounds: ${shared}`);
  await submit({ kind: "PauseWindow", args: { window: "3", reason: "用餐" }, by: { role: "manager", id: "m" } });
  t.ok(wait(tenth)! > shared, `one of them pauses: ${wait(tenth)}`);
  const { services } = core.port.hall;
  services.set("medical", { ...services.get("medical")!, minutes: undefined });
  t.equal(wait(tenth), undefined, "a length that is not known is not made up");
});

const settingsFor = async (t: Test, hall: Awaited<ReturnType<typeof open>>) => {
  const settings = await Settings.open({ path: join(folderFor(t), "settings.json"), base: hall.config.hall });
  const replace = async (version: number, value: unknown) => {
    const replaced = settings.replace(version, value, hall.core.port, { role: "manager", id: "settings" });
    await hall.clock.settle();
    return replaced;
  };
  return { settings, replace };
};

const line = (text: string, more: object = {}) => ({ item: "text", text, size: 1, align: "left", ...more });

t.test("a manager's own page is printed from the next ticket on", async (t) => {
  const hall = await open(t);
  const { replace } = await settingsFor(t, hall);
  const ticketPage = [line("{number}", { size: 3 }), line("冬季八点半开门"), { item: "feed", lines: 1 }];
  t.match(await replace(0, { ticketPage }), { ok: true, version: 1 });
  hall.devices.all("ticket-machine")[0]!.press("1");
  await hall.clock.advance(3000);
  t.same(hall.devices.all("printer")[0]!.papers[0]?.page, [
    line("A001", { size: 3 }),
    line("冬季八点半开门"),
    { item: "feed", lines: 1 },
    { item: "cut" },
  ]);
  t.match(
    await replace(0, { ticketPage: [] }),
    { ok: false, stale: true },
    "who has read an older one overwrites nothing",
  );
  t.match(await replace(1, {}), { ok: true, version: 2 });
  t.equal(
    textsOf(hall.pageOf(await hall.take({ service: "civil" })))[0],
    hall.config.hall.name,
    "back to the standard",
  );
});

t.test("what is wrong with a page is told at its line", async (t) => {
  const hall = await open(t);
  const { replace } = await settingsFor(t, hall);
  const told = async (...ticketPage: object[]) => {
    const replaced = await replace(0, { ticketPage });
    return !replaced.ok && "problems" in replaced ? replaced.problems : [];
  };
  const number = line("{number}");
  t.match(await told(number, line("{numbr} 号")), [
    { path: "/ticketPage/1/text", value: '"{numbr}"', expected: /^one of \{hall\}, \{number\}/ },
  ]);
  t.match(await told(number, { item: "qr", data: "{url}" }), [{ path: "/ticketPage/1/data", value: '"{url}"' }]);
  t.same(
    (await told(number, line("", { size: 9, align: "middle" }), { item: "feed", lines: 0 }, { item: "stamp" })).map(
      ({ path, expected }) => [path, expected],
    ),
    [
      ["/ticketPage/1/text", "to NOT have fewer than 1 characters"],
      ["/ticketPage/1/size", "to be <= 4"],
      ["/ticketPage/1/align", "one of left, center, right"],
      ["/ticketPage/2/lines", "to be >= 1"],
      ["/ticketPage/3/item", "one of text, rule, feed, qr"],
    ],
    "each field once, and nothing about the kinds of line that were not meant",
  );
  for (const page of [[line("{service}")], [line("{number} {bring}")], [line("{number}", { when: "copy" })]]) {
    t.match(await told(...page), [{ path: "/ticketPage", expected: /\{number\}/ }], "no ticket is without its number");
  }
  t.same(hall.core.port.hall.rules?.ticketPage, standardTicketPage, "and nothing has changed");
});

const item: fc.Arbitrary<TicketPageItem> = fc.oneof(
  fc.record(
    {
      item: fc.constant("text" as const),
      text: fc
        .array(fc.oneof(anyText(20), fc.constantFrom(...names.map((name) => `{${name}}`))), {
          minLength: 1,
          maxLength: 12,
        })
        .map((parts) => parts.join("").slice(0, 200) || "?"),
      size: fc.integer({ min: 1, max: 4 }),
      align: fc.constantFrom("left", "center", "right"),
      when: fc.constantFrom(...names),
    },
    { requiredKeys: ["item", "text", "size", "align"] },
  ),
  fc.record({ item: fc.constant("qr" as const), data: fc.constantFrom("{link}", "{bring}", "https://x.cn/{number}") }),
);
const facts = fc.record(
  Object.fromEntries(names.map((name) => [name, fc.oneof(fc.constant(""), anyText(200))])),
) as fc.Arbitrary<TicketFacts>;

t.test("whatever template and whatever names: a page that every printer takes", async (t) => {
  const check = checker(PrintArgs);
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 40 }), facts, (template, facts) => {
      const page = filledPage(template, facts);
      return check({ page, number: "A001" }).ok && page.at(-1)?.item === "cut";
    }),
  );
  const none = Object.fromEntries(names.map((name) => [name, ""])) as Record<Placeholder, string>;
  const filled = filledPage([{ item: "text", text: "{service}：{bring}", size: 1, align: "left" }], {
    ...none,
    service: "{number}",
    bring: "{hall}",
    number: "A001",
    hall: "大厅",
  });
  t.equal(textsOf(filled)[0], "{number}：{hall}", "what people have written is not read as a template");
});

t.test("the description names every placeholder", async (t) => {
  const described = readFileSync("docs/ticket-page.md", "utf8");
  t.same(
    names.filter((name) => !described.includes(`\`{${name}}\``)),
    [],
  );
});

t.test("a link leads to one ticket, and cannot be guessed or made", async (t) => {
  const links = ticketLinks(Buffer.alloc(32, 7));
  const token = links.tokenOf("20261123-A001");
  t.equal(links.nameIn(token), "20261123-A001");
  t.equal(ticketLinks(Buffer.alloc(32, 7)).nameIn(token), "20261123-A001", "also after a restart");
  t.equal(ticketLinks(Buffer.alloc(32, 8)).nameIn(token), undefined, "in no other hall");
  t.equal(links.nameIn(token.replace("A001", "A002")), undefined, "not the neighbour's");
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(..."ABCabc019_-"), (at, letter) => {
      const other = token.slice(0, at) + letter + token.slice(at + 1);
      return other === token || links.nameIn(other) === undefined;
    }),
  );
  for (const text of ["", "20261123-A001", `${token}A`, token.slice(0, -1), "../../etc/passwd"])
    t.equal(links.nameIn(text), undefined, `"${text}"`);
});
