// A hall held against the document of its county: what is met, what is not, what cannot be known, and what the next tier would ask.
import { readdirSync } from "node:fs";
import t from "tap";
import { runCommandLine } from "../src/daemon/cli/main.ts";
import { configChecker, readConfigFile } from "../src/daemon/config/load.ts";
import type { HallEvent } from "../src/hall/events.ts";
import { documents, generalWindows, standingOf } from "../src/hall/standard/documents.ts";
import { FigureReader } from "../src/hall/standard/figures.ts";
import type { Standing } from "../src/hall/standard/hold.ts";

const names = readdirSync("config")
  .filter((file) => /-(town|village)/.test(file))
  .map((file) => file.replace(".json", ""));

const checkConfig = configChecker();
const hallOf = (name: string) => {
  const loaded = checkConfig(readConfigFile(`config/${name}.json`));
  if (!loaded.ok) throw new Error(`${name} is wrong`);
  return { rules: loaded.config.hall, devices: loaded.config.devices };
};
const tongshan = hallOf("tongshan-town");
const benchmark = hallOf("shizhong-town-benchmark");
const basic = hallOf("shizhong-town-basic");

const verdictsOf = ({ findings }: Standing, tag: string) =>
  findings.filter((one) => one.tag === tag).map(({ is }) => is);

t.test(
  "[S1] [S2] [S3] [S4] every hall of config/ meets its own document, and there is a hall for every document",
  async (t) => {
    t.strictSame(names.sort(), documents.map(({ id }) => id).sort());
    for (const name of names) {
      const subject = hallOf(name);
      t.equal(subject.rules.facility.standard, name);
      const standing = standingOf(name, subject)!;
      t.strictSame(
        standing.findings.filter(({ is }) => is === "not-met"),
        [],
        name,
      );
      t.ok(standing.met >= 3, `${name}: ${standing.met} lines`);
    }
  },
);

t.test(
  "[S1] [S2] [S3] [S8] a basic hall is told what the standard tier would ask for, and the benchmark tier nothing more",
  async (t) => {
    const standing = standingOf("shizhong-town-basic", basic)!;
    t.equal(standing.next?.id, "shizhong-town-standard");
    const asked = standing.next?.findings ?? [];
    t.strictSame([...new Set(asked.map(({ tag }) => tag))].sort(), ["S1", "S2", "S3", "S4", "S8"]);
    t.match(
      asked.find(({ tag }) => tag === "S2"),
      { found: 4, wanted: 8 },
    );
    t.match(asked.find(({ tag }) => tag === "S1")?.missing, [{ name: "投诉受理" }]);
    t.equal(standingOf("shizhong-town-benchmark", benchmark)!.next, undefined);
    t.ok(standingOf("shizhong-town-benchmark", basic)!.notMet > asked.length, "the highest tier asks for most");
  },
);

t.test(
  "whatever is taken away from a hall is missed: a sign, a deputy, a window, an appointment, the green channel",
  async (t) => {
    const against = (rules: Partial<typeof benchmark.rules>, devices = benchmark.devices) =>
      standingOf("shizhong-town-benchmark", { rules: { ...benchmark.rules, ...rules }, devices })!;
    const missed = (standing: Standing) => standing.findings.filter(({ is }) => is === "not-met").map(({ tag }) => tag);
    const { facility, staff, windows, appointments, classes } = benchmark.rules;
    t.strictSame(missed(against({})), []);
    const unsigned = { ...facility, equipment: facility.equipment.filter((thing) => thing !== "window-signs") };
    t.strictSame(missed(against({ facility: unsigned })), [], "the signs on the wire are signs");
    t.strictSame(missed(against({ facility: unsigned }, benchmark.devices.slice(0, 5))), ["S3"]);
    t.strictSame(missed(against({ staff: staff.map(({ deputies: _, ...one }) => one) })), ["S4"]);
    t.strictSame(missed(against({ windows: windows.filter(({ name }) => !name.includes("兜底")) })), ["S1"]);
    t.strictSame(missed(against({ appointments: { ...appointments, slots: [] } })), ["S4"]);
    t.strictSame(missed(against({ classes: classes.filter(({ id }) => id !== "green") })), ["S4"]);
    const { areaSquareMetres: _, ...unmeasured } = facility;
    t.strictSame(verdictsOf(against({ facility: unmeasured as typeof facility }), "S8"), ["unknown"]);
  },
);

const event = (kind: string, data: object) => ({ kind, at: 0, data }) as unknown as HallEvent;
const served = (window: string, times: number) =>
  Array.from({ length: times }, () => event("TicketServed", { ticket: "t", window, clerk: "1", servedMs: 1 }));

t.test(
  "[N4] [T3] [T5] [Q3] the last weeks speak too: empty windows, uneven load, late hand-offs, late follow-up",
  async (t) => {
    const figuresOf = (...events: readonly HallEvent[]) => {
      const reader = new FigureReader();
      for (const one of [event("DayTurned", { date: "2026-11-23" }), ...events]) reader.read(one);
      return reader.figures(generalWindows(tongshan));
    };
    const standing = (figures = figuresOf()) => standingOf("tongshan-town", { ...tongshan, figures })!;
    t.strictSame(
      verdictsOf(standingOf("tongshan-town", tongshan)!, "T3"),
      ["unknown"],
      "without a ledger nothing is known",
    );
    t.strictSame(verdictsOf(standing(), "T3"), ["met"]);
    const even = figuresOf(...served("1", 30), ...served("2", 20), ...served("3", 25), ...served("4", 2));
    t.equal(even.counts.unevenPercent, 150, "the police window is another matter");
    t.strictSame(verdictsOf(standing(figuresOf(...served("1", 30), ...served("2", 10), ...served("3", 25))), "T3"), [
      "not-met",
    ]);
    const late = [event("HandOffOverdue", { case: "c1" }), event("CaseHandedOff", { case: "c1", isLate: true })];
    t.equal(figuresOf(...late).counts.lateHandOffs, 1, "one case is late once");
    t.strictSame(verdictsOf(standing(figuresOf(...late)), "T5"), ["met", "not-met", "met"]);
    t.strictSame(verdictsOf(standing(figuresOf(event("CaseOverdue", { case: "c1" }))), "T5"), [
      "met",
      "met",
      "not-met",
    ]);
    const neixiang = hallOf("neixiang-town");
    const figures = figuresOf(event("WindowFoundEmpty", {}), event("ComplaintOverdue", {}));
    const held = standingOf("neixiang-town", { ...neixiang, figures })!;
    t.strictSame(
      held.findings.filter(({ is }) => is === "not-met").map(({ tag }) => tag),
      ["N4", "N6"],
    );
  },
);

t.test("tidehall standard prints the table, and its exit code says whether everything is met", async (t) => {
  const lines: string[] = [];
  const terminal = {
    isTerminal: false,
    out: (line: string) => void lines.push(line),
    err: (line: string) => void lines.push(line),
  };
  const data = ["--data", t.testdir()];
  const run = (...args: string[]) => runCommandLine(["standard", ...data, ...args], terminal as never);
  t.equal(await run("--config", "config/shizhong-town-basic.json"), 0);
  t.match(lines.join("\n"), /不低于 100 平方米.*120 \/ 100[\s\S]*标准型.*还要求[\s\S]*缺：投诉受理/);
  t.equal(
    await run("--config", "config/shizhong-town-basic.json", "--against", "shizhong-town-benchmark", "--lang", "en"),
    1,
  );
  t.match(lines.join("\n"), /NOT MET +S3 +a queue machine/);
  t.equal(await run("--config", "config/hall.json", "--against", "nowhere"), 2);
  lines.length = 0;
  t.equal(await run("--config", "config/qianjiang-village.json", "--json"), 0);
  t.match(JSON.parse(lines[0]!), { document: { id: "qianjiang-village" }, met: 5, notMet: 0, unknown: 0 });
});
