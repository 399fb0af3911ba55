// The device desk in parts: what is said and shown, and how commands climb their ladder.

import t from "tap";
import { lost, mute } from "../hardware-sim/faults.ts";
import { readCardinal, spellTicket } from "../src/base/spoken-number.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import type { ConfigDocument } from "../src/daemon/config/document.ts";
import type { Core } from "../src/daemon/core.ts";
import { tellOf } from "../src/daemon/desk/answers.ts";
import { Delivery, type Way } from "../src/daemon/desk/delivery.ts";
import { openInbox } from "../src/daemon/desk/inbox.ts";
import { doneWithinMs, firstRung, type Outcome, onAck, onLate, type Rung } from "../src/daemon/desk/ladder.ts";
import { bestOutcome, type Job, Lane } from "../src/daemon/desk/lane.ts";
import { Mirror } from "../src/daemon/desk/mirror.ts";
import { isUsable, onShown, onState, unknownPresence } from "../src/daemon/desk/presence.ts";
import { readPresses } from "../src/daemon/desk/presses.ts";
import type { CommandRequest } from "../src/daemon/hall-port.ts";
import { announcementOf } from "../src/daemon/presenters/announcement.ts";
import { hallSignOf, publicBoardOf } from "../src/daemon/presenters/hall-sign.ts";
import { closingNotice, openingAnnouncement } from "../src/daemon/presenters/opening.ts";
import { windowSignOf } from "../src/daemon/presenters/window-sign.ts";
import type { CallView, WindowView } from "../src/hall/views/views.ts";
import { ackStates, type DeviceCommand } from "../src/protocols/mqtt/messages.ts";
import { topicsOf } from "../src/protocols/mqtt/topics.ts";
import { defaultConfig, MONDAY, openOneProcessHall } from "./one-process-hall.ts";
import { fc } from "./search.ts";

t.test("numbers are read as an announcer reads them", async (t) => {
  for (const [number, spoken] of [
    ["A001", "A零零一"],
    ["B120", "B一二零"],
    ["208", "二零八"],
  ] as const) {
    t.equal(spellTicket(number), spoken);
  }
  for (const [value, spoken] of [
    [0, "零"],
    [2, "二"],
    [10, "十"],
    [12, "十二"],
    [20, "二十"],
    [35, "三十五"],
    [100, "一百"],
    [102, "一百零二"],
    [110, "一百一十"],
    [111, "一百一十一"],
    [340, "三百四十"],
    [999, "九百九十九"],
  ] as const) {
    t.equal(readCardinal(value), spoken);
  }
  const { text, shows } = announcementOf({ number: "A001", window: 12, call: 1 });
  t.equal(text, "请A零零一号到十二号窗口办理");
  t.equal(shows, "请 A001 号到 12 号窗口办理");
});

const window3: WindowView = {
  id: "3",
  number: 3,
  name: "综合窗口（三）",
  state: "open",
  since: 0,
  services: [
    { id: "civil", name: "民政优抚" },
    { id: "general", name: "综合业务" },
  ],
};

t.test("the sign over a window says what the window does", async (t) => {
  const shown = (fields: Partial<WindowView>) => windowSignOf({ ...window3, ...fields });
  t.same(shown({}), { lines: ["综合窗口（三）", "民政优抚 综合业务"], tone: "idle" });
  t.same(shown({ state: "calling", ticket: "C007" }), {
    lines: ["请 C007 号", "到 3 号窗口"],
    tone: "call",
    flash: true,
  });
  t.same(shown({ state: "serving", ticket: "C007" }), { lines: ["C007 号", "正在办理"], tone: "serving" });
  t.same(shown({ state: "paused", pauseReason: "取材料" }), { lines: ["暂停服务", "取材料"], tone: "paused" });
  t.same(shown({ state: "closed" }), { lines: ["综合窗口（三）", "暂未开放"], tone: "closed" });
});

t.test("the hall sign keeps those who are still expected, and the public board names nobody", async (t) => {
  const call = (number: string, status: CallView["status"]): CallView => ({
    number,
    window: 3,
    windowName: "",
    call: 1,
    at: 5,
    status,
  });
  const calls = [call("A002", "called"), call("A001", "served"), call("B001", "serving")];
  const hall = {
    id: "h",
    name: "大厅",
    date: "2026-11-23",
    timeZone: "Asia/Shanghai",
    language: "zh-CN",
    look: { accent: "#0b4f55", scheme: "light", screens: "dark", letters: "normal" },
    accepting: true,
    pauses: [],
    classes: [],
  } as const;
  t.same(hallSignOf(hall, calls).calls, [
    { number: "A002", window: "3", flash: true },
    { number: "B001", window: "3", flash: false },
  ]);
  t.same(publicBoardOf(calls), [
    { win: "3", no: "A002", at: 5 },
    { win: "3", no: "B001", at: 5 },
  ]);
});

t.test("the sign over a bench window says when it will be there, and the hall is told in a word", async (t) => {
  const bench = { ...window3, number: 6, name: "潮汐窗口", isBench: true as const };
  const shown = (fields: Partial<WindowView>) => windowSignOf({ ...bench, ...fields });
  t.same(shown({ state: "closed" }), { lines: ["潮汐窗口", "高峰时开放"], tone: "closed" });
  t.same(shown({ state: "closed", opensAt: 5 }), { lines: ["即将开放", "民政优抚 综合业务"], tone: "idle" });
  t.same(shown({}), { lines: ["潮汐窗口", "民政优抚 综合业务"], tone: "idle" });
  const both = [bench, { ...bench, number: 12, services: [{ id: "general", name: "综合业务" }] }];
  t.same(openingAnnouncement(both), {
    text: "六号、十二号窗口现已开放，办理民政优抚、综合业务，请留意叫号",
    shows: "6、12 号窗口现已开放 · 民政优抚 综合业务",
    chime: true,
  });
  t.equal(closingNotice(bench), "6 号窗口办完当前业务后关闭");
});

/** A hall with two bench windows whose tide leaves everything to people, at nine on a Monday. */
const openBenchHall = async (announce = true) => {
  const base = defaultConfig();
  const bench = (id: string) => ({ id, number: Number(id), name: "潮汐窗口", services: ["medical"], isBench: true });
  const others = base.hall.windows.filter(({ id }) => id < "6");
  const hall = { ...base.hall, windows: [...others, bench("6"), bench("7")], tide: { ...base.hall.tide, announce } };
  const devices = base.devices.filter(({ id }) => !/^window-[67]/.test(id));
  const config: ConfigDocument = {
    ...base,
    hall: { ...hall, plans: [], seasons: [] },
    devices: [...devices, { id: "window-6-sign", kind: "led", window: "6" }],
  };
  const day = await openOneProcessHall({ config, start: MONDAY + 40 * 60_000 });
  const by = { role: "manager", id: "m" } as const;
  const ask = async (request: Omit<CommandRequest, "by">) => {
    const answer = day.daemon.core.port.submit({ ...request, by } as CommandRequest);
    await day.clock.settle();
    const given = await answer;
    if (!given.ok) throw new Error(given.refused);
    return given.data;
  };
  const [speaker] = day.devices.all("speaker");
  const [board] = day.devices.all("hall-sign");
  const sign = day.devices.all("window-sign").find(({ device }) => device.id === "window-6-sign");
  return { ...day, ask, speaker: speaker!, board: board!, sign: sign! };
};

const take = (service: string) => ({ kind: "TakeTicket", args: { service } }) as const;
const openWindow = (window: string, clerk: string) => ({ kind: "OpenWindow", args: { window, clerk } }) as const;

t.test("bench windows that open are announced together, behind the calls, to a hall that waits for them", async (t) => {
  const { clock, ask, speaker, board, sign, close } = await openBenchHall();
  t.teardown(close);
  await ask(openWindow("1", "1001"));
  await clock.advance(5000);
  t.same(speaker.spoken, [], "an ordinary window is no news");
  await ask({ kind: "PinWindow", args: { window: "6", state: "open", minutes: 60 } });
  await clock.advance(1000);
  t.same(sign.face.lines, ["即将开放", "医疗保障"], "somebody is on the way");
  for (let n = 0; n < 3; n++) await ask(take("medical"));
  await ask({ kind: "CallNext", args: { window: "1" } });
  await ask(openWindow("6", "1002"));
  await clock.advance(1500);
  await ask(openWindow("7", "1003"));
  t.same(sign.face.lines, ["潮汐窗口", "医疗保障"]);
  t.equal(board.face.notice, "6、7 号窗口现已开放 · 医疗保障", "the sign tells as soon as they are open");
  await clock.advance(1000);
  await ask({ kind: "CallNext", args: { window: "6" } });
  await clock.advance(30_000);
  t.same(
    speaker.spoken.map(({ shows }) => shows),
    ["请 B001 号到 1 号窗口办理", "请 B002 号到 6 号窗口办理", "6、7 号窗口现已开放 · 医疗保障"],
  );
  await clock.advance(40_000);
  t.match(board.face.notice, /留意大屏/, "and after a minute it is no news");
  await ask({ kind: "CloseWindow", args: { window: "6" } });
  await clock.advance(1000);
  t.equal(board.face.notice, "6 号窗口办完当前业务后关闭");
  await ask({ kind: "MissTicket", args: { window: "6" } });
  await clock.advance(1000);
  t.match(board.face.notice, /留意大屏/);
  t.same(sign.face.lines, ["潮汐窗口", "高峰时开放"]);
});

/** The number that each of these windows is to call. */
const invitedAt = ({ core }: { readonly core: Core }, ...windows: readonly string[]): (string | undefined)[] =>
  windows.map((window) => (core.live.snapshot(`desk/${window}`).invited as { number?: string })?.number);

t.test("a ticket that has just come invites one idle window, until it is called", async (t) => {
  const { clock, ask, daemon, close } = await openBenchHall();
  t.teardown(close);
  const invited = () => invitedAt(daemon, "1", "2");
  await ask(openWindow("1", "1001"));
  await ask(openWindow("2", "1002"));
  await ask(take("medical"));
  await ask(take("medical"));
  await clock.advance(100);
  t.same(invited(), [undefined, "B001"], "the window whose own work it is, and the first who came");
  await ask({ kind: "CallNext", args: { window: "2" } });
  t.same(invited(), [undefined, undefined]);
  await ask(take("civil"));
  t.same(invited(), ["C001", undefined]);
  await ask({ kind: "PauseWindow", args: { window: "1", reason: "临时离开" } });
  t.same(invited(), [undefined, undefined], "nobody sits there");
});

t.test("whoever comes back from a hold, or is sent on, invites a window too", async (t) => {
  const { ask, daemon, close } = await openBenchHall();
  t.teardown(close);
  const invited = () => invitedAt(daemon, "1", "2");
  await ask(openWindow("1", "1001"));
  await ask(openWindow("2", "1002"));
  await ask(take("medical"));
  await ask({ kind: "CallNext", args: { window: "2" } });
  await ask({ kind: "StartService", args: { window: "2" } });
  await ask({ kind: "HoldTicket", args: { window: "2" } });
  const [ticket] = [...daemon.core.port.hall.tickets.keys()];
  await ask({ kind: "ReturnTicket", args: { ticket: ticket! } });
  t.same(invited(), [undefined, "B001"], "the window that held the ticket");
  await ask({ kind: "CallNext", args: { window: "2" } });
  await ask({ kind: "TransferTicket", args: { window: "2", toWindow: "1" } });
  t.same(invited(), ["B001", undefined], "the window it was sent to");
});

t.test("an opening that concerns nobody, is over or is not to be announced is not said", async (t) => {
  const { clock, ask, speaker, board, close } = await openBenchHall();
  t.teardown(close);
  await ask(take("civil"));
  await ask(openWindow("6", "1001"));
  await clock.advance(5000);
  t.same(speaker.spoken, [], "nobody waits for it");
  await ask(take("medical"));
  await ask(openWindow("7", "1002"));
  await ask({ kind: "CloseWindow", args: { window: "7" } });
  await clock.advance(5000);
  t.same(speaker.spoken, [], "closed before it could be said");
  const silent = await openBenchHall(false);
  t.teardown(silent.close);
  await silent.ask(take("medical"));
  await silent.ask(openWindow("6", "1001"));
  await silent.clock.advance(5000);
  t.same(silent.speaker.spoken, []);
  t.match([board.face.notice, silent.board.face.notice], [/现已开放/, /留意大屏/]);
});

t.test("a press is answered in words", async (t) => {
  const issued = { ok: true, seq: 1, data: { event: "TicketIssued", number: "A005", ahead: 3 } } as const;
  t.equal(tellOf(issued, true).text, "您已领取 A005 号，前方等待 3 人");
  t.match(tellOf(issued, false).text, /请记住号码/);
  t.same(tellOf({ ok: false, refused: "nobody-waiting" }, true), { text: "没有等候的号", tone: "no" });
});

t.test("[HALL-3.5] the ladder is only climbed up, and every rung ends", async (t) => {
  const rungs: Rung[] = [firstRung, { at: "sent", attempt: 3 }, { at: "accepted" }, { at: "started" }];
  const height = (rung: Rung) => ["sent", "accepted", "started", "settled"].indexOf(rung.at);
  for (const rung of rungs) {
    for (const ack of ackStates) t.ok(height(onAck(rung, ack)) >= height(rung), `${rung.at} + ${ack}`);
  }
  const settled: Rung = { at: "settled", outcome: "done" };
  for (const ack of ackStates) t.equal(onAck(settled, ack), settled, `settled + ${ack}`);
  let { rung, sendAgain } = onLate(firstRung);
  t.ok(sendAgain);
  ({ rung, sendAgain } = onLate(rung));
  t.ok(sendAgain);
  ({ rung, sendAgain } = onLate(rung));
  t.same([rung, sendAgain], [{ at: "settled", outcome: "unknown" }, false], "two repeats, then nobody knows");
  t.equal(doneWithinMs("say", { text: "八个字八个字八个" }), 5000, "four characters a second, and three seconds");
  t.equal(doneWithinMs("print", {}), 10_000);
});

const laneOf = (members = ["speaker-1"], lengthMax = 3) => {
  const clock = new VirtualClock(MONDAY);
  const sent: (Omit<DeviceCommand, "boot" | "v"> & { member?: string })[] = [];
  const ended: string[] = [];
  const lane = new Lane({
    members,
    clock,
    lengthMax,
    send: (command, member) => sent.push(member === undefined ? command : { ...command, member }),
    ended: (member, op, outcome) => ended.push(`${member} ${op} ${outcome}`),
  });
  const outcomes: [string, Outcome][] = [];
  const job = (id: string, fields: Partial<Job> = {}): Job => ({
    id,
    op: "say",
    args: { text: id },
    ttlMs: 15_000,
    doneMs: 5000,
    key: id,
    settled: (results) => outcomes.push([id, bestOutcome(results)]),
    ...fields,
  });
  const ack = (id: string, st: (typeof ackStates)[number], member = members[0]!) =>
    lane.onAck(member, { id, st, boot: 1 });
  return { lane, clock, sent, ended, outcomes, job, ack };
};

t.test("one utterance at a time, in order", async (t) => {
  const { lane, sent, outcomes, job, ack } = laneOf();
  for (const id of ["a", "b", "c"]) lane.add(job(id));
  t.same(
    sent.map(({ id }) => id),
    ["a"],
  );
  ack("a", "accepted");
  ack("a", "done");
  t.same(
    sent.map(({ id }) => id),
    ["a", "b"],
  );
  ack("a", "done");
  t.same(outcomes, [["a", "done"]], "a repeated acknowledgement settles nothing twice");
  lane.stop();
});

t.test("[HALL-3.7] a newer call of the window cancels the older one at once, queued or running", async (t) => {
  const { lane, sent, outcomes, job } = laneOf();
  lane.add(job("old", { key: "call:3" }));
  lane.add(job("other", { key: "call:1" }));
  lane.add(job("waiting", { key: "call:3" }));
  lane.add(job("new", { key: "call:3" }), ({ key }) => key === "call:3");
  t.same(outcomes, [
    ["waiting", "superseded"],
    ["old", "superseded"],
  ]);
  t.same(sent.at(-1)?.cancel, ["old"]);
  lane.stop();
});

t.test("news gives way to calls, also to those that come after it", async (t) => {
  const { lane, sent, outcomes, job, ack } = laneOf();
  lane.add(job("call"));
  lane.add(job("news", { goes: "last" }));
  lane.add(job("later call"));
  lane.add(job("question", { goes: "first" }));
  t.equal(lane.length, 4);
  for (const id of ["call", "question", "later call", "news"]) ack(id, "done");
  t.same(
    sent.map(({ id }) => id),
    ["call", "question", "later call", "news"],
  );
  lane.add(job("call again"));
  lane.add(job("old news", { goes: "last" }));
  lane.add(job("both news", { goes: "last" }), ({ id }) => id === "old news");
  t.same(outcomes.at(-1), ["old news", "superseded"]);
  lane.stop();
});

t.test("what has waited too long is not said at all", async (t) => {
  const { lane, clock, sent, outcomes, job, ack } = laneOf();
  lane.add(job("a", { doneMs: 60_000 }));
  lane.add(job("stale"));
  ack("a", "started");
  await clock.advance(16_000);
  ack("a", "done");
  t.same(outcomes, [
    ["a", "done"],
    ["stale", "expired"],
  ]);
  t.equal(sent.length, 1);
  lane.stop();
});

t.test("a silent device gets the same id three times and is then unknown; a full lane says so", async (t) => {
  const { lane, clock, sent, ended, outcomes, job } = laneOf();
  t.same(
    [..."abcde"].map((id) => lane.add(job(id))),
    [true, true, true, true, false],
  );
  await clock.advance(6001);
  t.same(
    sent.map(({ id }) => id),
    ["a", "a", "a", "b"],
  );
  t.same(outcomes, [["a", "unknown"]]);
  t.same(ended, ["speaker-1 say unknown"]);
  lane.stop();
  t.same(clock.armed(), []);
});

t.test(
  "[HALL-3.9] a group gets one message; each member answers, and only the silent one is asked again",
  async (t) => {
    const { lane, clock, sent, outcomes, job, ack } = laneOf(["east", "west"]);
    lane.add(job("a"));
    t.equal(sent.length, 1);
    ack("a", "accepted", "east");
    ack("a", "done", "east");
    t.same(outcomes, [], "west has not answered yet");
    await clock.advance(2001);
    t.same(
      sent.map(({ member }) => member),
      [undefined, "west"],
    );
    await clock.advance(10_000);
    t.same(outcomes, [["a", "done"]], "one speaker has said it");
    lane.stop();
  },
);

t.test("[HALL-2.1] a sign gets its latest want until it shows it", async (t) => {
  const clock = new VirtualClock(MONDAY);
  const published: string[] = [];
  const mirror = new Mirror({
    clock,
    publish: (device, { ver, state }) => published.push(`${device} ${ver} ${state.line}`),
  });
  mirror.want("sign", 7, { line: "one" });
  mirror.want("sign", 8, { line: "one" });
  mirror.want("sign", 8, { line: "two" });
  t.same(published, ["sign 7 one", "sign 8 two"], "the same again is not published");
  await clock.advance(3001);
  t.equal(published.length, 3, "not shown in time: once more");
  t.notOk(mirror.onShown("sign", 7), "an older version is not it");
  t.ok(mirror.onShown("sign", 8));
  await clock.advance(600_000);
  t.equal(published.length, 3, "shown: silence");
  t.ok(mirror.want("sign", 8, { line: "two" }, true) > 8, "a recall shows the same anew, as a later version");
  mirror.stop();
});

t.test("a call is delivered when every way has said it; a miss is told at once", async (t) => {
  const clock = new VirtualClock(MONDAY);
  const told: [readonly Way[], readonly Way[]][] = [];
  const delivery = new Delivery({ clock, record: (_call, reached, missed) => told.push([reached, missed]) });
  const call = { ticket: "20261123-A001", call: 1 };
  delivery.follow(call, ["sign", "voice", "screen"]);
  delivery.reach(call, "sign");
  t.same(told, []);
  delivery.miss(call, "voice");
  t.same(told, [[["sign"], ["voice"]]]);
  await clock.advance(5001);
  t.same(told.at(-1), [["sign"], ["voice", "screen"]], "a screen that shows nothing in five seconds has missed it");
  t.same(clock.armed(), []);
});

t.test("[HALL-1.2] a late will of an earlier boot is not believed", async (t) => {
  const presence = unknownPresence({ id: "s", kind: "led" }, 0);
  onState(presence, { s: "ready", boot: 2 }, 10);
  t.notOk(onState(presence, { s: "lost", boot: 1 }, 20));
  t.equal(presence.state, "ready");
  t.ok(onState(presence, { s: "lost", boot: 2 }, 30));
  t.equal(presence.state, "lost");
  onState(presence, { s: "ready", boot: 3 }, 40);
  onShown(presence, { ver: 1, faults: ["paper-out"] }, 50);
  t.notOk(isUsable(presence), "a printer without paper takes no job");
});

t.test("a device that is coming up is not yet known, and no fault", async (t) => {
  const presence = unknownPresence({ id: "s", kind: "led" }, 0);
  onState(presence, { s: "init", boot: 1 }, 10);
  t.equal(presence.state, "unknown");
  onState(presence, { s: "ready", boot: 1 }, 20);
  onState(presence, { s: "init", boot: 2 }, 30);
  t.equal(presence.state, "unknown", "nor when it starts anew");
  t.notOk(isUsable(presence));
});

t.test("a pad rates visitors of its own window, and those of no other", async (t) => {
  const hall = await openOneProcessHall({ start: MONDAY + 40 * 60_000 });
  const { port } = hall.daemon.core;
  const by = { role: "manager", id: "m" } as const;
  const steps: CommandRequest[] = [
    { kind: "OpenWindow", args: { window: "3", clerk: "1003" }, by },
    { kind: "TakeTicket", args: { service: "civil" }, by },
    ...(["CallNext", "StartService", "FinishService"] as const).map((kind) => ({ kind, args: { window: "3" }, by })),
  ];
  for (const step of steps) {
    const answer = port.submit(step);
    await hall.clock.advance(100);
    t.ok((await answer).ok, step.kind);
  }
  const [ticket = ""] = port.hall.tickets.keys();
  const press = (id: string, data: Record<string, unknown>) => {
    const pad = defaultConfig().devices.find((device) => device.id === id)!;
    return readPresses().read(pad, { n: 1, boot: 1, type: "rating", data }, port.hall, true);
  };
  t.match(press("window-3-pad", { ticket, grade: 2, tags: ["unfriendly"] }), {
    requests: [{ kind: "RateTicket", args: { ticket, grade: 2, tags: ["unfriendly"] } }],
  });
  t.match(press("window-4-pad", { ticket, grade: 5 }), { fault: /expected one that was served at window 4/ });
  t.match(press("window-3-pad", { ticket: "20261123-Z999", grade: 5 }), { fault: /expected one that was served/ });
  t.match(press("window-3-pad", { ticket, grade: 5, tags: ["快"] }), { fault: /\/tags\/0 is "快"/ });
  await hall.close();
});

t.test("all pads of a window ask, the first press counts, and one that comes back is asked again", async (t) => {
  const base = defaultConfig();
  const second = { id: "window-3-tablet", kind: "rater", window: "3" } as const;
  const hall = await openOneProcessHall({
    config: { ...base, devices: [...base.devices, second] },
    start: MONDAY + 40 * 60_000,
  });
  const by = { role: "manager", id: "m" } as const;
  const step = async (kind: CommandRequest["kind"], args: object) => {
    const answer = hall.daemon.core.port.submit({ kind, args, by } as CommandRequest);
    await hall.clock.advance(300);
    t.ok((await answer).ok, kind);
  };
  const pads = ["window-3-pad", "window-3-tablet", "window-4-pad"].map((id) =>
    hall.devices.all("evaluator-pad").find(({ device }) => device.id === id),
  );
  const asking = () => pads.map((pad) => pad?.face.asking !== null);
  await step("OpenWindow", { window: "3", clerk: "1003" });
  await step("TakeTicket", { service: "civil" });
  for (const kind of ["CallNext", "StartService", "FinishService"] as const) await step(kind, { window: "3" });
  t.same(asking(), [true, true, false]);
  const first = pads[1]!.face.asking;
  const client = `${base.hall.id}-window-3-tablet`;
  hall.broker.bar(client);
  await hall.clock.advance(2000);
  hall.broker.admit(client);
  await hall.clock.advance(10_000);
  const again = pads[1]!.face.asking;
  t.not(again?.command, first?.command, "asked again");
  t.ok(again && again.seconds < 30 && again.ticket === first?.ticket, "with what is left of the time");
  t.equal(pads[0]!.face.asking?.seconds, 30, "and nobody else");
  pads[1]!.press(5);
  await hall.clock.advance(1000);
  t.same(asking(), [false, false, false], "the other one thanks too");
  t.notOk(pads[0]!.press(1));
  const rated = hall.daemon.recorded.flatMap(({ event }) => (event.kind === "TicketRated" ? [event.data.grade] : []));
  t.same(rated, [5]);
  await hall.close();
});

t.test("[HALL-5.4] whatever a device sends, it is understood or told what is wrong with it", async (t) => {
  const open = openInbox();
  const topics = topicsOf("tongshan");
  const ev = topics.device("kiosk-1", "ev");
  t.match(open(ev, "{"), { fault: /no JSON/ });
  t.match(open(ev, '{"n":0,"boot":1,"type":"button","data":{}}'), { fault: /ev: \/n is 0, expected to be >= 1/ });
  t.match(
    open(ev, '{"n":1,"boot":1,"type":"button","data":{},"extra":1}'),
    { branch: "ev" },
    "[HALL-0.2] unknown fields are ignored",
  );
  t.equal(open("somewhere/else", "{}"), undefined);
  t.equal(open(topics.log("kiosk-1", "info"), "hello"), undefined, "[HALL-1.8] nothing depends on a log");
  fc.assert(
    fc.property(
      fc.constantFrom("$state", "$desc", "st", "ack", "ev"),
      fc.oneof(fc.string(), fc.json()),
      (branch, payload) => {
        open(`hall/1/tongshan/dev/kiosk-1/${branch}`, payload);
      },
    ),
    { numRuns: 2000 },
  );
});

t.test("a press becomes one command, named for ever by the press itself", async (t) => {
  const hall = await openOneProcessHall({ start: MONDAY + 40 * 60_000 });
  const state = hall.daemon.core.port.hall;
  const presses = readPresses();
  const machine = defaultConfig().devices.find(({ id }) => id === "kiosk-1")!;
  const keypad = defaultConfig().devices.find(({ id }) => id === "window-1-keypad")!;
  const event = (data: Record<string, unknown>, type = "button") => ({ n: 7, boot: 3, type, data });
  t.match(presses.read(machine, event({ key: "2" }), state, true), {
    requests: [{ id: "device:kiosk-1:3:7", kind: "TakeTicket", args: { service: "medical", paper: true } }],
  });
  t.match(presses.read(machine, event({ key: "9" }), state, true), { fault: /data\/key is "9", expected one of 1, 2/ });
  t.match(presses.read(machine, event({}), state, true), { fault: /data: \/key is missing/ });
  t.match(
    presses.read(keypad, event({ key: "call" }), state, true),
    {
      requests: [
        { kind: "OpenWindow", args: { window: "1", clerk: "1001" } },
        { kind: "CallNext", args: { window: "1" } },
      ],
    },
    "in a small hall the call key opens the window too",
  );
  state.windows.get("1")!.state = "calling";
  t.match(
    presses.read(keypad, event({ key: "evaluate" }), state, true),
    {
      requests: [
        { id: "device:window-1-keypad:3:7:start", kind: "StartService" },
        { id: "device:window-1-keypad:3:7", kind: "FinishService" },
      ],
    },
    "a keypad without a key for the beginning begins and finishes with one press",
  );
  t.match(presses.read(keypad, event({ key: "rest" }), state, true), { requests: [{ kind: "PauseWindow" }] });
  state.windows.get("1")!.state = "paused";
  t.match(presses.read(keypad, event({ key: "rest" }), state, true), { requests: [{ kind: "ResumeWindow" }] });
  state.windows.get("1")!.state = "closed";
  t.match(presses.read(keypad, event({ key: "fly" }), state, true), { fault: /expected one of call, recall/ });
  t.match(presses.read(keypad, event({ grade: 5 }, "rating"), state, true), { fault: /type is "rating"/ });
  await hall.close();
});

t.test("[HALL-1.6] what a broker has kept of a device that is no more is cleared", async (t) => {
  const hall = await openOneProcessHall();
  const old = hall.broker.connect({ clientId: "tongshan-old-sign", username: "old-sign", password: "" });
  const topic = topicsOf("tongshan").device("old-sign", "$state");
  await hall.clock.settle();
  void old.publish({ topic, payload: '{"s":"ready","boot":1}', retain: true });
  await hall.clock.advance(1000);
  const kept: string[] = [];
  const reader = hall.broker.connect({ clientId: "tongshan-reader", username: "reader", password: "" });
  await hall.clock.settle();
  void reader.subscribe([topic], ({ payload }) => kept.push(payload));
  await hall.clock.advance(1000);
  t.same(kept, []);
  for (const bus of [old, reader]) void bus.close();
  await hall.clock.settle();
  await hall.close();
});

t.test("[HALL-3.6] a paper in doubt is asked about before the next one is printed", async (t) => {
  const hall = await openOneProcessHall({ start: MONDAY + 30 * 60_000 });
  t.teardown(() => hall.close());
  const [printer] = hall.devices.all("printer");
  const [machine] = hall.devices.all("ticket-machine");
  printer!.device.apply(mute());
  for (let press = 0; press < 20; press++) {
    machine!.press("6");
    await hall.clock.advance(200);
  }
  await hall.clock.advance(3500);
  printer!.device.heal();
  await hall.clock.advance(60_000);
  const { tickets } = hall.daemon.core.port.hall;
  t.same(
    [...tickets.values()].map(({ paper }) => paper),
    Array(20).fill("printed"),
    "while the printer still remembers it",
  );
  t.equal(printer!.papers.length, 20);
});

t.test("[HALL-3.6] a printer that is still away when the daemon is back is asked once it has returned", async (t) => {
  const hall = await openOneProcessHall({ start: MONDAY + 30 * 60_000 });
  t.teardown(() => hall.close());
  const [printer] = hall.devices.all("printer");
  hall.devices.all("ticket-machine")[0]!.press("6");
  await hall.clock.advance(100);
  const paper = () => [...hall.daemon.core.port.hall.tickets.values()].map(({ paper }) => paper);
  t.same(paper(), ["wanted"]);
  printer!.device.apply(lost(25_000));
  await hall.restart();
  await hall.clock.advance(20_000);
  t.same(paper(), ["wanted"], "nobody gives up while it may return");
  await hall.clock.advance(30_000);
  t.same(paper(), ["printed"]);
  t.equal(printer!.papers.length, 1);
});

t.test("a number pressed before the printer has found back to the hall is printed when it has", async (t) => {
  const hall = await openOneProcessHall({ start: MONDAY + 30 * 60_000 });
  t.teardown(() => hall.close());
  const [printer] = hall.devices.all("printer");
  printer!.device.apply(lost(8_000));
  await hall.clock.advance(1_000);
  const topic = topicsOf(hall.config.hall.id).device(printer!.device.id, "$state");
  void hall.daemon.bus.publish({ topic, payload: "", retain: true }); // The broker inside forgets with the daemon.
  await hall.restart();
  hall.devices.all("ticket-machine")[0]!.press("6");
  await hall.clock.advance(3_000);
  t.equal(printer!.papers.length, 0);
  await hall.clock.advance(20_000);
  t.equal(printer!.papers.length, 1);
  t.same(
    [...hall.daemon.core.port.hall.tickets.values()].map(({ paper }) => paper),
    ["printed"],
  );
});
