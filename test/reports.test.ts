// Reports as people get them: by the command line and as files that other programs open.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import t from "tap";
import { checker } from "../src/base/check.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { runCommandLine } from "../src/daemon/cli/main.ts";
import { exportViews } from "../src/daemon/export/export-tables.ts";
import { openForReading } from "../src/daemon/ledger/database.ts";
import { csvOf } from "../src/daemon/reports/csv.ts";
import { plotSvg, tickFor } from "../src/daemon/reports/plot.ts";
import { ReportDesk } from "../src/daemon/reports/report-desk.ts";
import type { ReportTable } from "../src/daemon/reports/report-tables.ts";
import { xlsxOf } from "../src/daemon/reports/xlsx.ts";
import { datesOf } from "../src/hall/statistics/period.ts";
import { Report } from "../src/hall/statistics/report-schema.ts";
import * as story from "./given-when-then.ts";
import { configuredHall, folderFor } from "./ledger-hall.ts";

const MINUTE_MS = 60_000;
const EVIL = '=HYPERLINK("http://x.cn","看")';

/** Two days of a small hall with a window whose name a spreadsheet would run; three visitors, then one. */
const folder = await (async () => {
  const folder = folderFor(t);
  const windows = [{ id: "w1", number: 1, name: EVIL, services: ["civil", "tax"] }];
  const hall = await configuredHall({ folder }, story.rulesWith({ windows }));
  const serveOne = async () => {
    await hall.clock.advance(4 * MINUTE_MS);
    await hall.ask(story.callNext("w1"));
    await hall.clock.advance(MINUTE_MS);
    await hall.ask(story.start("w1"));
    await hall.clock.advance(10 * MINUTE_MS);
    await hall.ask(story.finish("w1"));
  };
  await hall.ask(story.open("w1", "c1"), story.take("civil"), story.take("tax"), story.take("tax"));
  for (let n = 0; n < 2; n++) await serveOne();
  await hall.clock.advance(24 * 60 * MINUTE_MS);
  await hall.ask(story.open("w1", "c1"), story.take("civil"));
  await serveOne();
  hall.close();
  return folder;
})();

const command = async (...args: string[]) => {
  const lines: string[] = [];
  const note = (line: string) => void lines.push(line);
  const code = await runCommandLine(args, { isTerminal: false, out: note, err: note });
  return { code, lines, text: lines.join("\n") };
};

const run = (...args: string[]) => command("report", ...args, "--data", folder);

const isReport = checker(Report);

const reportOf = async (...args: string[]): Promise<Report> => {
  const { text } = await run(...args, "--json");
  const checked = isReport(JSON.parse(text));
  if (!checked.ok) throw new Error(`no report: ${JSON.stringify(checked.problems)}`);
  return checked.value;
};

t.test(
  "[Q5] the command line tells a day in the hall's language or in English, aligned and without colours in a pipe",
  async (t) => {
    const { code, lines, text } = await run("--day", "2026-11-23");
    t.equal(code, 0);
    t.match(lines[0], /便民服务中心 日报 2026-11-23$/);
    t.match(text, /取号 +3\n叫到 +2\n办结人次 +2/);
    t.notOk(text.includes("\u001b["));
    const english = await run("--day", "2026-11-23", "--lang", "en", "--table", "windows");
    t.match(english.text, /Matters finished +2/);
    t.equal((await run("--day", "2026-11-23", "--table", "nothing")).code, 2);
    t.match(await run("--day", "2026-02-30"), { code: 2, text: /--day is "2026-02-30", expected a date/ });
    t.match(await run("--month", "2026-01"), { code: 1, text: /DAY_UNKNOWN/ });
    t.equal((await run("--day", "2026-11-23", "--xlsx")).code, 2, "a workbook is no text for a terminal");
  },
);

t.test("a week and a month are their days added up, with percentiles of all visits together", async (t) => {
  const [first, second] = [await reportOf("--day", "2026-11-23"), await reportOf("--day", "2026-11-24")];
  const [week, month] = [await reportOf("--week", "2026-11-25"), await reportOf("--month", "2026-11")];
  t.match(first, { isRunning: false, tickets: { tickets: 3, served: 2, expired: 1, open: 0 } });
  t.match(second, { isRunning: true, tickets: { tickets: 1, served: 1 } });
  t.match(week, {
    from: "2026-11-23",
    to: "2026-11-29",
    tickets: { tickets: 4, served: 3 },
    stays: { waiting: { n: 3, max: 19, p50: 4 } },
  });
  t.match(month, { from: "2026-11-01", to: "2026-11-30", tickets: week.tickets });
  t.same(
    week.days.map(({ date, tickets }) => [date, tickets.tickets]),
    [
      ["2026-11-23", 3],
      ["2026-11-24", 1],
    ],
  );
});

t.test("weeks begin on Monday and months end on their last day, over the year too", async (t) => {
  t.same(datesOf("week", "2027-01-01"), { from: "2026-12-28", to: "2027-01-03" });
  t.same(datesOf("month", "2028-02"), { from: "2028-02-01", to: "2028-02-29" });
  t.same(datesOf("month", "2026-12-31"), { from: "2026-12-01", to: "2026-12-31" });
  t.equal(datesOf("month", "2026-13"), undefined);
  t.equal(datesOf("day", "2026-11"), undefined);
});

t.test("a workbook opens with a sheet a table, its numbers as numbers and no text as a formula", async (t) => {
  const out = join(folder, "report.xlsx");
  t.equal((await run("--day", "2026-11-23", "--out", out)).code, 0);
  const book = read(readFileSync(out));
  t.same(book.SheetNames, ["概况", "业务", "窗口", "窗口人员", "时段", "评价"]);
  const [row] = utils.sheet_to_json<Record<string, unknown>>(book.Sheets.窗口!);
  t.match(row, { 编号: "w1", 名称: EVIL, 办理件次: 2, 叫号: 2, 等候最长: 19 });
  t.equal(book.Sheets.窗口!.B2!.f, undefined, "what looks like a formula is a text");
});

t.test("comma-separated values are read back by another program to the same table, and start no formula", async (t) => {
  const table: ReportTable = {
    id: "one",
    title: "一",
    heads: ["名,称", "数"],
    rows: [
      [
        { measure: "text", value: 'a "b"\nc' },
        { measure: "count", value: 3 },
      ],
      [
        { measure: "text", value: EVIL },
        { measure: "minutes", value: -1.5 },
      ],
      [{ measure: "text" }, { measure: "share", value: 0.25 }],
    ],
  };
  const text = csvOf([table]);
  t.equal(text.charCodeAt(0), 0xfeff, "Excel takes it for UTF-8");
  const sheet = read(Buffer.from(text), { raw: true }).Sheets.Sheet1!;
  t.same(utils.sheet_to_json(sheet, { header: 1, defval: "" }), [
    ["名,称", "数"],
    ['a "b"\nc', "3"],
    [`'${EVIL}`, "-1.5"],
    ["", "0.25"],
  ]);
  t.match(
    csvOf([table, table]),
    /^\uFEFF一\r\n"名,称",数\r\n[\s\S]*\r\n\r\n一\r\n/,
    "several stand below one another, each under its title",
  );
  t.ok((await xlsxOf([table])).length > 1000);
});

t.test("a page to print stands by itself and takes no name for code", async (t) => {
  const out = join(folder, "report.html");
  t.equal((await run("--week", "2026-11-23", "--out", out)).code, 0);
  const page = readFileSync(out, "utf8");
  t.notMatch(page, /<script|https?:\/\/(?!x\.cn)|src=|@import/, "nothing is fetched");
  t.notOk(page.includes('("http://x.cn"'), "names are escaped");
  t.equal(page.match(/<svg/g)?.length, 4);
  t.match(page, /<h1>便民服务中心 周报 2026-11-23 – 2026-11-29（当日未结束）<\/h1>/);
});

t.test("a plot has a round scale that holds its largest value, and a gap where there is none", async (t) => {
  for (const [largest, tick] of [
    [0, 1],
    [3, 1],
    [4, 1],
    [5, 2],
    [70, 20],
    [401, 200],
  ] as const) {
    t.equal(tickFor(largest), tick, `${largest}`);
    t.ok(4 * tick >= largest);
  }
  const svg = plotSvg({
    title: "<a>",
    labels: ["1", "2", "3"],
    series: [{ name: "b", style: "line", values: [1, undefined, 2] }],
  });
  t.match(svg, /d="M[\d. ]+M[\d. ]+"/);
  t.notOk(svg.includes("<a>"));
});

t.test("[Q5] days can be had as a database whose views agree with the report", async (t) => {
  const file = join(folder, "hall.sqlite");
  const exported = await command("export", "--sqlite", file, "--data", folder);
  t.match(exported, { code: 0, text: /2 days/ });
  const db = openForReading(file);
  const first = await reportOf("--day", "2026-11-23");
  const { tickets, stays } = first;
  t.same(db.prepare("SELECT * FROM day WHERE date = ?").get("2026-11-23"), {
    ...{ date: "2026-11-23", tickets: tickets.tickets, called: tickets.called, served: tickets.served },
    ...{ missed: 0, cancelled: 0, expired: tickets.expired, open: 0 },
  });
  const [window] = db.prepare("SELECT * FROM window_day WHERE date = '2026-11-23'").all();
  t.match(window, {
    window: "w1",
    calls: stays.calls,
    finished: 2,
    mean_wait_min: stays.waiting.mean,
    max_wait_min: 19,
  });
  const use = db.prepare("SELECT * FROM window_use ORDER BY date").all();
  t.match(use[0], { busy_min: first.windows[0]!.use.busyMinutes, open_min: first.windows[0]!.use.openMinutes });
  for (const { name } of exportViews) t.doesNotThrow(() => db.prepare(`SELECT * FROM ${name}`).all(), name);
  t.match(db.prepare("SELECT issued_at, slot FROM ticket").get(), { issued_at: "2026-11-23 08:00:00", slot: 16 });
  db.close();
  t.equal((await command("export", "--sqlite", file, "--data", folder)).code, 2, "no file is written over");
  t.match((await command("sql")).text, /CREATE VIEW window_use/);
});

/** A clock on which every look takes some ms, as if each step were long. */
class SlowClock extends VirtualClock {
  #looks = 0;
  override elapsed = (): number => 5 * this.#looks++;
}

t.test(
  "a report is made beside the calls: it gives way again and again, and too many at once are refused",
  async (t) => {
    const clock = new SlowClock(Date.parse("2026-11-24T12:00:00+08:00"));
    const desk = new ReportDesk({ folder, clock, history: () => [] });
    let turns = 0;
    const others = () => {
      turns++;
      if (turns < 1000) clock.soon(others);
    };
    clock.soon(others);
    const asked = ["20", "21", "22", "23", "24", "25", "26", "27"].map((day) =>
      desk.read({ period: "day", date: `2026-11-${day}` }),
    );
    t.equal(desk.read({ period: "week", date: "2026-11-23" }), undefined, "eight wait already");
    const all = Promise.allSettled(asked);
    await clock.settle();
    const answers = await all;
    t.same(
      answers.map(({ status }) => status).filter((status) => status === "fulfilled").length,
      2,
      "two days are on record",
    );
    t.match(answers[0], { reason: { code: "DAY_UNKNOWN" } });
    t.match(answers[3], { value: { tickets: { tickets: 3 } } });
    t.ok(turns > 20, "others had their turns in between");
    const again = desk.read({ period: "month", date: "2026-11" });
    await clock.settle();
    t.match(await again, { tickets: { tickets: 4 } }, "and later there is room again");
  },
);

t.test("the same question within seconds is answered from the same report, and from a new one later", async (t) => {
  const clock = new VirtualClock(Date.parse("2026-11-24T12:00:00+08:00"));
  const desk = new ReportDesk({ folder, clock, history: () => [] });
  const read = async () => {
    const reading = desk.read({ period: "day", date: "2026-11-24" });
    await clock.settle();
    return reading;
  };
  const first = await read();
  t.equal(await read(), first);
  await clock.advance(11_000);
  const later = await read();
  t.not(later, first);
  t.same(later, first);
});
