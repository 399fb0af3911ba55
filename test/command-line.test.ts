// What the command line tells an operator about a hall: its configuration, its ledger, and the log, from which nobody may
// learn who was in the hall or what lets them in.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import t, { type Test } from "tap";
import { run } from "../scripts/child.js";
import type { Problem } from "../src/base/check.ts";
import { systemClock } from "../src/base/clock.ts";
import { systemRandom } from "../src/base/random.ts";
import type { ConfigDocument } from "../src/daemon/config/document.ts";
import { type Connection, openDurable } from "../src/daemon/ledger/database.ts";
import { LEDGER_FILE } from "../src/daemon/ledger/ledger.ts";
import { ask, type Question } from "./chaos/daemon-process.ts";
import {
  copyOf,
  ESCAPE,
  type FoundedHome,
  logLines,
  openFoundedHome,
  put,
  SERVICE,
  serving,
  startIn,
  takeNumber,
  tidehall,
} from "./processes-hall.ts";

const clock = systemClock();
const random = systemRandom();
const FATAL = 60;
t.setTimeout(120_000);

const withFullLog = (config: ConfigDocument): ConfigDocument => ({ ...config, log: { level: "debug" } });
const hall = await openFoundedHome(clock, withFullLog);
t.teardown(() => hall.remove());

const MANAGER_PASSWORD = "correct horse 马";
const WRONG_PASSWORD = "battery staple";
const PIN = "135790";
const WRONG_PIN = "975318";
const ID_NUMBER = "110101199003078515";
const CLERK = { role: "clerk", id: "1001", window: "5" };

const post = async (path: string, body: object, question: Question = {}): Promise<Record<string, unknown>> => {
  const key = crypto.randomUUID();
  const { body: answer } = await ask(hall, `/api/v1${path}`, { method: "POST", key, body, ...question });
  return answer;
};

/** Everything a hall's day brings that nobody may read about. Returns the tokens that were given. */
const workingDay = async (t: Test): Promise<string[]> => {
  t.equal((await put(hall, "/manager/password", { password: MANAGER_PASSWORD })).status, 204);
  await post("/session", { role: "manager", password: WRONG_PASSWORD });
  const manager = await post("/session", { role: "manager", password: MANAGER_PASSWORD, carrier: "bearer" });
  t.equal((await put(hall, "/staff/1001/pin", { pin: PIN }, String(manager.token))).status, 204);
  await post("/session", { ...CLERK, pin: WRONG_PIN });
  const clerk = await post("/session", { ...CLERK, pin: PIN, carrier: "bearer" });
  const taken = await post("/tickets", { service: SERVICE, person: ID_NUMBER }, { token: hall.kiosk });
  t.match(taken, { data: { number: "Z00001" } });
  await post("/tickets", { service: "no-such-service", person: ID_NUMBER }, { token: hall.kiosk });
  await post("/tickets", { service: SERVICE, who: ID_NUMBER }, { token: hall.kiosk });
  await ask(hall, `/api/v1/tickets/${ID_NUMBER}?person=${ID_NUMBER}`, { token: hall.kiosk });
  for (const step of ["open", "call-next"]) await post(`/windows/5/${step}`, {}, { token: String(clerk.token) });
  return [String(manager.token), String(clerk.token), hall.kiosk];
};

t.test("whoever reads only the first lines is told nothing about it, and the exit code stays what it is", async (t) => {
  const piped = (args: string) =>
    run("bash", ["-c", `set -o pipefail; "$0" bin/tidehall.js ${args} | true`, process.execPath], {
      deadlineMs: 15_000,
    });
  t.match(await piped("help"), { code: 0, stderr: "" });
  t.match(await piped("config check --config no-such.json"), { code: 1, stderr: /no-such\.json/ });
});

t.test("the log of a day in a pipe is JSON and tells nothing about anybody", async (t) => {
  const daemon = await startIn(t, hall, clock);
  const tokens = await workingDay(t);
  await takeNumber(hall, hall.kiosk);
  await daemon.stop();
  const text = daemon.program.out.join("\n");
  const said = logLines(text).map(({ msg }) => msg);
  for (const msg of ["open", "ticket", "WindowOpened", "call", "log-in", "stopping"]) t.ok(said.includes(msg), msg);
  t.notOk(text.includes(ESCAPE));
  t.same(daemon.program.err, []);
  const files = readdirSync(hall.dataFolder, { withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ name }) => readFileSync(join(hall.dataFolder, name), "latin1"));
  const secrets = [MANAGER_PASSWORD, WRONG_PASSWORD, PIN, WRONG_PIN, ID_NUMBER, ...tokens];
  for (const secret of secrets) {
    t.notOk(text.includes(secret), `${secret} in the log`);
    t.notOk(files.join("").includes(Buffer.from(secret).toString("latin1")), `${secret} in a file`);
  }
  for (const { name } of hall.config.hall.staff) t.notOk(text.includes(name), name);
});

const EXPECTED: readonly Problem[] = [
  { path: "/colour", value: '"green"', expected: "no field of this name" },
  { path: "/devices/0/kind", value: '"fax"', expected: "one of led, speaker, printer, rater, button, lamp, screen" },
  { path: "/hall/services/0/name", value: "missing", expected: "a value" },
  { path: "/hall/undoSeconds", value: '"soon"', expected: "to be integer" },
  { path: "/http/port", value: "70000", expected: "to be <= 65535" },
];

/** Five mistakes at once. */
const mistaken = (config: ConfigDocument): object => {
  const { name: _, ...nameless } = config.hall.services[0]!;
  const rules = { ...config.hall, undoSeconds: "soon", services: [nameless, ...config.hall.services.slice(1)] };
  const devices = [{ ...config.devices[0]!, kind: "fax" }, ...config.devices.slice(1)];
  return { ...config, colour: "green", http: { port: 70_000 }, hall: rules, devices };
};

t.test("a broken configuration is told with every problem: where, what is there, what should be", async (t) => {
  const broken = await copyOf(hall, "mistaken", random);
  writeFileSync(broken.configFile, JSON.stringify(mistaken(broken.config)));
  const inJson = await tidehall("config", "check", broken.configFile, "--json");
  const { problems, ...verdict } = JSON.parse(inJson.stdout) as { readonly problems: Problem[] };
  t.match([inJson.code, verdict], [1, { ok: false, file: broken.configFile }]);
  const byPath = [...problems].sort((a, b) => (a.path < b.path ? -1 : 1));
  t.same(byPath, EXPECTED);
  const inWords = await tidehall("config", "check", "--config", broken.configFile);
  t.match(inWords, { code: 1, stdout: /^not ok {2}\S+hall\.json has 5 problem\(s\)\n/, stderr: "" });
  const served = await tidehall(...serving(broken));
  t.match(served, { code: 1, stderr: /has 5 problem\(s\)\.\n.*\(CONFIG_INVALID\)\n$/ });
  t.match(logLines(served.stdout).at(-1), { level: FATAL, code: "CONFIG_INVALID", count: 5 });
  for (const { path, value, expected } of EXPECTED) {
    t.ok(inWords.stdout.includes(`  ${path} is ${value}, expected ${expected}\n`), `${path} in words`);
    const row = served.stderr.split("\n").find((line) => line.startsWith(`${path} `)) ?? "";
    t.same(row.split(/ {2,}/), [path, value, `expected ${expected}`], `${path} at the start`);
  }
});

t.test("a configuration of good parts that do not fit together is told too", async (t) => {
  const odd = await copyOf(hall, "odd", random);
  const [, window2, ...windows] = odd.config.hall.windows;
  const [kiosk, , ...devices] = odd.config.devices;
  const rules = { ...odd.config.hall, windows: [{ ...window2!, services: ["nothing"] }, ...windows] };
  writeFileSync(odd.configFile, JSON.stringify({ ...odd.config, hall: rules, devices: [kiosk, ...devices] }));
  const { code, stdout } = await tidehall("config", "check", odd.configFile);
  t.equal(code, 1);
  for (const line of [
    /\/hall\/windows\/0\/services.* is "nothing", expected /,
    /\/devices\/0\/printer is "printer-1", expected the id of a printer/,
    /\/devices\/1\/window is "1", expected the id of a window/,
  ])
    t.match(stdout, line);
});

t.test("a configuration is shown as it is in force, and whose word each part is", async (t) => {
  const plain = await copyOf(hall, "shown", random);
  const { $schema, hall: rules } = plain.config;
  const { undoSeconds: _, ...sparse } = rules;
  writeFileSync(plain.configFile, JSON.stringify({ $schema, hall: sparse }));
  const good = await tidehall("config", "check", plain.configFile);
  t.match(good, { code: 0, stdout: /^ok {2}\S+: 通山县乡镇便民服务中心, 6 services, 6 windows, 0 devices$/m });
  const where = ["--config", plain.configFile, "--data", plain.dataFolder];
  const shown = JSON.parse((await tidehall("config", "show", ...where)).stdout);
  t.match(shown, { http: { host: "127.0.0.1", port: 8080 }, hall: { undoSeconds: 15 }, log: { level: "info" } });
  t.notOk("$origin" in shown);
  writeFileSync(join(plain.dataFolder, "settings.json"), '{"version":1,"sections":{"undoSeconds":40}}');
  const edited = JSON.parse((await tidehall("config", "show", "--origin", ...where)).stdout);
  t.match(edited, { hall: { undoSeconds: 40 }, $origin: { file: plain.configFile, edited: ["undoSeconds"] } });
});

/** What somebody with the file and SQL at hand might do to the past, and what the audit says of it. */
const tamperings: Readonly<Record<string, { readonly work: (db: Connection) => void; readonly what: string }>> = {
  changed: {
    work: (db) => db.exec("UPDATE event SET at = at - 60000 WHERE seq = 4"),
    what: "the event was changed, or one before it was replaced",
  },
  removed: { work: (db) => db.exec("DELETE FROM event WHERE seq = 4"), what: "event 4 is missing" },
  reordered: {
    work: (db) => {
      for (const [from, to] of [
        [4, -1],
        [5, 4],
        [-1, 5],
      ])
        db.exec(`UPDATE event SET seq = ${to} WHERE seq = ${from}`);
    },
    what: "the event was changed, or one before it was replaced",
  },
};

const tamper = ({ dataFolder }: FoundedHome, work: (db: Connection) => void): void => {
  const db = openDurable(join(dataFolder, LEDGER_FILE));
  work(db);
  db.close();
};

for (const [how, { work, what }] of Object.entries(tamperings)) {
  t.test(`the audit names the event that was ${how}`, async (t) => {
    const copy = await copyOf(hall, how, random);
    tamper(copy, work);
    const inWords = await tidehall("audit", "verify", "--data", copy.dataFolder);
    t.match(inWords, { code: 1, stdout: `not ok  at event 4: ${what}\n`, stderr: "" });
    const inJson = await tidehall("audit", "verify", "--json", "--data", copy.dataFolder);
    t.equal(inJson.code, 1);
    t.match(JSON.parse(inJson.stdout), { ok: false, events: 3, fault: { seq: 4, what } });
  });
}

t.test("a command that cannot be carried out is told from a good one by its exit code", async (t) => {
  const nowhere = join(hall.dataFolder, "nowhere");
  t.match(await tidehall("audit", "verify", "--data", nowhere), {
    code: 1,
    stdout: "",
    stderr: /There is no ledger in /,
  });
  t.match(await tidehall("config", "check", nowhere), {
    code: 1,
    stderr: /cannot be read: ENOENT.*\n.*CONFIG_UNREADABLE/,
  });
  const wrong: Readonly<Record<string, readonly string[]>> = {
    'audit takes verify, not "forget"': ["audit", "forget"],
    'there is no command "sevre"': ["sevre"],
    '--port is "80a", expected a whole number from 0 to 65535': ["serve", "--port", "80a"],
    "Unknown option '--prot'": ["serve", "--prot", "80"],
  };
  for (const [sentence, args] of Object.entries(wrong)) {
    const ended = await tidehall(...args);
    t.equal(ended.code, 2, sentence);
    t.ok(ended.stderr.startsWith(sentence), ended.stderr);
  }
});
