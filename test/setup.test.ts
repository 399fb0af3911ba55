// What a newcomer meets before anything runs: the set-up, the sentences when it cannot go on, and whether a test run
// counts what really happened. Nothing is installed here.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import t from "tap";
import { type Ended, run, tailOf } from "../scripts/child.js";
import { fileJob } from "../scripts/jobs.js";
import { missingFor, missingSentence, needsOf } from "../scripts/needs.js";
import { sweep } from "../scripts/run-folder.js";
import { afterSecondTry, jobsToTryAgain } from "../scripts/second-try.js";
import { installProblem, nodeProblem, roomProblem } from "../scripts/setup.js";
import { BUILD_STAMP, isBuilt, isInstalled, sourceHash } from "../scripts/stamp.js";
import { countOf } from "../scripts/tap-count.js";
import { slowestOf, summaryOf, verdictOn } from "../scripts/verdict.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const ended = (stdout: string, how: Partial<Ended> = {}): Ended => ({
  code: 0,
  signal: null,
  isLate: false,
  stdout,
  stderr: "",
  tookMs: 800,
  ...how,
});

const node = (program: string, deadlineMs = 10_000) =>
  run(process.execPath, ["-e", program], { deadlineMs, isGroup: true });

/** Nobody listens on the port. */
const isRefused = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(false));
    socket.once("error", () => resolve(true)).once("connect", () => socket.destroy());
  });

/** Starts a server, prints its port and leaves it behind. */
const LEAVES_A_SERVER = `
  const serve = 'require("net").createServer().listen(0, "127.0.0.1", function () { console.log(this.address().port); })';
  const server = require("child_process").spawn(process.execPath, ["-e", serve], { stdio: ["ignore", "pipe", "inherit"] });
  server.stdout.once("data", (port) => process.stdout.write(port, () => process.exit(0)));
`;

/** Two tests in one file, the first of which leaves behind what goes wrong while it waits. */
const failsLater = (how: string) => `
  import t from "tap";
  t.test("one", async (t) => {
    setTimeout(() => { ${how} }, 20);
    await new Promise((wake) => setTimeout(wake, 100));
    t.pass();
  });
  t.test("two", async (t) => t.pass());
`;

t.test("an error that nobody catches is a failed file", async (t) => {
  mkdirSync(join(root, ".tap"), { recursive: true });
  const folder = mkdtempSync(join(root, ".tap", "late-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  for (const how of ['throw new Error("late")', 'Promise.reject(new Error("late"))']) {
    const script = join(folder, "late.mjs");
    writeFileSync(script, failsLater(how));
    const { count } = await fileJob("test/setup.test.ts", script).run();
    t.ok(count.failed > 0, `${how}: ${count.failures.map(({ name }) => name)}`);
  }
});

t.test("a Node that is too old is named, and what to do about it", async (t) => {
  t.match(nodeProblem("18.20.4", ">=20.19"), /needs Node 20\.19 or later; this is Node 18\.20\.4/);
  t.match(nodeProblem("20.18.3", ">=20.19"), /this is Node 20\.18\.3/);
  for (const good of ["20.19.0", "22.0.0", "26.10.0"]) t.equal(nodeProblem(good, ">=20.19"), undefined, good);
});

t.test("what a run left behind that was killed is cleared away by the next one, and nothing else", async (t) => {
  const place = mkdtempSync(join(tmpdir(), "tidehall-sweep-"));
  t.teardown(() => rmSync(place, { recursive: true }));
  const { stdout: gone } = await node("process.stdout.write(String(process.pid))");
  const others = [`tidehall-run-${process.pid}`, "tidehall-run-", "tidehall-phone-12", "somebody-elses"];
  for (const name of [`tidehall-run-${gone}`, ...others]) mkdirSync(join(place, name, "deep"), { recursive: true });
  sweep(place);
  t.same(readdirSync(place).sort(), others.sort());
});

t.test("an installation that fails shows what npm said, and the cause in one sentence", async (t) => {
  const npm = (stderr: string, how: Partial<Ended> = {}) => installProblem(ended("", { code: 1, stderr, ...how }));
  t.match(npm("npm error code ENOSPC"), /npm error code ENOSPC\n\nThe disk is full/);
  t.match(npm("npm error code EAI_AGAIN"), /cannot reach its registry/);
  t.match(npm("npm error code EINTEGRITY"), /npm ci failed \(code 1\)/);
  t.match(npm("", { code: null, isLate: true }), /did not finish within 15 minutes/);
});

t.test("a disk without room is told before anything is written", async (t) => {
  t.match(roomProblem(212.7, "/srv/tidehall"), /The disk of \/srv\/tidehall has 212 MB free; the packages need 800 MB/);
  t.equal(roomProblem(5000, "/srv/tidehall"), undefined);
});

const lock = (packages: object) => JSON.stringify({ packages: { "": { name: "sample" }, ...packages } });

t.test("packages are installed when they are not those of the lock file, and only then", async (t) => {
  const fastify = { "node_modules/fastify": { version: "5.12.8" } };
  const forMac = { "node_modules/esbuild-mac": { version: "0.28.2", optional: true } };
  const installed = (wanted: object, found?: object) => {
    const record: Record<string, string> = found ? { ".package-lock.json": lock(found) } : {};
    return isInstalled(t.testdir({ "package-lock.json": lock(wanted), node_modules: record }));
  };
  t.equal(installed(fastify), false, "a fresh clone, or an installation broken off");
  t.equal(installed(fastify, fastify), true, "installed");
  t.equal(installed({ ...fastify, ...forMac }, fastify), true, "what is for another machine may be missing");
  t.equal(installed({ "node_modules/fastify": { version: "5.13.0" } }, fastify), false, "another version is wanted");
  t.equal(installed({ ...fastify, "node_modules/ws": { version: "8.0.0" } }, fastify), false, "a package is added");
  t.equal(installed({}, fastify), false, "a package is dropped");
});

t.test("the program is built again when a source has changed, and only then", async (t) => {
  const folder = t.testdir({ src: { hall: { "rules.ts": "1" } }, "package-lock.json": "{}", dist: {} });
  t.equal(isBuilt(folder), false, "never built");
  writeFileSync(join(folder, "dist", BUILD_STAMP), sourceHash(folder));
  t.equal(isBuilt(folder), true, "built");
  writeFileSync(join(folder, "README.md"), "words");
  t.equal(isBuilt(folder), true, "a document is no source");
  writeFileSync(join(folder, "src/hall/rules.ts"), "2");
  t.equal(isBuilt(folder), false, "a source has changed");
  writeFileSync(join(folder, "src/hall/rules.ts"), "1");
  t.equal(isBuilt(folder), true, "and back");
  mkdirSync(join(folder, "src/web"));
  writeFileSync(join(folder, "src/web/kiosk.tsx"), "");
  t.equal(isBuilt(folder), false, "a source is added");
  rmSync(join(folder, "src/web"), { recursive: true });
  writeFileSync(join(folder, "src/hall/rule.ts"), "1");
  rmSync(join(folder, "src/hall/rules.ts"));
  t.equal(isBuilt(folder), false, "a source is renamed");
});

const GOOD =
  "TAP version 14\nok 1 - one\n# Subtest: group\n    ok 1 - two\n    ok 2 - three\n    1..2\nok 2 - group\n1..2\n";

/** What a file printed and how it ended, and what is to be counted: passed, failed, skipped. */
const RUNS: [name: string, run: Ended, counts: [number, number, number], says?: RegExp][] = [
  ["every assertion of every depth", ended(GOOD), [3, 0, 0]],
  [
    "a failure in a group once",
    ended("# Subtest: g\n    not ok 1 - a\n    ok 2 - b\n    1..2\nnot ok 1 - g\n1..1\n", { code: 1 }),
    [1, 1, 0],
    /g > a/,
  ],
  ["skipped and todo apart", ended("ok 1 - a\nok 2 - b # SKIP no broker\nnot ok 3 - c # TODO\n1..3\n"), [1, 0, 2]],
  ["a file that says why it tests nothing", ended("1..0 # no broker here\n"), [0, 0, 1]],
  ["a file that tests nothing", ended("1..0\n"), [0, 1, 0], /asserts nothing/],
  ["a file that only talks", ended("all is well\n"), [0, 1, 0], /asserts nothing/],
  ["a crash after good assertions", ended(GOOD, { code: 7 }), [3, 1, 0], /ended with code 7/],
  ["a crash before the first", ended("", { code: 1, stderr: "SyntaxError" }), [0, 1, 0], /ended with code 1/],
  ["an end by a signal", ended("ok 1 - a\n", { code: null, signal: "SIGSEGV" }), [1, 1, 0], /SIGSEGV/],
  [
    "a deadline, besides what failed",
    ended("not ok 1 - a\n", { code: null, signal: "SIGKILL", isLate: true, tookMs: 120_000 }),
    [0, 2, 0],
    /within 120 s/,
  ],
  ["output that breaks off with code 0", ended("ok 1 - a\n# Subtest: g\n    ok 1 - b\n"), [2, 1, 0], /breaks off/],
  ["fewer assertions than planned", ended("1..3\nok 1 - a\n"), [1, 1, 0], /contradicts its plan/],
  ["a file that gives up", ended("ok 1 - a\nBail out! no disk\n"), [1, 1, 0]],
  [
    "words that look like an assertion inside a diagnosis",
    ended("ok 1 - a\n  ---\n  text: |\n    not ok 9 - trap\n  ...\n1..1\n"),
    [1, 0, 0],
  ],
];

t.test("a test run counts", async (t) => {
  for (const [name, end, [passed, failed, skipped], says] of RUNS) {
    const count = countOf(end);
    t.match(count, { passed, failed, skipped }, name);
    if (says) t.match(count.failures.at(-1)?.name, says, `${name}: says so`);
  }
});

t.test("a failure shows where it is and how to run its file again", async (t) => {
  const broken = "not ok 1 - same\n  ---\n  diff: |\n    -1\n    +2\n  stack: |\n    test/a.test.ts:3:1\n  ...\n1..1\n";
  const result = {
    name: "test/a.test.ts",
    count: countOf(ended(broken, { code: 1 })),
    tookMs: 1234,
    said: "a warning",
  };
  const verdict = verdictOn(result);
  t.match(verdict, /^not ok {2}test\/a\.test\.ts: 1 FAILED, 0 passed \(1\.2 s\)/);
  for (const line of ["✗ same", "-1", "test/a.test.ts:3:1", "| a warning", "again: node --import=tsx test/a.test.ts"]) {
    t.ok(verdict.includes(line), line);
  }
  t.match(slowestOf([result]), /1\.2 s {2}test\/a\.test\.ts/);
});

t.test("what real programs tripped is tried once more, what fails by itself is not", async (t) => {
  const job = (name: string, isWaiting: boolean) => ({ name, isWaiting, run: () => Promise.reject() });
  const result = (name: string, failed: number) => ({
    name,
    count: { passed: 1, failed, skipped: 0, failures: [] },
    tookMs: 1,
    said: "",
  });
  const jobs = ["a", "b", "c", "d"].map((name) => job(name, true));
  const again = (...failed: string[]) =>
    jobsToTryAgain(
      [...jobs, job("rules", false)],
      [...jobs.map(({ name }) => name), "rules", "build"].map((name) => result(name, failed.includes(name) ? 1 : 0)),
    ).map(({ name }) => name);
  t.same(again(), []);
  t.same(again("b", "d"), ["b", "d"]);
  t.same(again("b", "rules"), [], "the run has failed already");
  t.same(again("a", "b", "c", "d"), [], "that many are no accident");
  t.same(again("build"), []);

  const first = [result("a", 1), result("b", 2), result("c", 0)];
  const after = afterSecondTry(first, [result("a", 0), result("b", 1)]);
  t.same(
    after.results.map(({ count }) => count.failed),
    [0, 1, 0],
  );
  t.equal(after.told, "Passed only at the second try: a");
});

t.test("the last line of a run says what passed and failed", async (t) => {
  t.equal(summaryOf({ passed: 812, failed: 0, skipped: 0 }), "812 passed, 0 failed");
  t.equal(summaryOf({ passed: 1, failed: 2, skipped: 3 }), "1 passed, 2 failed, 3 skipped");
  const end = await run(process.execPath, ["scripts/test.js", "--fast"], { deadlineMs: 10_000, cwd: root });
  t.match(
    end,
    { code: 1, stderr: /--fast is no option here/, stdout: /0 passed, 1 failed\n$/ },
    "even when nothing ran",
  );
});

t.test("a program that is started ends within its deadline and takes along what it started", async (t) => {
  t.match(await node('console.log("out"); console.error("err"); process.exit(3)'), {
    code: 3,
    stdout: "out\n",
    stderr: "err\n",
  });
  t.match(
    await node("setInterval(() => {}, 1000)", 300),
    { code: null, signal: "SIGKILL", isLate: true },
    "a hanging one",
  );
  t.match(
    await run("no-such-program", [], { deadlineMs: 1000 }),
    { code: 127, stderr: /ENOENT/ },
    "one that is not there",
  );
  const parent = await node(LEAVES_A_SERVER);
  t.match(parent, { code: 0, stdout: /^\d+\n$/ });
  t.equal(await isRefused(Number(parent.stdout)), true, "a server left behind");
  t.equal(tailOf(ended("1\n2\n\n3\n", { stderr: "4\n" }), 2), "3\n4", "only the end of what it said is shown");
});

t.test("what a test file needs is read from it and from what it imports beside it", async (t) => {
  const folder = t.testdir({
    "rules.test.ts": 'import t from "tap";',
    "kiosk.test.ts": 'import { open } from "./browser/page.ts";',
    browser: { "page.ts": 'import { chromium } from "playwright-core";\nimport "../kiosk.test.ts";' },
  });
  const needs = [{ sign: /"playwright-core"/, packages: [{ name: "chromium", isThere: () => false }] }];
  const [rules, kiosk] = [join(folder, "rules.test.ts"), join(folder, "kiosk.test.ts")];
  t.same(needsOf(rules, needs), []);
  t.equal(needsOf(kiosk, needs).length, 1);
  t.same(missingFor([rules, kiosk, kiosk], needs), ["chromium"], "once");
  t.match(
    missingSentence(["chromium", "mosquitto"], ["test/kiosk.test.ts"]),
    /test\/kiosk\.test\.ts\n.*apt-get install chromium mosquitto/,
  );
});
