// A simulated week in the halls of the five documents: what the hall reports is what its people have counted for themselves,
// figure by figure; and nowhere outside the sealed boxes is anything that tells who they were.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import t, { type Test } from "tap";
import type { ConfigDocument } from "../src/daemon/config/document.ts";
import { checkConfig, readConfigFile } from "../src/daemon/config/load.ts";
import { lookBack } from "../src/daemon/past/past-days.ts";
import { supervisionOf } from "../src/daemon/past/supervision.ts";
import { makeReport } from "../src/daemon/reports/make-report.ts";
import { partNames } from "../src/hall/part.ts";
import { runThrough } from "../src/hall/statistics/run-through.ts";
import { quickFolder } from "./one-process-hall.ts";
import { hallsFigures, peoplesFigures } from "./week/held-against.ts";
import { liveWeek } from "./week/live-week.ts";
import type { OwnCount } from "./week/own-count.ts";
import { openWeekHall, type WeekHall } from "./week/week-hall.ts";

const MONDAY = Date.parse("2026-11-23T00:00:00+08:00");
const profiles = readdirSync("config").filter((name) =>
  /^(qianjiang|ganzhou|neixiang|tongshan|shizhong)-.*\.json$/.test(name),
);
/** A day; the last is for a search that needs many people. */
const [TOWN_VISITORS, VILLAGE_VISITORS, MANY_VISITORS] = [5, 3, 8];

const configIn = (file: string): ConfigDocument => {
  const loaded = checkConfig(readConfigFile(file));
  if (!loaded.ok) throw new Error(`${file} is wrong: ${JSON.stringify(loaded.problems)}`);
  return loaded.config;
};

/** Foretelling waits is most of a week's work, and is looked at elsewhere; the tide looks twice an hour. */
const withoutForecast = (config: ConfigDocument): ConfigDocument => ({
  ...config,
  hall: {
    ...config.hall,
    services: config.hall.services.map(({ minutes: _, ...service }) => service),
    tide: { ...config.hall.tide, reviewMinutes: 30 },
  },
});

const livedWeek = async (t: Test, config: ConfigDocument, visitors: number, isOffAtNight = true) => {
  const folder = mkdtempSync(join(quickFolder(), "tidehall-week-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const hall = await openWeekHall(config, folder, MONDAY);
  const week = await liveWeek(hall, MONDAY, visitors, isOffAtNight);
  return { hall, week, folder };
};

const WEEK = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"];

/** What supervision has seen: windows without anybody, devices that were off [N4, N7]. */
const outagesIn = (folder: string, now: number) =>
  supervisionOf(folder, WEEK, now)
    .flatMap(({ outages }) => outages)
    .map(({ of, id, from, to }) => ({ of, id, from, to }));

const asOutage = (seen: OwnCount["empty"][number] | OwnCount["brokenSign"][number]) =>
  "window" in seen
    ? { of: "window", id: seen.window, from: seen.from, to: seen.to }
    : { of: "device", id: seen.device, from: seen.from, to: seen.to };

for (const file of profiles)
  t.test(`${file}: the week's report is what the people have counted [N4, N7]`, async (t) => {
    const visitors = file.includes("village") ? VILLAGE_VISITORS : TOWN_VISITORS;
    const { week, folder, hall } = await livedWeek(t, withoutForecast(configIn(`config/${file}`)), visitors);
    hall.core.close();
    t.same(week.troubles, [], "nobody was refused what was theirs");
    const asked = { period: "week", date: "2026-11-25", now: hall.clock.now() } as const;
    const report = lookBack(folder, (past) => runThrough(makeReport(past, asked)));
    t.same(hallsFigures(report), peoplesFigures(week.count));
    t.same(outagesIn(folder, hall.clock.now()), [...week.count.empty, ...week.count.brokenSign].map(asOutage));
  });

/** Everything that a page is shown, whoever reads it. */
const shownIn = ({ core }: WeekHall): string =>
  JSON.stringify(["board", "manage", "devices", ...partNames].map((topic) => core.live.snapshot(topic)));

const filesIn = (folder: string): [string, Buffer][] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => [path, readFileSync(path)]);

t.test("after a week no name, number or telephone stands anywhere but in the sealed boxes", async (t) => {
  const { week, hall, folder } = await livedWeek(t, configIn("config/tongshan-town.json"), MANY_VISITORS, false);
  t.same(week.troubles, []);
  const shown = shownIn(hall);
  const opened = week.people.length;
  hall.core.close();
  const asked = { period: "week", date: "2026-11-25", now: hall.clock.now() } as const;
  const report = lookBack(folder, (past) => runThrough(makeReport(past, asked)));
  const places: [string, Buffer][] = [
    ...filesIn(folder),
    ["the log", Buffer.from(hall.logLines.join(""))],
    ["the pages", Buffer.from(shown)],
    ["the report", Buffer.from(JSON.stringify(report))],
  ];
  t.ok(places.length > 4 && hall.logLines.length > 100 && opened > 40, "there is something to search");
  t.ok(places.filter(([, bytes]) => bytes.includes("窗口")).length >= 3, "and what is no secret is found");
  for (const { name, telephone, idNumber } of week.people)
    for (const secret of [name, telephone, idNumber])
      for (const [place, bytes] of places) if (bytes.includes(secret)) t.fail(`${secret} stands in ${place}`);
  t.pass(`${week.people.length} people in ${places.map(([place]) => place.split("/").at(-1)).join(", ")}`);
});
