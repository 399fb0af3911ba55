// Ratings on their way to the province (省级好差评): each of them once by its id, whatever the province does in between, and not
// a word about who rated. The hall never waits for it.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import t from "tap";
import { calendarOf } from "../src/base/calendar.ts";
import { systemClock } from "../src/base/clock.ts";
import { seededRandom, systemRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { startDaemon } from "../src/daemon/daemon.ts";
import { silentLog } from "../src/daemon/log.ts";
import type { Verdict } from "../src/daemon/province/adapter.ts";
import { anhui } from "../src/daemon/province/anhui.ts";
import type { ProvinceConfig } from "../src/daemon/province/config.ts";
import { openMark } from "../src/daemon/province/delivery-mark.ts";
import { Outbox, type OutboxView } from "../src/daemon/province/outbox.ts";
import { postJson } from "../src/daemon/province/post-json.ts";
import { type RatingRow, ratingOf } from "../src/daemon/province/rating-of.ts";
import type { CommandKind } from "../src/hall/commands.ts";
import { officeHall } from "./complaint-stories.ts";
import { defaultConfig } from "./one-process-hall.ts";
import { fc } from "./search.ts";

t.setTimeout(120_000);

const NOON = Date.parse("2026-11-23T12:00:00+08:00");
const config: ProvinceConfig = {
  adapter: "anhui",
  url: "http://127.0.0.1:1/ratings",
  region: { code: "340123", name: "示例县" },
  baseCode: "",
  services: { civil: { code: "1134-01", version: "3", department: "民政局", departmentCode: "01", category: "1" } },
  personal: "absent",
};

const rowAt = (seq: number): RatingRow => ({
  seq,
  at: NOON + seq * 1000,
  data: { ticket: `20261123-A${seq}`, window: "w1", clerk: "1001", grade: 2, tags: ["unfriendly"], service: "civil" },
});

/** What the stand-in does with one attempt. */
type Mood = "takes" | "down" | "500" | "wrong" | "takes, and answers too late";
const moods: readonly Mood[] = ["takes", "down", "500", "takes, and answers too late"];

/** A ledger with ratings in it, an outbox on virtual time, and a province that keeps what it is told by id. */
const rig = (moodOf: (attempt: number) => Mood) => {
  const clock = new VirtualClock(NOON);
  const rows: RatingRow[] = [];
  const told: number[] = [];
  const attempts: number[] = [];
  const mark = {
    seq: 0,
    refused: 0,
    async write(seq: number, refused: number) {
      Object.assign(mark, { seq, refused });
    },
  };
  const views: OutboxView[] = [];
  const send = async ({ seq }: RatingRow): Promise<{ verdict: Verdict; reason: string }> => {
    const mood = moodOf(attempts.length);
    attempts.push(clock.now());
    if (mood === "down") throw new Error("connection refused");
    if (mood === "500") return { verdict: "again", reason: "it answers 500" };
    if (mood === "wrong") return { verdict: "refused", reason: "it answers 422" };
    told.push(seq);
    if (mood === "takes") return { verdict: "taken", reason: "" };
    throw new Error("no answer in 10 s");
  };
  const read = (after: number) => ({
    rows: rows.filter(({ seq }) => seq > after).slice(0, 5),
    to: rows.at(-1)?.seq ?? after,
  });
  const open = () => new Outbox({ mark, read, send, clock, random: seededRandom(5), tell: (view) => views.push(view) });
  return { clock, rows, told, attempts, mark, views, open };
};

t.test(
  "every rating arrives under its one id, in order, once the province is well, through whatever it did before",
  async (t) => {
    const run = async (drawn: readonly Mood[], stopAt: number): Promise<boolean> => {
      const { clock, rows, told, mark, open } = rig((attempt) => drawn[attempt] ?? "takes");
      let outbox = open();
      outbox.start();
      for (let seq = 1; seq <= 12; seq++) {
        rows.push(rowAt(seq));
        outbox.heard(1);
        await clock.advance(3000);
        if (seq !== stopAt) continue;
        outbox.stop();
        outbox = open();
        outbox.start();
      }
      await clock.advance(5 * 3_600_000);
      const once = [...new Set(told)];
      return (
        mark.seq === 12 && once.length === 12 && once.every((seq, at) => seq === at + 1) && outbox.view.behind === 0
      );
    };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...moods), { maxLength: 15 }), fc.integer({ min: 1, max: 12 }), run),
      {
        numRuns: 40,
      },
    );
    t.pass();
  },
);

t.test(
  "a province that is down is asked ever more rarely, and the manager sees how far behind it is and since when",
  async (t) => {
    const { clock, rows, attempts, open } = rig(() => "down");
    const outbox = open();
    rows.push(rowAt(1), rowAt(2));
    outbox.start();
    await clock.advance(6 * 3_600_000);
    t.match(outbox.view, { behind: 2, since: rowAt(1).at, trouble: "connection refused" });
    const gaps = attempts.slice(1).map((at, before) => at - attempts[before]!);
    t.ok(gaps[0]! < 6000 && gaps.every((gap) => gap <= 900_000));
    t.ok(attempts.length < 45 && attempts.length > 25, `${attempts.length} attempts in six hours`);
    outbox.stop();
    t.same(clock.armed(), [], "nothing is left behind");
  },
);

t.test("one rating that the province will never take does not hold up the others", async (t) => {
  const { clock, rows, told, mark, open } = rig((attempt) => (attempt < 3 ? "wrong" : "takes"));
  rows.push(rowAt(1), rowAt(2));
  const outbox = open();
  outbox.start();
  await clock.advance(60_000);
  t.same([told, mark.seq, mark.refused, outbox.view.refused], [[2], 2, 1, 1]);
});

t.test(
  "the province is told of service, window, clerk and grade in its own fields, and of nobody's name",
  async (t) => {
    const { hall } = officeHall();
    const calendar = calendarOf("Asia/Shanghai");
    const row = { ...rowAt(7), data: { ...rowAt(7).data, person: "p-1", issuedAt: NOON - 600_000, servedAt: NOON } };
    const bodyWith = (personal: ProvinceConfig["personal"], mask: string) => {
      const sources = { hall, epoch: "E", calendar, config: { ...config, personal }, maskOf: () => mask };
      return anhui.bodyOf(ratingOf(sources, row), config);
    };
    const body = bodyWith("absent", "420***********1234");
    t.match(body, {
      evaluateId: "E-7",
      serviceCode: "1134-01",
      serviceName: "民政",
      regionCode: "340123000000",
      evaluatedPersonInfo: "1001 王芳",
      satisfaction: 2,
      satisfactionName: "不满意",
      evalDetail: ["服务态度不好"],
      applyTime: "2026-11-23 11:50:00",
      transactionTime: "2026-11-23 12:00:00",
      evaluateTime: "2026-11-23 12:00:07",
    });
    t.same([body.applicantName, body.applicantCardNumber, body.applicantPhone], ["", "", ""]);
    t.match(bodyWith("masked", "420***********1234"), {
      applicantCardNumber: "420***********1234",
      applicantPhone: "",
    });
    t.match(bodyWith("masked", "138****5678"), { applicantCardNumber: "", applicantPhone: "138****5678" });
    t.same(
      [200, 409, 422, 500, 401].map((status) => anhui.verdictOf({ status, text: "" })),
      [...["taken", "taken", "refused", "again", "again"]],
    );
  },
);

t.test("how far it came stands on disk, and a ledger that was founded anew begins anew", async (t) => {
  const path = join(t.testdir(), "province.json");
  const first = await openMark(path, { epoch: "A", seq: 40 });
  t.equal(first.seq, 40, "what was rated before is not told");
  await first.write(44, 1);
  const again = await openMark(path, { epoch: "A", seq: 60 });
  t.same([again.seq, again.refused], [44, 1]);
  t.equal((await openMark(path, { epoch: "B", seq: 3 })).seq, 3);
});

/** A province over HTTP that fails the first time. */
const standIn = async () => {
  const bodies: Record<string, unknown>[] = [];
  const secrets: unknown[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (piece) => {
      text += piece;
    });
    request.on("end", () => {
      secrets.push(request.headers.authorization);
      bodies.push(JSON.parse(text));
      response.writeHead(bodies.length === 1 ? 503 : 200).end("{}");
    });
  });
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  t.teardown(() => void server.close());
  return { bodies, secrets, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ratings` };
};

t.test(
  "the daemon itself reports: while the province fails, the hall serves on, and its manager sees it",
  async (t) => {
    const { bodies, url } = await standIn();
    const base = defaultConfig();
    const folder = t.testdir();
    const daemon = await startDaemon({
      config: {
        ...base,
        hall: { ...base.hall, sessions: [], holidays: [], ratingSeconds: 0 },
        http: { ...base.http, port: 0 },
        mqtt: { ...base.mqtt, port: 0 },
        province: { ...config, url },
      },
      ...{ configFile: "hall.json", folder, clock: systemClock(), random: systemRandom(), log: silentLog() },
    });
    t.teardown(() => daemon.stop());
    const { port, live } = daemon.core;
    const submit = async (kind: CommandKind, args: object, role = "manager") => {
      const answer = await port.submit({ kind, args, by: { role, id: "m" } } as Parameters<typeof port.submit>[0]);
      if (!answer.ok) throw new Error(answer.refused);
      return answer.data;
    };
    await submit("OpenWindow", { window: "2" });
    const { ticket } = await submit("TakeTicket", { service: "medical" });
    for (const kind of ["CallNext", "StartService", "FinishService"] as const) await submit(kind, { window: "2" });
    await submit("RateTicket", { ticket, grade: 4 }, "visitor");
    const clock = systemClock();
    const seen = async (want: (view: OutboxView) => boolean) => {
      for (let tries = 0; tries < 2000; tries++) {
        const view = live.snapshot("manage").province as OutboxView | undefined;
        if (view && want(view)) return view;
        await new Promise<void>((done) => void clock.after(20, "look", done));
      }
      throw new Error("never seen");
    };
    t.match(await seen(({ trouble }) => trouble !== undefined), { behind: 1, trouble: "it answers 503" });
    t.ok((await submit("TakeTicket", { service: "medical" })).ticket, "the hall goes on meanwhile");
    t.match(bodies[0], { projNo: ticket, satisfaction: 4, applicantName: "" });
  },
);

t.test("a secret is shown to the province, and an answer that never comes is not waited for", async (t) => {
  const { secrets, url } = await standIn();
  const clock = systemClock();
  await postJson(clock, { url, body: {}, headers: { authorization: "Bearer s" } });
  t.same(secrets, ["Bearer s"]);
  const virtual = new VirtualClock(NOON);
  const silent = createServer(() => {});
  await new Promise<void>((done) => void silent.listen(0, "127.0.0.1", done));
  t.teardown(() => silent.closeAllConnections());
  t.teardown(() => void silent.close());
  const { port } = silent.address() as AddressInfo;
  const asking = postJson(virtual, { url: `http://127.0.0.1:${port}/`, body: {}, headers: {} });
  const failing = t.rejects(asking, /no answer in 10 s/);
  await virtual.advance(11_000);
  await failing;
});
