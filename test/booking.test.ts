// Booking from outside: the pages and programs that keep a place for somebody, and what they may see and do.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { systemClock } from "../src/base/clock.ts";
import { csvRows } from "../src/base/csv.ts";
import { systemRandom } from "../src/base/random.ts";
import { appointmentsCommand } from "../src/daemon/cli/appointments.ts";
import { checkConfig } from "../src/daemon/config/load.ts";
import { startDaemon } from "../src/daemon/daemon.ts";
import type { CrowdControl } from "../src/daemon/http/crowd-control.ts";
import { silentLog } from "../src/daemon/log.ts";
import { browserFor, keepFaults, openContext } from "./browser.ts";
import { buildInto } from "./built-pages.ts";
import { defaultConfig } from "./one-process-hall.ts";

t.setTimeout(240_000);

/** Monday morning; the hall opens at half past eight. */
const MORNING = Date.parse("2026-11-23T07:00:00+08:00");
const slots = [{ from: "09:00", to: "11:00", services: ["civil", "medical"], capacity: { civil: 2, medical: 1 } }];

const configured = () => {
  const base = defaultConfig();
  const document = {
    ...base,
    hall: { ...base.hall, appointments: { slots } },
    http: { ...base.http, port: 0, publicUrl: "http://hall.example.cn" },
    mqtt: { ...base.mqtt, port: 0 },
  };
  const checked = checkConfig(JSON.parse(JSON.stringify(document)));
  if (!checked.ok) throw new Error(JSON.stringify(checked));
  return checked.config;
};

const folder = mkdtempSync(join(tmpdir(), "tidehall-booking-"));
const pagesFolder = join(folder, "web");
await buildInto(pagesFolder);
const system = systemClock();
const time = { ahead: MORNING - system.now() };
const clock = { ...system, now: () => system.now() + time.ahead };
const crowd = { peoplePerHour: 0, set: () => {} } as unknown as CrowdControl;
const options = { config: configured(), configFile: "hall.json", clock, random: systemRandom(), log: silentLog() };
const daemon = await startDaemon({ ...options, folder, pagesFolder, demo: { crowd } });
t.teardown(async () => {
  await daemon.stop();
  rmSync(folder, { recursive: true });
});

/** The hall's clock stands at this time of Tuesday; what is due by then is done with the next command. */
const goTo = (clockTime: string): void => {
  time.ahead = Date.parse(`2026-11-24T${clockTime}:00+08:00`) - system.now();
};

const sent = { count: 0 };
const ask = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
  const response = await fetch(`${daemon.address}/api/v1${path}`, {
    method,
    headers: {
      ...(body && { "content-type": "application/json" }),
      ...(method === "POST" && { "idempotency-key": `booking-${sent.count++}` }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? {} : JSON.parse(text) };
};
const passOf = async (role: string) => {
  const { body } = await ask("POST", "/demo/session", { role, ...(role === "staff" && { id: "1001" }) });
  return { authorization: `Bearer ${body.token}` };
};
const [manager, kiosk] = [await passOf("manager"), await passOf("kiosk")];

const TUESDAY = "2026-11-24";
const li = { service: "civil", date: TUESDAY, from: "09:00", name: "李秀英", telephone: "13812345678" };

t.test(
  "anybody sees what is free and books it without an account; the link and the code are theirs [S7]",
  async (t) => {
    const { body: offered } = await ask("GET", "/booking");
    t.same(offered.services.map(({ id }: { id: string }) => id).sort(), ["civil", "medical"]);
    t.match(
      offered.slots.find(
        (slot: { service: string; date: string }) => slot.service === "civil" && slot.date === TUESDAY,
      ),
      {
        from: "09:00",
        free: 2,
      },
    );
    const booked = await ask("POST", "/booking", li);
    t.match(booked, {
      status: 201,
      body: { code: /^\d{6}$/, from: "09:00", to: "09:30", status: "booked", canChange: true },
    });
    const own = `/own-appointment/${booked.body.token}`;
    t.match((await ask("GET", own)).body, { code: booked.body.code, service: "民政优抚" });
    t.equal((await ask("GET", own.replace("P1-", "P2-"))).status, 404, "the link of another cannot be made from it");
    t.match(await ask("POST", "/booking", { ...li, from: "09:30" }), { status: 409, body: { code: "already-booked" } });
    t.match((await ask("POST", `${own}/move`, { date: TUESDAY, from: "10:00" })).body, {
      from: "10:00",
      code: booked.body.code,
    });
    t.equal((await ask("POST", `${own}/cancel`)).status, 204);
    t.equal((await ask("GET", own)).status, 404);
  },
);

t.test("asked again with its key, a booking is the same one; without a telephone there is none", async (t) => {
  const key = { "idempotency-key": "booking-again" };
  const [first, again] = [await ask("POST", "/booking", li, key), await ask("POST", "/booking", li, key)];
  t.equal(again.body.code, first.body.code);
  t.equal(again.body.token, first.body.token);
  const { telephone: _, ...unreachable } = li;
  t.match(await ask("POST", "/booking", unreachable), { status: 400, body: { problems: [{ path: "/telephone" }] } });
});

t.test(
  "a table is taken over row by row, its wrong rows are named, and the second time nothing happens [S4]",
  async (t) => {
    const csv = [
      "\uFEFF预约编号,业务,日期,时间,姓名,电话,证件号",
      `gz-1,民政优抚,${TUESDAY},09:00,王小明,13900000001,421224199001011234`,
      `gz-2,medical,${TUESDAY},09:00,"赵, 强",13900000002,`,
      `gz-3,medical,${TUESDAY},9点,孙,13900000003,`,
      `gz-4,medical,${TUESDAY},09:00,周,13900000004,`,
      `gz-5,跳舞,${TUESDAY},09:00,吴,13900000005,`,
      "",
    ].join("\r\n");
    const file = join(folder, "table.csv");
    writeFileSync(file, csv);
    const lines: string[] = [];
    const terminal = {
      isTerminal: false,
      out: (line: string) => lines.push(line),
      err: (line: string) => lines.push(line),
    };
    const token = manager.authorization.slice("Bearer ".length);
    const run = () => appointmentsCommand.run(["import", file, "--url", daemon.address, "--token", token], terminal);
    t.equal(await run(), 1, "something was refused");
    const told = lines.join("\n");
    t.match(told, /line 4 {2}gz-3 {2}from is 9点, expected HH:MM/);
    t.match(told, /line 5 {2}gz-4 {2}from is 09:00, expected 这个时段已约满/);
    t.match(told, /line 6 {2}gz-5 {2}service is 跳舞/);
    t.match(told, /2 booked, 0 moved, 0 cancelled, 0 unchanged, 3 refused/);
    t.notMatch(told, /1390000|赵/);
    const { seq } = daemon.core.port.head;
    await run();
    t.match(lines.at(-1), /0 booked, 0 moved, 0 cancelled, 2 unchanged, 3 refused/);
    t.equal(daemon.core.port.head.seq, seq, "not one event");
  },
);

t.test("a platform moves and gives back by its own name; nobody without the right imports", async (t) => {
  const row = { external: "gz-2", service: "medical", date: TUESDAY, from: "10:00", telephone: "13900000002" };
  const send = async (more: object) =>
    (await ask("POST", "/appointments/import", { rows: [{ ...row, ...more }] }, manager)).body.rows[0];
  t.equal((await send({})).outcome, "moved");
  t.equal((await send({ cancelled: true })).outcome, "cancelled");
  t.equal((await send({ cancelled: true })).outcome, "unchanged");
  t.equal((await ask("POST", "/appointments/import", { rows: [row] }, kiosk)).status, 403);
  t.equal((await ask("POST", "/appointments/import", { rows: [row] })).status, 401);
  t.match(await ask("POST", "/appointments/import", { csv: "编号\n1" }, manager), {
    status: 400,
    body: { problems: [{ path: "/csv" }] },
  });
});

t.test(
  "on the day: in by code, by telephone or by card, and staff see who is expected by a mask alone [Q4]",
  async (t) => {
    goTo("08:55");
    await ask("POST", "/windows/1/open", {}, manager);
    t.match(await ask("POST", "/appointments/check-in", { contact: { telephone: "138 1234 5678" } }, kiosk), {
      status: 200,
      body: { data: { arrival: "in-time", number: /^C/, from: "09:00" } },
    });
    t.match(await ask("POST", "/appointments/check-in", { contact: { idNumber: "421224199001011234" } }, kiosk), {
      body: { data: { arrival: "in-time" } },
    });
    t.match(await ask("POST", "/appointments/check-in", { code: "000001" }, kiosk), {
      status: 404,
      body: { code: "unknown-appointment" },
    });
    const { body } = await ask("GET", `/appointments/${TUESDAY}`, undefined, manager);
    t.match(
      body.appointments.map(({ status }: { status: string }) => status),
      ["arrived", "arrived", "cancelled"],
    );
    t.match(JSON.stringify(body), /421\*+1234/);
    t.notMatch(JSON.stringify(body), /李秀英|13812345678|421224199001011234/);
  },
);

t.test(
  "on a phone: four choices and a code; with it in at the machine, and a number that goes first [Q4]",
  async (t) => {
    const browser = await browserFor(t);
    const faults: string[] = [];
    const context = await openContext(browser);
    const phone = await context.newPage();
    await phone.setViewportSize({ width: 390, height: 780 });
    keepFaults(phone, faults);
    await phone.goto(`${daemon.address}/book`);
    for (const choice of ["民政优抚", "11月24日", "10:00–10:30"])
      await phone.locator("button", { hasText: choice }).click();
    await phone.fill("input[name=name]", "钱玉兰");
    await phone.fill("input[name=telephone]", "13600000006");
    t.equal(await phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), true, "it fits");
    await phone.click("text=确认预约");
    const code = (await phone.locator(".code").textContent()) ?? "";
    t.match(code, /^\d{6}$/);
    // The address leads back to it.
    await phone.waitForURL(/\/a\/P\d+-/);
    await phone.reload();
    t.equal(await phone.locator(".code").textContent(), code);

    goTo("09:55");
    const machine = await context.newPage();
    await machine.setViewportSize({ width: 1080, height: 1600 });
    keepFaults(machine, faults);
    await machine.goto(`${daemon.address}/kiosk`);
    await machine.click("text=我有预约");
    await machine.locator("main.check-in").waitFor();
    await machine.keyboard.type(code);
    await machine.keyboard.press("Enter");
    await machine.locator(".arrival", { hasText: "优先办理" }).waitFor();
    t.match(await machine.locator(".number").textContent(), /^C\d+/);
    await phone.bringToFront();
    await phone.reload();
    await phone.locator(".state", { hasText: "已签到，您的号是 C" }).waitFor();
    t.same(faults, []);
  },
);

t.test("whoever books again and again from one address is slowed down", async (t) => {
  const statuses = [];
  for (let n = 0; n < 8; n++)
    statuses.push((await ask("POST", "/booking", { ...li, telephone: `1370000000${n}` })).status);
  t.equal(statuses.at(-1), 429);
});

t.test("tables are read as spreadsheets write them", async (t) => {
  t.same(csvRows('a,"b ""c""\nd",\r\n\r\n1,,2'), [
    { line: 1, fields: ["a", 'b "c"\nd', ""] },
    { line: 4, fields: ["1", "", "2"] },
  ]);
  t.equal(csvRows('a,"b'), undefined);
  t.same(csvRows(""), []);
});
