// The page that a ticket's QR code leads to: what its holder sees, and that nobody sees or does anything else by it.
import { mkdtempSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { systemClock } from "../src/base/clock.ts";
import { systemRandom } from "../src/base/random.ts";
import { startDaemon } from "../src/daemon/daemon.ts";
import { silentLog } from "../src/daemon/log.ts";
import type { CommandKind } from "../src/hall/commands.ts";
import type { OwnTicketView } from "../src/hall/views/own-ticket.ts";
import { becomes, browserFor, keepFaults, openContext } from "./browser.ts";
import { buildInto } from "./built-pages.ts";
import { defaultConfig } from "./one-process-hall.ts";

t.setTimeout(240_000);

const folder = mkdtempSync(join(tmpdir(), "tidehall-phone-"));
const pagesFolder = join(folder, "web");
await buildInto(pagesFolder);
const base = defaultConfig();
const config = {
  ...base,
  hall: { ...base.hall, sessions: [], holidays: [] },
  http: { ...base.http, port: 0, publicUrl: "http://hall.example.cn" },
  mqtt: { ...base.mqtt, port: 0 },
  limits: { ...base.limits, messagesPerMinute: 40 },
};
const options = { config, configFile: "hall.json", clock: systemClock(), random: systemRandom(), log: silentLog() };
const open = () => startDaemon({ ...options, folder, pagesFolder });
const running = { daemon: await open() };
t.teardown(async () => {
  await running.daemon.stop();
  rmSync(folder, { recursive: true });
});

const submit = async (kind: CommandKind, args: object) => {
  const answer = await running.daemon.core.port.submit({ kind, args, by: { role: "manager", id: "m" } } as Parameters<
    typeof running.daemon.core.port.submit
  >[0]);
  if (!answer.ok) throw new Error(answer.refused);
  return answer.data;
};
const take = async (service: string): Promise<string> => String((await submit("TakeTicket", { service })).ticket);
const linkTo = (ticket: string): string => `/t/${running.daemon.core.links.tokenOf(ticket)}`;
const ask = async (method: string, token: string, more = "", headers: Record<string, string> = {}, said?: object) => {
  const response = await fetch(`${running.daemon.address}/api/v1/own-ticket/${token}${more}`, {
    method,
    headers: { ...headers, ...(said && { "content-type": "application/json" }) },
    ...(said && { body: JSON.stringify(said) }),
  });
  const body = (await response.json()) as OwnTicketView & { code?: string };
  return { status: response.status, cookie: response.headers.get("set-cookie"), body };
};

await submit("OpenWindow", { window: "2" });

t.test("the link shows one ticket, and not a word about anybody else", async (t) => {
  const [first, second] = [await take("medical"), await take("medical")];
  const token = running.daemon.core.links.tokenOf(second);
  const { status, body, cookie } = await ask("GET", token);
  t.equal(status, 200);
  t.equal(cookie, null, "no cookie");
  t.match(body, {
    number: "B002",
    status: "waiting",
    ahead: 1,
    service: "医疗保障",
    wait: { minutes: Number, from: Number, to: Number },
  });
  t.notMatch(JSON.stringify(body), /B001|person|clerk/);
  t.equal(
    (await ask("GET", running.daemon.core.links.tokenOf(first))).body.number,
    "B001",
    "the other one has its own",
  );
  t.equal((await ask("GET", token.replace("B002", "B001"))).status, 404, "which cannot be made from this");
  const board = await fetch(`${running.daemon.address}/api/v1/tickets/${second}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  t.equal(board.status, 401, "it opens no other door");
});

t.test("it is opened under the public address, and under no other name", async (t) => {
  const path = linkTo(await take("medical"));
  const { hostname, port } = new URL(running.daemon.address);
  const statusUnder = (host: string) =>
    new Promise((resolve) => {
      get({ hostname, port, path, headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
    });
  t.equal(await statusUnder("hall.example.cn"), 200);
  t.equal(await statusUnder("hall.example.com"), 421);
});

t.test("whoever comes across the link tells no other site of it, and no index", async (t) => {
  const token = running.daemon.core.links.tokenOf(await take("police"));
  const headersAt = async (path: string) => (await fetch(running.daemon.address + path)).headers;
  const [page, answer] = [await headersAt(`/t/${token}`), await headersAt(`/api/v1/own-ticket/${token}`)];
  for (const headers of [page, answer]) {
    t.match(headers.get("x-robots-tag"), /noindex/);
    t.equal(headers.get("referrer-policy"), "no-referrer");
    t.equal(headers.get("set-cookie"), null);
  }
  t.equal(answer.get("cache-control"), "no-store", "what it says of the ticket stays in no cache");
  t.equal((await headersAt("/hall")).get("x-robots-tag"), null, "the hall's public page may be found");
});

t.test("it holds after a restart, and a ticket of another day is over", async (t) => {
  const ticket = await take("civil");
  const token = running.daemon.core.links.tokenOf(ticket);
  await running.daemon.stop();
  running.daemon = await open();
  t.match((await ask("GET", token)).body, { number: "C001", status: "waiting" });
  const old = running.daemon.core.links.tokenOf("20200101-C007");
  t.match(await ask("GET", old), { status: 200, body: { number: "C007", status: "past" } });
});

t.test("who gives the number back is out of the line, once", async (t) => {
  const ticket = await take("general");
  const token = running.daemon.core.links.tokenOf(ticket);
  const key = { "idempotency-key": "phone-key-1" };
  t.match(await ask("POST", token, "/leave"), { status: 400, body: { code: "key-missing" } });
  t.match(await ask("POST", token, "/leave", key), { status: 200, body: { status: "cancelled" } });
  t.match(await ask("POST", token, "/leave", key), { status: 200, body: { status: "cancelled" } }, "the same again");
  t.match(await ask("POST", token, "/leave", { "idempotency-key": "phone-key-2" }), {
    status: 409,
    body: { code: "ticket-over" },
  });
  const elsewhere = { ...key, origin: "http://evil.example" };
  t.equal((await ask("POST", token, "/leave", elsewhere)).status, 403, "not from a page of another site");
});

t.test("a link that was passed on reads, and neither leaves the line nor rates", async (t) => {
  const token = running.daemon.core.links.tokenOf(await take("police"));
  const held = (await ask("GET", token)).body as OwnTicketView & { watch: string };
  const key = { "idempotency-key": "phone-key-3" };
  const watched = await ask("GET", held.watch);
  t.match(watched, { status: 200, body: { number: held.number, status: "waiting" } });
  t.notOk("watch" in watched.body, "and says that it is not the holder's");
  t.equal((await ask("POST", held.watch, "/leave", key)).status, 404);
  t.equal((await ask("POST", held.watch, "/rating", key, { grade: 1, tags: [] })).status, 404);
  t.match(await ask("GET", token), { body: { status: "waiting" } });
});

t.test("who guesses is slowed down, and does not slow the holder of a ticket", async (t) => {
  const token = running.daemon.core.links.tokenOf(await take("police"));
  const guesses = await Promise.all(
    Array.from({ length: 60 }, (_, n) => ask("GET", `20261123-A${String(n).padStart(3, "0")}-${"A".repeat(22)}`)),
  );
  const statuses = new Set(guesses.map(({ status }) => status));
  t.same([...statuses].sort(), [404, 429]);
  t.equal((await ask("GET", token)).status, 200);
});

t.test("on a phone: the place in the line, the call, and the way out", async (t) => {
  const browser = await browserFor(t);
  const page = await (await openContext(browser, { viewport: { width: 390, height: 780 } })).newPage();
  const faults: string[] = [];
  keepFaults(page, faults);
  const ticket = await take("medical");
  const token = running.daemon.core.links.tokenOf(ticket);
  t.equal((await ask("GET", token)).body.opened, undefined);
  await submit("OpenWindow", { window: "6", clerk: "1006" });
  await page.goto(running.daemon.address + linkTo(ticket));
  await page.locator(".stage", { hasText: "前面还有 3 人" }).waitFor();
  t.equal(await page.locator("h1").textContent(), "B004");
  t.match(
    await page.locator(".own").textContent(),
    /通山县.*医疗保障.*预计.*分钟.*6 号窗口刚刚开放，也办这项业务.*请带好/s,
  );
  t.equal(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), true, "it fits");

  await page.waitForURL((address) => !address.pathname.includes(token));
  const address = page.url();
  t.notMatch(address, token, "what is copied from the address is another link");
  const relative = await (await openContext(browser)).newPage();
  keepFaults(relative, faults);
  await relative.goto(address);
  await relative.locator("h1", { hasText: "B004" }).waitFor();
  t.equal(await relative.locator(".leave").count(), 0, "who was sent it looks, and gives nothing back");
  await page.reload();
  await page.locator(".leave").waitFor();

  await submit("CallTicket", { window: "2", ticket });
  await page.locator(".called .sentence", { hasText: "请到 2 号窗口" }).waitFor();
  await becomes(t, () => page.title(), "B004 → 2 号窗口");
  t.equal(await page.locator(".leave").count(), 0, "too late to leave by phone");

  await page.goto(running.daemon.address + linkTo(await take("civil")));
  await page.locator("h1").waitFor();
  await page.click("text=不等了");
  await page.locator(".sure", { hasText: "C002 号作废" }).waitFor();
  await page.click("text=确定放弃");
  await page.locator(".sentence", { hasText: "已取消" }).waitFor();

  await page.goto(`${running.daemon.address}/t/20261123-A001-${"A".repeat(22)}`);
  await page.locator(".sentence", { hasText: "没有找到这张号票" }).waitFor();
  t.same(faults, []);
});
