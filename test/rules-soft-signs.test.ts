// Soft signs told as stories: windows with work of their own and work they help with (主办 · 兼办), and calls by claim.
import assert from "node:assert/strict";
import t from "tap";
import { rulesProblems } from "../src/hall/rules/rules-problems.ts";
import { deskQueueView } from "../src/hall/views/desk-views.ts";
import { explainCall } from "../src/hall/views/sentences.ts";
import { windowView } from "../src/hall/views/views.ts";
import {
  byManager,
  callNext,
  callTicket,
  event,
  hallWith,
  miss,
  open,
  type RulesChange,
  retask,
  rulesWith,
  type Story,
  serve,
  start,
  take,
  takeMany,
  transfer,
} from "./given-when-then.ts";

/** Window 1 is for civil matters and helps with tax, window 2 the other way round. */
const softSigns: RulesChange = {
  services: [
    { id: "civil", name: "民政", prefix: "A", minutes: 10 },
    { id: "tax", name: "税务", prefix: "B", minutes: 10 },
  ],
  windows: [
    { id: "w1", number: 1, name: "一号窗口", services: ["civil"], helps: [{ service: "tax", speed: 0.8 }] },
    { id: "w2", number: 2, name: "二号窗口", services: ["tax"], helps: [{ service: "civil", speed: 0.8 }] },
  ],
};
const byClaim: RulesChange = { ...softSigns, callBy: "claim" };
const green = (service: string) => take(service, { class: "green" });

/** Who is called at a window, one after another. */
const called = (story: Story, window: string, times: number): string[] =>
  Array.from({ length: times }, () => {
    const [call] = story.given(...serve(window)).when().hall.calls;
    return story.hall.tickets.get(call!)!.number;
  });

/** Why the last call was made, in Chinese and English. */
const sentencesOf = ({ happened }: Story): string[] => {
  const call = happened.find((event) => event.kind === "TicketCalled");
  assert.ok(call);
  return [explainCall(call.data, "zh-CN"), explainCall(call.data, "en")];
};

const told = (name: string, tell: () => void) =>
  t.test(name, async (t) => {
    tell();
    t.pass("as told");
  });

told("a window helps when nobody waits for its own work, and not before", () => {
  const story = hallWith(softSigns).given(...takeMany(2, "tax"), "08:10", ...takeMany(2, "civil"), open("w1"));
  assert.deepEqual(called(story, "w1", 4), ["A001", "A002", "B001", "B002"]);
});

told("help is told to the clerk and to whoever asks why", () => {
  const story = hallWith(softSigns)
    .given(take("tax"), open("w1"), 60_000)
    .when(callNext("w1"))
    .happens(event("TicketCalled", { why: { rule: "longest-wait", waitedMs: 60_000, waiting: 1, isHelp: true } }));
  assert.deepEqual(sentencesOf(story), [
    "B001 等候最久（1 分钟），本窗口可办的有 1 人，由本窗口兼办",
    "B001 has waited longest (1 min) of 1 this window can take, as help for other windows",
  ]);
});

told("a desk counts what it may help with, and says so; the sign names both", () => {
  const story = hallWith(softSigns).given(...takeMany(3, "tax"), take("civil"), open("w1"));
  assert.deepEqual(deskQueueView(story.hall, "w1"), {
    waiting: 4,
    services: [
      { id: "civil", name: "民政", waiting: 1 },
      { id: "tax", name: "税务", waiting: 3, isHelp: true },
    ],
  });
  assert.deepEqual(windowView(story.hall, "w1")?.helps, [{ id: "tax", name: "税务" }]);
});

told("a window that is retasked to what it helped with has it as its own work", () => {
  const story = hallWith(softSigns).given(take("civil"), 1000, take("tax"), open("w1"), byManager(retask("w1", "tax")));
  assert.equal(windowView(story.hall, "w1")?.helps, undefined);
  assert.deepEqual(called(story, "w1", 1), ["B001"]);
  story.when(callNext("w1")).refused("nobody-waiting");
});

told("a chosen ticket may be one of those a window helps with", () => {
  hallWith(softSigns)
    .given(take("tax"), open("w1"))
    .when(byManager(callTicket("w1", "B001")))
    .happens(event("TicketCalled", { ticket: "B001" }));
});

told("by claim, own work comes first as long as the other has not waited much longer", () => {
  const story = hallWith(byClaim).given(take("tax"), "08:02", take("civil"), "08:04", open("w1"));
  assert.deepEqual(called(story, "w1", 1), ["A001"]);
  const long = hallWith(byClaim).given(take("tax"), "08:50", take("civil"), "08:51", open("w1"));
  assert.deepEqual(called(long, "w1", 1), ["B001"], "fifty minutes weigh more than one");
});

told("by claim, priority goes before its time and never for ever", () => {
  const early = hallWith(byClaim).given(take("civil"), "08:05", green("civil"), "08:06", open("w1"));
  assert.deepEqual(called(early, "w1", 1), ["A002"]);
  const late = hallWith(byClaim).given(take("civil"), "09:30", green("civil"), "09:31", open("w1"));
  assert.deepEqual(called(late, "w1", 1), ["A001"]);
});

told("by claim, shorter matters come first of those who have waited alike", () => {
  const rules: RulesChange = {
    ...byClaim,
    services: [
      { id: "civil", name: "民政", prefix: "A", minutes: 30 },
      { id: "tax", name: "税务", prefix: "B", minutes: 5 },
    ],
    windows: [{ id: "w1", number: 1, name: "一号窗口", services: ["civil", "tax"] }],
  };
  const story = hallWith(rules).given(take("civil"), 1000, take("tax"), "08:10", open("w1"));
  assert.deepEqual(called(story, "w1", 2), ["B001", "A001"]);
});

told("by claim, who comes back or was sent to this window is not made to wait by numbers", () => {
  const back = hallWith({ ...byClaim, missed: { rule: "keep-minutes", minutes: 60 } })
    .given(take("tax"), take("civil"), open("w1"), callNext("w1"), miss("w1"))
    .given(60_000, { kind: "ReturnTicket", args: { ticket: "A001" }, by: { role: "visitor", id: "phone" } });
  assert.deepEqual(called(back, "w1", 1), ["A001"]);
  const sent = hallWith(byClaim)
    .given(take("tax"), 1000, take("civil"), open("w1"), open("w2"), callNext("w2"), start("w2"))
    .given(transfer("w2", { toWindow: "w1" }));
  assert.deepEqual(called(sent, "w1", 2), ["B001", "A001"], "B001 took its number first");
});

told("by claim, the sentence says what was weighed", () => {
  const story = hallWith(byClaim)
    .given(...takeMany(2, "civil"), open("w1"), 120_000)
    .when(callNext("w1"));
  assert.deepEqual(sentencesOf(story), [
    "A001 按等候时间、类别和业务排在最前（已等 2 分钟），本窗口可办的有 2 人",
    "A001 comes first by wait, class and work (waited 2 min) of 2 this window can take",
  ]);
});

told("help for what is no service, for own work, or twice is a mistake that is named", () => {
  const helps = [{ service: "nobody" }, { service: "civil" }, { service: "tax" }, { service: "tax" }];
  const rules = rulesWith({
    ...softSigns,
    windows: [{ id: "w1", number: 1, name: "一号窗口", services: ["civil"], helps }],
  });
  assert.deepEqual(
    rulesProblems(rules).map(({ path, value, expected }) => `${path} ${value} ${expected}`),
    [
      '/windows/0/helps/0/service "nobody" the id of a service',
      '/windows/0/helps/1/service "civil" a service that is not its own work',
      '/windows/0/helps/3/service "tax" a value that no other entry has',
    ],
  );
});
