// The people's wire: who may do what over HTTP and WebSocket, what a page gets when it comes back, what happens to those
// who guess, flood, listen badly or speak nonsense.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect as connectTcp } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { InjectOptions } from "fastify";
import { pino } from "pino";
import t, { type Test } from "tap";
import { isAppError } from "../src/base/errors.ts";
import { systemRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { openAccess } from "../src/daemon/access/access.ts";
import { clientRoles } from "../src/daemon/access/identity.ts";
import { Lockout } from "../src/daemon/access/lockout.ts";
import { isLocal, originRules } from "../src/daemon/access/origin.ts";
import { Passwords } from "../src/daemon/access/passwords.ts";
import { TokenBuckets } from "../src/daemon/access/rate-limit.ts";
import { durableJson } from "../src/daemon/files/durable-json.ts";
import { endpoints } from "../src/daemon/http/endpoints.ts";
import { problemCodes, statusOf } from "../src/daemon/http/problem.ts";
import type { ActorRole } from "../src/hall/commands.ts";
import { standardTicketPage } from "../src/hall/rules/ticket-page.ts";
import { snapshotText } from "../src/hall/snapshot.ts";
import { closeCodes } from "../src/protocols/api/frames.ts";
import { argumentsOf, type OperationName, operations, readersOf } from "../src/protocols/api/operations.ts";
import { inTime, MANAGER_PASSWORD, MemoryLedger, MORNING, PIN, Wire, type WireOptions } from "./people-wire-hall.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const names = Object.keys(operations) as OperationName[];

const open = async (t: Test, options: WireOptions = {}): Promise<Wire> => {
  const wire = await Wire.open(options);
  t.teardown(() => wire.close());
  return wire;
};

const newKey = (): string => crypto.randomUUID();

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

interface AskOptions {
  readonly token?: string;
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly remoteAddress?: string;
}

const ask = async (
  { app }: Wire,
  method: InjectOptions["method"],
  path: string,
  body?: unknown,
  { token, key = newKey(), headers = {}, remoteAddress }: AskOptions = {},
) => {
  const response = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { "idempotency-key": key, ...(token === undefined ? {} : bearer(token)), ...headers },
    ...(body === undefined ? {} : { payload: body as object }),
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
  });
  return { status: response.statusCode, body: response.body === "" ? {} : response.json(), headers: response.headers };
};

const samples: Readonly<Record<string, unknown>> = {
  service: "general",
  ticket: "20261121-A001",
  grade: 5,
  window: "1",
  reason: "培训",
  services: ["general"],
  mode: "advise",
  state: "open",
  minutes: 30,
  advice: "1-0",
  leave: "1",
  ask: "1",
  times: 2,
  ...{ complaint: "c1", staff: "1001", reached: true, note: "已说明", ground: "not-ours" },
  ...{ appointment: "P1", date: "2026-11-24", from: "09:00" },
  ...{ case: "20261121-0001", items: ["pension"], papers: ["身份证"], outcome: "approved" },
};

/** Arguments that fit the operation's schema. */
const argumentsFor = (name: OperationName): Record<string, unknown> => {
  const required = (argumentsOf(name) as { required?: readonly string[] }).required ?? [];
  return Object.fromEntries(required.map((field) => [field, samples[field]]));
};

const pathFor = (path: string): string => path.replace(/:(\w+)/g, (_, name: string) => String(samples[name] ?? "x"));

const tokenOptions = async (wire: Wire, role: ActorRole): Promise<AskOptions> =>
  role === "visitor" ? {} : { token: await wire.token(role) };

const helloOf = async (wire: Wire, role: ActorRole): Promise<Record<string, unknown>> =>
  role === "visitor" ? {} : { auth: await wire.token(role) };

const isGiven = (name: OperationName, role: ActorRole): boolean =>
  (operations[name].roles as readonly ActorRole[]).includes(role);

/** The door's own refusal; the rules may say `not-allowed` too, with a detail of theirs. */
const isDenied = (problem: { code?: string; detail?: string } | undefined, name: string, role: ActorRole): boolean =>
  problem?.detail === `${name} as ${role}` && problem.code === (role === "visitor" ? "unauthenticated" : "not-allowed");

t.test("a role does over HTTP what the table gives it, and nothing else", async (t) => {
  const wire = await open(t);
  for (const role of clientRoles) {
    const options = await tokenOptions(wire, role);
    for (const name of names) {
      const { status, body } = await ask(wire, "POST", pathFor(operations[name].path), argumentsFor(name), options);
      const message = `${role} ${name} → ${status} ${body.code ?? ""}`;
      t.equal(isDenied(body, name, role), !isGiven(name, role), message);
      const denied = role === "visitor" ? 401 : 403;
      t.ok(isGiven(name, role) ? ![400, 401].includes(status) : status === denied, message);
    }
  }
});

t.test("a role reads and manages over HTTP what the table gives it, and nothing else", async (t) => {
  const wire = await open(t);
  for (const role of clientRoles) {
    for (const [name, { method, path, roles }] of Object.entries(endpoints)) {
      const body = method === "PUT" || method === "POST" ? {} : undefined;
      const { status } = await ask(wire, method, pathFor(path), body, await tokenOptions(wire, role));
      const isAllowed = (roles as readonly string[]).includes(role);
      t.equal(status !== 401 && status !== 403, isAllowed, `${role} ${name} → ${status}`);
    }
  }
});

t.test("a role does over WebSocket what the table gives it, and nothing else", async (t) => {
  const wire = await (await open(t)).listen();
  for (const role of clientRoles) {
    const page = await wire.page(await helloOf(wire, role));
    t.equal((await page.next("welcome")).role, role);
    for (const name of names) {
      const result = await page.ask(name, argumentsFor(name));
      const problem = result.ok ? undefined : result.problem;
      t.equal(isDenied(problem, name, role), !isGiven(name, role), `${role} ${name} → ${problem?.code}`);
      t.not(problem?.code, "malformed", `${role} ${name}`);
    }
  }
});

const topics = [
  ...["board", "desk/1", "desk/2", "manage", "devices", "pad/pad-1", "pad/pad-2"],
  ...["desk/9", "nonsense", "desk", "pad", "board/1"],
];

/** Clerks of this test sit at window 1, its pad is pad-1, and there is no window 9. */
const mayFollow = (role: ActorRole, topic: string): boolean =>
  (readersOf(topic)?.includes(role) ?? false) &&
  !["desk/9", "pad/pad-2"].includes(topic) &&
  !(role === "clerk" && topic === "desk/2");

t.test("a role follows the topics the table gives it; anything else closes the connection", async (t) => {
  const wire = await (await open(t)).listen();
  for (const role of clientRoles) {
    const denied = role === "visitor" ? closeCodes.unauthorised : closeCodes.forbidden;
    for (const topic of topics) {
      const page = await wire.page({ sub: [topic], ...(await helloOf(wire, role)) });
      if (mayFollow(role, topic)) t.equal((await page.next("snap")).topic, topic, `${role} ${topic}`);
      else t.equal(await inTime("the close", page.closed), denied, `${role} ${topic}`);
      page.socket.terminate();
    }
  }
});

t.test("a clerk works at the window of their log-in and at no other", async (t) => {
  const wire = await (await open(t)).listen();
  const token = await wire.token("clerk", "1001", "1");
  for (const name of names.filter((name) => operations[name].path.includes("/windows/"))) {
    const path = operations[name].path.replace(":window", "2");
    const answer = await ask(wire, "POST", path, { ...argumentsFor(name), window: "2" }, { token });
    t.match(answer, { status: 403, body: { code: "not-allowed" } }, name);
  }
  t.equal((await ask(wire, "POST", "/windows/1/open", {}, { token })).status, 200);
  const page = await wire.page({ auth: token });
  t.match(await page.ask("open-window", { window: "2" }), { ok: false, problem: { code: "not-allowed" } });
  t.match(await page.ask("pause-window", { window: "1", reason: "开会" }), {
    ok: true,
    data: { event: "WindowPaused" },
  });
  t.equal(wire.hall.hall.windows.get("2")!.state, "closed");
});

t.test("a ticket taken twice with one key is one ticket, over either door and after a restart", async (t) => {
  const ledger = new MemoryLedger();
  const wire = await Wire.open({ ledger });
  await wire.listen();
  const [token, key] = [await wire.token("kiosk"), newKey()];
  const first = await ask(wire, "POST", "/tickets", { service: "general" }, { token, key });
  t.match(first, { status: 201, body: { data: { event: "TicketIssued", number: "A001" } } });
  const second = await ask(wire, "POST", "/tickets", { service: "general" }, { token, key });
  t.same([second.status, second.body], [first.status, first.body]);
  const page = await wire.page({ auth: token });
  t.match(await page.ask("take-ticket", { service: "general" }, { key }), { ok: true, data: { number: "A001" } });
  t.match(await ask(wire, "POST", "/tickets", { service: "medical" }, { token, key }), {
    status: 422,
    body: { code: "key-reused", type: "/problems/key-reused" },
  });
  await wire.close({ keepFolder: true });
  const again = await open(t, { ledger, folder: wire.folder });
  t.match(await ask(again, "POST", "/tickets", { service: "general" }, { token, key }), {
    status: 201,
    body: first.body,
  });
  const other = { token: await again.token("kiosk", "kiosk-2"), key };
  t.match(await ask(again, "POST", "/tickets", { service: "general" }, other), { body: { data: { number: "A002" } } });
});

t.test("a request that is not understood is told what is wrong with it, and changes nothing", async (t) => {
  const wire = await open(t);
  const [token, before] = [await wire.token("manager"), snapshotText(wire.hall.hall)];
  const post = (payload: string, headers: Record<string, string> = {}, url = "/api/v1/tickets") =>
    wire.app.inject({
      method: "POST",
      url,
      payload,
      headers: { ...bearer(token), "idempotency-key": newKey(), ...headers },
    });
  const json = { "content-type": "application/json" };
  const cases: [string, Promise<{ statusCode: number; body: string }>, number, object][] = [
    ["no JSON", post("{service", json), 400, { code: "malformed", detail: /not JSON/ }],
    ["no object", post("[1]", json), 400, { problems: [{ path: "", value: "[1]", expected: "to be object" }] }],
    [
      "a wrong field",
      post('{"service":7}', json),
      400,
      { problems: [{ path: "/service", value: "7", expected: "to be string" }] },
    ],
    [
      "an unknown field",
      post('{"service":"general","vip":true}', json),
      400,
      { problems: [{ path: "/vip", value: "true", expected: "no field of this name" }] },
    ],
    ["a field meant for others", post('{"service":"general","__proto__":{"a":1}}', json), 400, { code: "malformed" }],
    ["another type", post("service=general", { "content-type": "application/x-www-form-urlencoded" }), 415, {}],
    ["too much", post(JSON.stringify({ service: "x".repeat(70_000) }), json), 413, { code: "too-large" }],
    [
      "a contradiction",
      post('{"window":"1"}', json, "/api/v1/windows/2/open"),
      400,
      { problems: [{ path: "/window", value: '"1"', expected: "2, as in the address" }] },
    ],
    ["no key", post('{"service":"general"}', { ...json, "idempotency-key": "short" }), 400, { code: "key-missing" }],
    ["no service", post('{"service":"nothing"}', json), 422, { code: "unknown-service", detail: "nothing" }],
    ["no address", post("{}", json, "/api/v1/nowhere"), 404, { code: "not-found" }],
  ];
  for (const [what, answer, status, problem] of cases) {
    const { statusCode, body } = await answer;
    t.equal(statusCode, status, what);
    t.match(JSON.parse(body), { status, type: /^\/problems\//, title: /./, ...problem }, what);
  }
  t.equal(snapshotText(wire.hall.hall), before);
  t.ok(wire.counts.of("http", "malformed") >= 6);
});

t.test("an address tells the methods it takes, and problems speak the reader's language", async (t) => {
  const { app } = await open(t);
  const wrong = await app.inject({ method: "DELETE", url: "/api/v1/board" });
  t.equal(wrong.statusCode, 405);
  t.match(wrong.headers.allow, /GET/);
  t.equal(wrong.headers["content-type"], "application/problem+json; charset=utf-8");
  t.equal(wrong.json().title, "不支持这种方法");
  const english = await app.inject({
    method: "DELETE",
    url: "/board",
    headers: { "accept-language": "fr, en-GB;q=0.8" },
  });
  t.match(english.json(), { status: 404, title: "There is nothing at this address" });
  t.equal((await app.inject({ url: "/api/v1/windows/%ZZ" })).statusCode, 400);
});

t.test("bytes that are no HTTP are answered as a problem", async (t) => {
  const wire = await (await open(t)).listen();
  const [host, port] = wire.address.split(":");
  const socket = connectTcp(Number(port), host);
  const answer = new Promise<string>((resolve) => socket.once("data", (bytes) => resolve(String(bytes))));
  socket.write("\x02\x01\x00nonsense\r\n\r\n");
  t.match(await inTime("an answer", answer), /^HTTP\/1.1 400 .*"code":"malformed"/s);
  socket.destroy();
});

t.test(
  "[Q3] nobody who works here gets a ticket's link, with which one rates, but for a visitor they took it for",
  async (t) => {
    const wire = await open(t);
    const [kiosk, manager] = [await wire.token("kiosk"), await wire.token("manager")];
    const [clerk, helper] = [await wire.token("clerk"), await wire.token("staff", "1001")];
    await ask(wire, "POST", "/tickets", { service: "general" }, { token: kiosk });
    await ask(wire, "POST", "/tickets", { service: "general" }, { token: helper });
    const linkFor = async (token: string, number: string) =>
      (await ask(wire, "GET", `/tickets/20261121-${number}`, undefined, { token })).body.link;
    const link = "https://hall.example/t/20261121-A00";
    t.same(await Promise.all([kiosk, manager].map((token) => linkFor(token, "A001"))), [`${link}1`, `${link}1`]);
    t.same(await Promise.all([clerk, helper].map((token) => linkFor(token, "A001"))), [undefined, undefined]);
    t.same(await Promise.all([clerk, helper].map((token) => linkFor(token, "A002"))), [undefined, `${link}2`]);
  },
);

t.test("the hall is read over REST: board, windows, services, a ticket with those ahead, the queue", async (t) => {
  const wire = await open(t);
  const [kiosk, manager] = [await wire.token("kiosk"), await wire.token("manager")];
  await ask(wire, "POST", "/tickets", { service: "general" }, { token: kiosk });
  await ask(wire, "POST", "/tickets", { service: "general" }, { token: kiosk });
  const board = await ask(wire, "GET", "/board");
  t.match(board.body, { epoch: "epoch-1", seq: wire.hall.head.seq, data: { "service/general": { waiting: 2 } } });
  t.match((await ask(wire, "GET", "/windows")).body, { windows: [{ id: "1", state: "closed" }, { id: "2" }] });
  t.match((await ask(wire, "GET", "/windows/2")).body, { name: "二号窗口" });
  t.match(await ask(wire, "GET", "/windows/7"), { status: 404, body: { code: "unknown-window" } });
  t.match((await ask(wire, "GET", "/services")).body, { services: [{ id: "general", waiting: 2 }, { id: "medical" }] });
  const ticket = await ask(wire, "GET", "/tickets/20261121-A002", undefined, { token: kiosk });
  t.match(ticket.body, { number: "A002", status: "waiting", ahead: 1 });
  t.match(await ask(wire, "GET", "/tickets/20261121-A009", undefined, { token: kiosk }), { status: 404 });
  const queue = await ask(wire, "GET", "/queue", undefined, { token: manager });
  t.match(queue.body, {
    services: [{ id: "general", tickets: [{ number: "A001" }, { number: "A002" }] }, { tickets: [] }],
  });
  t.match((await ask(wire, "GET", "/devices", undefined, { token: manager })).body, { epoch: "epoch-1", data: {} });
});

t.test("two managers cannot overwrite each other's settings unseen", async (t) => {
  const wire = await open(t);
  const token = await wire.token("manager");
  const put = (version: string | undefined, body: unknown) =>
    ask(wire, "PUT", "/settings", body, { token, headers: version === undefined ? {} : { "if-match": version } });
  const read = await ask(wire, "GET", "/settings", undefined, { token });
  t.same([read.headers.etag, read.body], ['"1"', { texts: "初始" }]);
  t.match(await put(undefined, {}), { status: 428, body: { code: "precondition-required" } });
  t.match(await put('W/"1"', {}), { status: 412 });
  const done = await put('"1"', { texts: "新" });
  t.match([done.status, done.headers.etag, done.body], [200, '"2"', { version: 2 }]);
  t.match(await put('"1"', { texts: "旧" }), { status: 412, body: { code: "precondition-failed" } });
  t.match(await put('"2"', 7), { status: 400, body: { problems: [{ expected: "an object" }] } });
  t.match(await put('"2"', { big: "字".repeat(50_000) }), { status: 200 });
  t.match(await put('"3"', null), { status: 409, body: { code: "rules-conflict" } });
});

t.test("a manager reads every section, tries settings out, and looks at the versions before", async (t) => {
  const wire = await open(t);
  const token = await wire.token("manager");
  const get = (path: string) => ask(wire, "GET", path, undefined, { token });
  t.match(await get("/settings/in-force"), {
    headers: { etag: '"1"' },
    body: { version: 1, sections: {}, standard: {} },
  });
  t.match(await ask(wire, "POST", "/settings/preview", { settings: 7 }, { token }), {
    body: { problems: [{ expected: "an object" }] },
  });
  t.match(await ask(wire, "POST", "/settings/preview", { settings: {} }, { token }), { body: { days: [] } });
  t.match((await get("/settings/schema")).body, { properties: { undoSeconds: { maximum: 120, default: 15 } } });
  t.match((await get("/settings/history")).body, { versions: [{ seq: 1, by: "hall:start", changed: ["services"] }] });
  t.match(await get("/settings/history/1"), { status: 200, body: { seq: 1, sections: { windows: [] } } });
  for (const seq of ["2", "0x1", "-1"]) t.match(await get(`/settings/history/${seq}`), { status: 404 });
  t.match(await ask(wire, "GET", "/settings/history", undefined, {}), { status: 401 });
});

t.test("a manager reads, tries and replaces the ticket's page, and is told what is wrong with it", async (t) => {
  const wire = await open(t);
  const token = await wire.token("manager");
  const read = await ask(wire, "GET", "/ticket-page", undefined, { token });
  t.equal(read.headers.etag, '"1"');
  t.same((read.body as { ticketPage: object }).ticketPage, standardTicketPage);
  t.match(read.body, { standard: standardTicketPage, placeholders: ["hall", "number"] });
  const number = { item: "text", text: "{number}", size: 4, align: "center" };
  const put = (version: string, ticketPage: object) =>
    ask(wire, "PUT", "/ticket-page", { ticketPage }, { token, headers: { "if-match": version } });
  const preview = (ticketPage: object, more: object = {}) =>
    ask(wire, "POST", "/ticket-page/preview", { ticketPage, ...more }, { token });
  t.match(await preview([number], { isReprint: true }), {
    status: 200,
    body: { svg: "<svg>1 true</svg>", heightDots: 30 },
  });
  t.match(await preview([number, { item: "text", text: "{nummer}", size: 1, align: "left" }]), {
    status: 400,
    body: { problems: [{ path: "/ticketPage/1/text", value: '"{nummer}"' }] },
  });
  t.match(await preview([{ ...number, size: 5 }]), {
    status: 400,
    body: { problems: [{ path: "/ticketPage/0/size" }] },
  });
  t.match(await put('"1"', [number]), { status: 200, headers: { etag: '"2"' }, body: { version: 2 } });
  t.match(await put('"1"', [number]), { status: 412, body: { code: "precondition-failed" } }, "somebody was quicker");
  t.same(((await ask(wire, "GET", "/ticket-page", undefined, { token })).body as { ticketPage: object }).ticketPage, [
    number,
  ]);
});

t.test("pages are served with strict headers, and the daemon tells its state", async (t) => {
  const pages = mkdtempSync(join(tmpdir(), "people-wire-pages-"));
  t.teardown(() => rmSync(pages, { recursive: true }));
  mkdirSync(join(pages, "assets"));
  for (const name of ["index", "kiosk"]) writeFileSync(join(pages, `${name}.html`), `<p>${name}`);
  writeFileSync(join(pages, "assets", "kiosk-ABCD1234.js"), "1");
  const { app } = await open(t, { pagesFolder: pages });
  const kiosk = await app.inject("/kiosk");
  t.match([kiosk.statusCode, kiosk.body, kiosk.headers["cache-control"]], [200, "<p>kiosk", "no-cache"]);
  t.match(kiosk.headers["content-security-policy"], /default-src 'self'; connect-src 'self' ws:\/\/localhost/);
  t.match(kiosk.headers, { "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
  t.equal((await app.inject("/")).body, "<p>index");
  t.match((await app.inject("/assets/kiosk-ABCD1234.js")).headers["cache-control"], /immutable/);
  t.equal((await app.inject("/assets/none.js")).statusCode, 404);
  t.equal((await app.inject("/../package.json")).statusCode, 404);
  t.same((await app.inject("/healthz")).json(), { alive: true });
  t.match((await app.inject("/readyz")).json(), { ready: true });
  t.equal((await app.inject("/metrics")).body, "hall_up 1\n");
  t.match((await app.inject("/openapi.json")).json(), { openapi: "3.1.0" });
  t.match((await app.inject("/asyncapi.json")).json(), { asyncapi: "3.0.0" });
  t.match((await app.inject("/problems/hall-shut")).json(), { status: 409, source: "rules", en: /not open/ });
  for (const code of problemCodes) t.equal((await app.inject(`/problems/${code}`)).json().status, statusOf(code), code);
});

t.test("[WS-1.2] a page of another site gets nothing done", async (t) => {
  const wire = await (await open(t)).listen();
  const { token } = await wire.access.grants.give({ kind: "session", role: "manager", id: "manager", label: "" });
  const cookie = `a=1; tidehall-session=${token}`;
  const post = async (headers: Record<string, string>) =>
    (await ask(wire, "POST", "/hall/stop-issuing", { reason: "测试" }, { headers })).status;
  t.equal(await post({ cookie, origin: "http://evil.example" }), 403, "another origin");
  t.equal(await post({ cookie, origin: "null" }), 403, "a page without origin");
  t.equal(await post({ cookie, origin: "http://localhost:8081", host: "localhost:8080" }), 403, "another port");
  t.equal(await post({ cookie, "sec-fetch-site": "same-site", origin: "http://localhost:80" }), 403, "a sister site");
  t.equal(await post({ cookie, "sec-fetch-site": "cross-site" }), 403, "fetch metadata");
  t.equal(await post({ cookie }), 403, "a cookie and nothing that vouches for the page");
  t.equal(await post({ cookie, host: "evil.example", origin: "http://evil.example" }), 421, "a rebound name");
  t.equal(await post({ ...bearer(token), origin: "http://evil.example" }), 403, "a token shown by another site");
  t.equal(await post({ cookie, origin: "http://hall.example", host: "hall.example" }), 200, "our own page");
  t.equal(await post({ ...bearer(token) }), 200, "a program with its token");
  for (const headers of [{ origin: "http://evil.example" }, { "sec-fetch-site": "cross-site" }] as Record<
    string,
    string
  >[])
    t.equal(await inTime("a refusal", wire.connect({ cookie, ...headers }).refused), 403);
  t.equal(await inTime("a refusal", wire.connect({ host: "evil.example" }).refused), 421);
  t.equal(await inTime("a refusal", wire.connect({}, "hall.v2").refused), 400);
});

t.test("a cookie counts on a WebSocket of our own page only", async (t) => {
  const wire = await (await open(t)).listen();
  const { token } = await wire.access.grants.give({ kind: "session", role: "manager", id: "manager", label: "" });
  const cookie = `tidehall-session=${token}`;
  const roleWith = async (headers: Record<string, string>) => {
    const page = wire.connect({ cookie, ...headers });
    await page.opened;
    page.hello();
    return (await page.next("welcome")).role;
  };
  t.equal(await roleWith({ origin: `http://${wire.address}` }), "manager");
  t.equal(await roleWith({}), "visitor");
});

t.test("names of the machine: configured, loopback, the address listened on", async (t) => {
  const rules = originRules({ listenHost: "10.0.0.5", names: ["Hall.Example"] });
  const isOurs = (host: string) => rules.isOurHost({ host });
  for (const host of ["localhost:8080", "127.0.0.1", "[::1]:80", "10.0.0.5:8080", "hall.example", "HALL.example:80"])
    t.ok(isOurs(host), host);
  for (const host of ["evil.example", "10.0.0.6", "localhost.evil.example", "hall.example.", ""])
    t.notOk(isOurs(host), host);
  t.notOk(rules.isOurHost({}));
  const wildcard = originRules({ listenHost: "0.0.0.0", names: [] });
  t.ok(wildcard.isOurHost({ host: "192.168.1.9:8080" }), "an address cannot be rebound");
  t.notOk(wildcard.isOurHost({ host: "evil.example" }));
  t.ok(isLocal("::ffff:127.0.0.1", { host: "localhost" }));
  t.notOk(isLocal("127.0.0.1", { host: "localhost", "x-forwarded-for": "1.2.3.4" }), "a proxy brings strangers");
  t.notOk(isLocal("10.0.0.6", { host: "localhost" }));
});

const logIn = (wire: Wire, body: object, remoteAddress = "10.0.0.9", headers: Record<string, string> = {}) =>
  ask(wire, "POST", "/session", body, { remoteAddress, headers });
const clerk = (id: string, pin: string) => ({ role: "clerk", id, pin, window: "1" });

t.test("whoever guesses learns nothing and is locked out", async (t) => {
  const wire = await open(t);
  await wire.access.sessions.setPin("1001", PIN);
  const [wrong, unknown] = [
    await logIn(wire, clerk("1001", "999999")),
    await logIn(wire, clerk("7777", "999999"), "10.0.0.8"),
  ];
  t.match(wrong, { status: 401, body: { code: "wrong-credentials" } });
  t.same([unknown.status, unknown.body], [wrong.status, wrong.body], "an unknown number looks like a wrong PIN");
  t.same((await logIn(wire, clerk("1002", PIN), "10.0.0.7")).body, wrong.body, "so does one without a PIN");
  for (let attempt = 2; attempt <= 5; attempt++) await logIn(wire, clerk("1001", "999999"));
  const locked = await logIn(wire, clerk("1001", PIN));
  t.match([locked.status, locked.body.code, locked.headers["retry-after"]], [429, "locked-out", "300"]);
  t.equal((await logIn(wire, clerk("1001", PIN), "10.0.0.6")).status, 429, "the account is locked from everywhere");
  t.equal((await logIn(wire, clerk("1002", PIN))).status, 429, "the address is locked for every account");
  await wire.clock.advance(5 * MINUTE_MS);
  t.equal((await logIn(wire, clerk("1001", "999999"))).status, 401);
  t.equal((await logIn(wire, clerk("1001", PIN))).headers["retry-after"], "600", "the second lock is longer");
  await wire.clock.advance(10 * MINUTE_MS);
  t.equal((await logIn(wire, clerk("1001", PIN))).status, 201);
  t.ok(wire.entered.some(({ what, id }) => what === "locked-out" && id === "1001"));
});

t.test("a hundred guesses at once are five guesses", async (t) => {
  const wire = await open(t);
  await wire.access.sessions.setPin("1001", PIN);
  const guesses = Array.from({ length: 100 }, (_, number) =>
    logIn(wire, clerk("1001", String(100_000 + number)), `10.1.0.${number}`),
  );
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  t.equal(statuses.filter((status) => status === 401).length, 5);
  t.equal(statuses.filter((status) => status === 429).length, 95);
});

t.test("an unknown number takes as long as a wrong PIN", async (t) => {
  const passwords = new Passwords(systemRandom(), { n: 8192, r: 8, p: 1 });
  const hash = await passwords.hash(PIN);
  /** ms of computing: other programs on the machine take time, but none of this. */
  const workOf = async (work: () => Promise<boolean>) => {
    const before = process.cpuUsage();
    for (let round = 0; round < 4; round++) t.notOk(await work());
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const known = await workOf(() => passwords.matches("000000", hash));
  const unknown = await workOf(() => passwords.matches("000000", undefined));
  t.ok(unknown > known / 4 && unknown < known * 4, `${unknown} ms against ${known} ms`);
  t.ok(await passwords.matches(PIN, hash));
});

t.test("locks are remembered within bounds and forgotten after a while", async (t) => {
  const clock = new VirtualClock(0);
  const lockout = new Lockout(clock, { entriesMax: 3 });
  for (let failure = 0; failure < 12; failure++) lockout.fail(["one"]);
  t.equal(lockout.waitMs(["one"]), HOUR_MS, "a lock grows to an hour and no further");
  await clock.advance(2 * HOUR_MS + 1);
  lockout.fail(["one"]);
  t.equal(lockout.waitMs(["one"]), 0);
  for (let failure = 0; failure < 5; failure++) lockout.fail(["old"]);
  lockout.fail(["b", "c", "d"]);
  t.equal(lockout.waitMs(["old"]), 0, "the oldest gives way");
});

t.test("a clerk's session lasts a day, a manager's a shift, and an idle manager is logged out", async (t) => {
  const wire = await open(t);
  await wire.access.sessions.setPin("1001", PIN);
  await wire.access.sessions.setManagerPassword(MANAGER_PASSWORD);
  const enter = async (body: object) => (await logIn(wire, { ...body, carrier: "bearer" })).body.token as string;
  const roleOf = async (token: string) => (await ask(wire, "GET", "/session", undefined, { token })).body.role;
  const [seated, busy, idle] = [
    await enter(clerk("1001", PIN)),
    await enter({ role: "manager", password: MANAGER_PASSWORD }),
    await enter({ role: "manager", password: MANAGER_PASSWORD }),
  ];
  t.match((await ask(wire, "GET", "/session", undefined, { token: seated })).body, {
    role: "clerk",
    id: "1001",
    window: "1",
    expiresAt: MORNING + 14 * HOUR_MS,
  });
  for (let minutes = 0; minutes < 7 * 60; minutes += 30) {
    await wire.clock.advance(30 * MINUTE_MS);
    t.equal(await roleOf(busy), "manager");
  }
  t.equal(await roleOf(idle), undefined, "an hour without a request");
  await wire.clock.advance(HOUR_MS - 1);
  t.equal(await roleOf(seated), "clerk");
  await wire.clock.advance(2);
  t.equal(await roleOf(busy), undefined, "eight hours");
  await wire.clock.advance(6 * HOUR_MS);
  t.equal(await roleOf(seated), undefined, "fourteen hours");
});

t.test("a session survives a restart, and a log-out ends it", async (t) => {
  const wire = await Wire.open();
  await wire.access.sessions.setPin("1001", PIN);
  const entered = await logIn(wire, clerk("1001", PIN), "127.0.0.1");
  t.equal(entered.status, 201);
  t.notOk(entered.body.token, "a browser's token stays in its cookie");
  const cookie = String(entered.headers["set-cookie"]);
  t.match(cookie, /^tidehall-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=50400$/);
  await wire.close({ keepFolder: true });
  const again = await open(t, { folder: wire.folder, clock: wire.clock });
  const headers = { cookie: cookie.split(";")[0]!, "sec-fetch-site": "same-origin" };
  t.match((await ask(again, "GET", "/session", undefined, { headers })).body, { role: "clerk", window: "1" });
  const left = await ask(again, "DELETE", "/session", undefined, { headers });
  t.match([left.status, left.headers["set-cookie"]], [204, /Max-Age=0/]);
  t.match((await ask(again, "GET", "/session", undefined, { headers })).body, { role: "visitor" });
});

t.test("a new PIN, a new password, a person who has left: the old sessions end", async (t) => {
  const wire = await open(t);
  const { sessions, grants } = wire.access;
  await sessions.setPin("1001", PIN);
  const clerkToken = (await logIn(wire, { ...clerk("1001", PIN), carrier: "bearer" })).body.token;
  const manager = await wire.token("manager");
  t.equal((await ask(wire, "PUT", "/staff/1001/pin", { pin: "12345" }, { token: manager })).status, 400, "too short");
  t.equal((await ask(wire, "PUT", "/staff/9999/pin", { pin: PIN }, { token: manager })).status, 404);
  t.equal((await ask(wire, "PUT", "/staff/1001/pin", { pin: "246802" }, { token: manager })).status, 204);
  t.equal(grants.identify(clerkToken), undefined);
  t.equal((await logIn(wire, clerk("1001", PIN))).status, 401);
  t.equal((await logIn(wire, clerk("1001", "246802"))).status, 201);
});

t.test("the first password is set at the machine itself, every later one by a manager", async (t) => {
  const wire = await open(t);
  const put = (options: AskOptions) => ask(wire, "PUT", "/manager/password", { password: MANAGER_PASSWORD }, options);
  t.match(await put({ remoteAddress: "10.0.0.9" }), { status: 403, body: { code: "not-local" } });
  t.match(await put({ headers: { "x-forwarded-for": "10.0.0.9" } }), { status: 403 });
  t.match((await ask(wire, "GET", "/session")).body, { needsSetUp: true });
  t.equal((await put({})).status, 204);
  t.match((await ask(wire, "GET", "/session")).body, { needsSetUp: false });
  t.match(await put({}), { status: 401 });
  const { token } = (await logIn(wire, { role: "manager", password: MANAGER_PASSWORD, carrier: "bearer" })).body;
  const other = (await logIn(wire, { role: "manager", password: MANAGER_PASSWORD, carrier: "bearer" })).body.token;
  t.equal((await put({ token, remoteAddress: "10.0.0.9" })).status, 204);
  t.ok(wire.access.grants.identify(token), "who changes it stays");
  t.equal(wire.access.grants.identify(other), undefined, "everybody else has to log in again");
});

t.test("what a log-in lacks is told for the role it names", async (t) => {
  const wire = await open(t);
  const problems = async (body: object) => (await logIn(wire, body)).body.problems;
  t.same(await problems({ role: "clerk", id: "1001", pin: PIN }), [
    { path: "/window", value: "missing", expected: "a value" },
  ]);
  t.match(await problems({ role: "manager", password: 7 }), [{ path: "/password", value: "7" }]);
  t.same(await problems({ role: "king" }), [
    { path: "/role", value: '"king"', expected: "one of clerk, staff, manager" },
  ]);
  t.match(await logIn(wire, { ...clerk("1001", PIN), window: "9" }), { status: 404, body: { code: "unknown-window" } });
});

t.test("a screen is paired by the six digits it shows", async (t) => {
  const wire = await (await open(t)).listen();
  const manager = await wire.token("manager");
  const asked = await ask(wire, "POST", "/pairing");
  t.match(asked, { status: 201, body: { code: /^\d{6}$/, secret: /^[\w-]{43}$/, lastsMs: 10 * MINUTE_MS } });
  const { code, secret } = asked.body;
  const collect = () => ask(wire, "POST", "/pairing/collect", { secret });
  t.match(await collect(), { status: 202, body: { state: "waiting" } });
  const approve = (digits: string, id = "hall-screen") =>
    ask(wire, "POST", "/pairing/approve", { code: digits, role: "screen", id, label: "大厅东侧" }, { token: manager });
  t.match(await approve(code), { status: 200 });
  t.match(await approve(code), { status: 404 }, "a code approves once");
  const collected = await collect();
  t.match(collected, { status: 200, body: { role: "screen", id: "hall-screen", token: /^[\w-]{43}$/ } });
  t.match(await collect(), { status: 410, body: { code: "pairing-over" } });
  const page = await wire.page({ auth: collected.body.token, sub: ["board"] });
  t.match(await page.next("welcome"), { role: "screen", id: "hall-screen" });
  const { tokens } = (await ask(wire, "GET", "/tokens", undefined, { token: manager })).body;
  const listed = tokens.find(({ label }: { label: string }) => label === "大厅东侧");
  t.match(listed, { kind: "paired", role: "screen", id: "hall-screen" });
  t.notMatch(JSON.stringify(tokens), collected.body.token);
  t.equal((await ask(wire, "DELETE", `/tokens/${listed.name}`, undefined, { token: manager })).status, 204);
  t.equal((await ask(wire, "DELETE", `/tokens/${listed.name}`, undefined, { token: manager })).status, 404);
  await wire.clock.advance(15_000);
  t.equal(await inTime("the close", page.closed), closeCodes.unauthorised, "its connection ends within a heartbeat");
});

t.test("pairing is bounded in number, time and guesses", async (t) => {
  const wire = await open(t);
  const manager = await wire.token("manager");
  const from = (remoteAddress: string) => ask(wire, "POST", "/pairing", undefined, { remoteAddress });
  for (let request = 0; request < 5; request++) t.equal((await from("10.0.0.1")).status, 201);
  t.equal((await from("10.0.0.1")).status, 503, "one address");
  for (let address = 2; address <= 10; address++)
    for (let request = 0; request < 5; request++) await from(`10.0.0.${address}`);
  t.equal((await from("10.0.1.1")).status, 503, "all together");
  await wire.clock.advance(10 * MINUTE_MS);
  const { code, secret } = (await from("10.0.0.1")).body;
  const approve = (digits: string) =>
    ask(wire, "POST", "/pairing/approve", { code: digits, role: "kiosk", id: "k1" }, { token: manager });
  const wrong = code === "000000" ? "000001" : "000000";
  for (let guess = 0; guess < 5; guess++) t.equal((await approve(wrong)).status, 404);
  t.equal((await approve(code)).status, 429);
  await wire.clock.advance(5 * MINUTE_MS);
  t.equal((await approve(code)).status, 200);
  await wire.clock.advance(5 * MINUTE_MS);
  t.equal((await ask(wire, "POST", "/pairing/collect", { secret })).status, 410, "approved and never collected");
  t.equal(wire.access.grants.list().filter(({ role }) => role === "kiosk").length, 0);
});

t.test("a device paired under a name in use takes the place of the old one", async (t) => {
  const { access } = await open(t);
  const give = () => access.grants.give({ kind: "paired", role: "kiosk", id: "k1", label: "" });
  const [old, fresh] = [await give(), await give()];
  t.equal(access.grants.identify(old.token), undefined);
  t.match(access.grants.identify(fresh.token), { role: "kiosk", id: "k1" });
});

t.test("a demonstration opens doors on its own machine only, and only when it is one", async (t) => {
  const [plain, demo] = [await open(t), await open(t, { demo: true })];
  const start = (wire: Wire, options: AskOptions = {}) =>
    ask(wire, "POST", "/demo/session", { role: "clerk", id: "1001", window: "1" }, options);
  t.equal((await start(plain)).status, 404);
  t.match(await start(demo, { remoteAddress: "10.0.0.9" }), { status: 403, body: { code: "not-local" } });
  t.equal((await start(demo, { headers: { forwarded: "for=10.0.0.9" } })).status, 403);
  const { status, body } = await start(demo);
  t.match([status, body], [201, { role: "clerk", id: "1001", window: "1", token: /./ }]);
  t.equal((await ask(demo, "POST", "/windows/1/open", {}, { token: body.token })).status, 200);
  t.match((await ask(demo, "GET", "/session")).body, { demo: true });
  t.notMatch(readFileSync(join(demo.folder, "access.json"), "utf8"), /demo/, "it ends with the process");
});

t.test("no secret stands in the document or in the log", async (t) => {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const wire = await open(t, { logger: pino({ level: "trace" }, sink), demo: true });
  await wire.access.sessions.setManagerPassword(MANAGER_PASSWORD);
  const { token } = (await logIn(wire, { role: "manager", password: MANAGER_PASSWORD, carrier: "bearer" })).body;
  await ask(wire, "PUT", "/staff/1001/pin", { pin: PIN }, { token });
  await logIn(wire, clerk("1001", PIN));
  await logIn(wire, clerk("1001", "864209"));
  const { secret } = (await ask(wire, "POST", "/pairing")).body;
  await ask(wire, "GET", "/session", undefined, { token: "not-a-good-token" });
  await ask(wire, "POST", "/session", '{"role":"clerk","pin":"975310"', {
    headers: { "content-type": "application/json" },
  });
  wire.hall.submit = () => Promise.reject(new Error("a bug"));
  t.equal((await ask(wire, "POST", "/tickets", { service: "general" }, { token })).status, 500);
  t.match(lines.join(""), /a bug/, "what went wrong inside is logged");
  const kept = readFileSync(join(wire.folder, "access.json"), "utf8") + lines.join("") + JSON.stringify(wire.entered);
  for (const text of [MANAGER_PASSWORD, PIN, "864209", "975310", token, secret, "not-a-good-token"])
    t.notOk(kept.includes(text), text);
  t.equal(statSync(join(wire.folder, "access.json")).mode & 0o777, 0o600);
});

t.test("the access document is whole or refused, and a change that cannot be written is taken back", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "people-wire-disk-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "access.json");
  const clock = new VirtualClock(MORNING);
  const opening = () => openAccess({ path, clock, random: systemRandom(), isStaff: () => true });
  for (const text of ["", "null", "{", '{"format":2}', "[]"]) {
    writeFileSync(path, text);
    await t.rejects(opening(), { code: "SETTINGS_UNREADABLE" }, JSON.stringify(text));
    t.equal(readFileSync(path, "utf8"), text, "and left as it was");
  }
  rmSync(path);
  const access = await opening();
  rmSync(folder, { recursive: true });
  const error = await access.grants
    .give({ kind: "paired", role: "kiosk", id: "k", label: "" })
    .catch((thrown) => thrown);
  t.ok(isAppError(error, "SETTINGS_UNWRITABLE"), String(error));
  t.same(access.grants.list(), []);
});

t.test("documents written at once end as the last one, with one write for those that waited", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "people-wire-disk-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "document.json");
  writeFileSync(`${path}.new`, "left by a crash");
  chmodSync(`${path}.new`, 0o644);
  const adapter = durableJson<{ version: number }>(path);
  t.equal(await adapter.read(), null);
  const writes = Array.from({ length: 20 }, (_, version) => adapter.write({ version }));
  await writes[0];
  t.ok((await adapter.read())!.version >= 0);
  await Promise.all(writes);
  t.same(await adapter.read(), { version: 19 });
  t.equal(new Set(writes).size, 1, "those that came before the first write began share it");
  t.equal(statSync(path).mode & 0o777, 0o600);
});

t.test("a flood is slowed to the rate of the configuration, in both doors together", async (t) => {
  const wire = await (await open(t, { limits: { messagesPerMinute: 30, ticketsPerMinute: 5 } })).listen();
  const token = await wire.token("kiosk");
  const take = () => ask(wire, "POST", "/tickets", { service: "general" }, { token });
  for (let ticket = 0; ticket < 5; ticket++) t.equal((await take()).status, 201);
  t.match(await take(), { status: 429, body: { code: "too-many-requests" } });
  const page = await wire.page({ auth: token });
  t.match(await page.ask("take-ticket", { service: "general" }), { problem: { code: "too-many-requests" } });
  await wire.clock.advance(12_000);
  t.match(await page.ask("take-ticket", { service: "general" }), { ok: true });
  const statuses = [];
  for (let request = 0; request < 40; request++)
    statuses.push((await ask(wire, "GET", "/board", undefined, { token })).status);
  t.equal(statuses.filter((status) => status === 200).length, 28, "30 a minute, 8 spent, 6 refilled");
  t.equal((await ask(wire, "GET", "/board")).status, 200, "others are not concerned");
  for (let frame = 0; frame < 110; frame++) page.send({ t: "seen", seq: 1 });
  t.equal(await inTime("the close", page.closed), closeCodes.tooManyRequests);
});

t.test("a bucket refills with time, and the table of buckets is bounded", async (t) => {
  const clock = new VirtualClock(0);
  const buckets = new TokenBuckets(clock, 60, 3);
  for (let take = 0; take < 60; take++) t.ok(buckets.take("a"));
  t.notOk(buckets.take("a"));
  await clock.advance(1000);
  t.ok(buckets.take("a"));
  t.notOk(buckets.take("a"));
  for (const party of ["b", "c", "d", "e"]) buckets.take(party);
  t.equal(buckets.size, 3);
});
