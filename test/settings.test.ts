// What a manager has saved before: who, when and what, to be read again and put back.
import { join } from "node:path";
import t, { type Test } from "tap";
import { seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { openCore } from "../src/daemon/core.ts";
import type { CommandRequest } from "../src/daemon/hall-port.ts";
import { silentLog } from "../src/daemon/log.ts";
import { announcementOf } from "../src/daemon/presenters/announcement.ts";
import { Settings } from "../src/daemon/settings/settings.ts";
import { settingsDocument } from "../src/daemon/settings/settings-document.ts";
import type { HallRules } from "../src/hall/rules/rules.ts";
import { folderFor, MONDAY } from "./ledger-hall.ts";
import { defaultConfig, openOneProcessHall } from "./one-process-hall.ts";

const CHEN = { role: "manager", id: "chen" } as const;
const { hall: base } = defaultConfig();

const openIn = async (t: Test, folder: string, clock: VirtualClock, rules: HallRules = base) => {
  const settings = await Settings.open({ path: join(folder, "settings.json"), base: rules });
  const opening = openCore({
    ...{ folder, clock, rules: settings.rules, log: silentLog(), personalDays: 30 },
    random: seededRandom(1),
  });
  await clock.settle();
  const core = await opening;
  t.teardown(() => core.close());
  const document = settingsDocument(settings, core.port, folder);
  const save = async (value: unknown) => {
    const saving = document.replace(document.read().version, value, CHEN);
    await clock.settle();
    return saving;
  };
  return { core, document, save };
};

const quicker = base.services.map((service, at) => (at === 0 ? { ...service, minutes: 10 } : service));

t.test(
  "each version says who saved it, when and which sections, newest first; one is read again and put back",
  async (t) => {
    const clock = new VirtualClock(MONDAY);
    const { document, save, core } = await openIn(t, folderFor(t), clock);
    await clock.advance(60_000);
    t.match(await save({ services: quicker }), { ok: true, version: 1 });
    t.match(await save({ services: quicker, undoSeconds: 40 }), { ok: true });
    const [last, before, first, ...none] = document.history();
    t.match(last, { by: "manager:chen", changed: ["undoSeconds"] });
    t.match(before, { by: "manager:chen", changed: ["services"], at: MONDAY + 60_000 });
    t.match(first, { by: "hall:start" });
    t.ok(first!.changed.includes("windows"), "the first version is all of it");
    t.same(none, []);
    const read = document.versionAt(before!.seq)!;
    t.same(
      [read.sections, read.former].map((one) => one?.services[0]?.minutes),
      [10, base.services[0]!.minutes],
    );
    t.equal(document.versionAt(before!.seq + 1000), undefined);
    t.equal(document.versionAt(last!.seq + 1), undefined, "an event that saved nothing is no version");
    await save(read.former);
    t.equal(core.port.hall.rules!.services[0]!.minutes, base.services[0]!.minutes);
    t.equal(document.history()[0]!.changed.join(), "services,undoSeconds", "what is put back is a version too");
  },
);

t.test(
  "what a manager has saved wins over the configuration, and what a restart changes is told as such",
  async (t) => {
    const [folder, clock] = [folderFor(t), new VirtualClock(MONDAY)];
    const first = await openIn(t, folder, clock);
    await first.save({ services: quicker });
    first.core.close();
    const edited = { ...base, name: "新大厅", services: base.services.map((one) => ({ ...one, minutes: 99 })) };
    const { core, document } = await openIn(t, folder, clock, edited);
    t.equal(core.port.hall.rules!.services[0]!.minutes, 10, "a section on the board is the board's");
    t.equal(core.port.hall.rules!.name, "新大厅", "and every other the configuration's");
    t.match(document.history()[0], { by: "hall:start", changed: ["name"] });
    t.equal(document.inForce().standard.services[0]!.minutes, 99);
  },
);

t.test("what could be booked in the coming week and when cases would be due is told before it is saved", async (t) => {
  const rules = { ...base, holidays: ["2027-01-01"], makeUpDays: [], extraHours: [] };
  const { document } = await openIn(t, folderFor(t), new VirtualClock(MONDAY), rules);
  const slots = { days: [5, 1], from: "09:00", to: "10:30", minutes: 30, services: ["civil", "police"] };
  const item = { id: "house", name: "建房", kind: "promised", papers: [] };
  const settings = {
    appointments: { ...base.appointments, slots: [{ ...slots, share: 0.3, capacity: { civil: 4 } }] },
    cases: {
      ...base.cases,
      items: [
        { ...item, days: 2 },
        { ...item, id: "stamp", kind: "urgent", days: 0 },
      ],
    },
  };
  const tried = document.tryOut({ settings, today: "2026-12-31" });
  if (!tried.ok) throw new Error(JSON.stringify(tried.problems));
  const { bookable = [], promises } = tried.value;
  t.same(promises, { house: "2027-01-05" }, "over the holiday and the weekend; nothing is promised of the other");
  t.same(
    bookable.filter(({ slots: count }) => count > 0),
    [{ date: "2027-01-04", slots: 3, places: { civil: 12, police: 3 } }],
    "the Friday is a holiday",
  );
  t.equal(bookable.length, 7);
  t.match(document.tryOut({ settings, today: "2026-13-45" }), { ok: true, value: { bookable: undefined } });
});

t.test("what is wrong is found before it is saved, and the list of versions has an end", async (t) => {
  const clock = new VirtualClock(MONDAY);
  const { document, save } = await openIn(t, folderFor(t), clock);
  const problem = (settings: unknown) => {
    const tried = document.tryOut({ settings });
    return tried.ok ? undefined : tried.problems[0];
  };
  t.match(problem({ undoSeconds: -1 }), { path: "/undoSeconds", value: "-1" });
  t.match(problem({ services: [{ ...quicker[0], from: 9, to: 3 }] }), { path: "/services/0/to" });
  const look = { ...base.look, accent: "#ff0000" };
  const outlook = document.tryOut({ settings: { look }, from: "2026-11-23", to: "2026-11-24" });
  t.match(outlook, {
    value: { days: [{ date: "2026-11-23", plan: "base" }, {}], colours: { dark: { "--on-accent": /^#/ } } },
  });
  t.not(
    outlook.ok && outlook.value.colours.light["--accent"],
    "#ff0000",
    "red on white is made dark enough to be read",
  );
  for (let n = 0; n < 35; n++) await save({ undoSeconds: n + 20 });
  t.equal(document.history().length, 30);
});

t.test(
  "a hall says its calls in its own words and as often as it likes, and nothing aloud in silent hours",
  async (t) => {
    const voice = {
      call: "{number}号请到{window}号窗口",
      chime: false,
      times: 2,
      quiet: [{ from: "12:00", to: "13:30" }],
    };
    const said = announcementOf({ number: "A001", window: 12, call: 1 }, voice);
    t.same(said, { text: "A零零一号请到十二号窗口", shows: "A001 号请到 12 号窗口", chime: false, times: 2 });
    const config = defaultConfig();
    const rules = { ...config.hall, sessions: [], holidays: [], voice };
    const noon = Date.parse("2026-11-23T12:00:00+08:00");
    const hall = await openOneProcessHall({ config: { ...config, hall: rules }, start: noon - 60_000 });
    t.teardown(() => hall.close());
    const step = async (kind: CommandRequest["kind"], args: object) => {
      void hall.daemon.core.port.submit({ kind, args, by: CHEN } as CommandRequest);
      await hall.clock.advance(20_000);
    };
    const ways = () =>
      hall.daemon.recorded.flatMap(({ event }) =>
        event.kind === "CallDelivered" ? [event.data.reached.includes("voice")] : [],
      );
    await step("OpenWindow", { window: "3", clerk: "1003" });
    await step("TakeTicket", { service: "civil" });
    await step("CallNext", { window: "3" });
    t.same(ways(), [true]);
    await step("RecallTicket", { window: "3" });
    t.same(ways(), [true, false], "the signs show it all the same");
  },
);

t.test(
  "a sentence without its number, or silent hours that end before they begin, are refused at their place",
  async (t) => {
    const { document } = await openIn(t, folderFor(t), new VirtualClock(MONDAY));
    const problems = (part: object) => {
      const tried = document.tryOut({ settings: { voice: { ...base.voice, ...part } } });
      return tried.ok ? [] : tried.problems.map(({ path, expected }) => `${path}: ${expected}`);
    };
    t.same(problems({ call: "请到{window}号窗口" }), ["/voice/call: a sentence with {number}"]);
    t.same(problems({ call: "{name}请{number}到{window}" }), ["/voice/call: one of {number}, {window}"]);
    t.same(problems({ quiet: [{ from: "13:00", to: "12:00" }] }), ["/voice/quiet/0/to: later than 13:00"]);
    t.same(problems({ times: 2 }), []);
  },
);
