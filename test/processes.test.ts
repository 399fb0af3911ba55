// The daemon as an operator meets it: a program that starts and stops, that says in a sentence why it cannot, that never
// costs anybody their number, and whose log a machine can read and anybody may.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import t, { type Test } from "tap";
import { WebSocket } from "ws";
import { systemClock } from "../src/base/clock.ts";
import { catalogue, type ErrorCode } from "../src/base/errors.ts";
import { systemRandom } from "../src/base/random.ts";
import type { ConfigDocument } from "../src/daemon/config/document.ts";
import { LEDGER_FILE } from "../src/daemon/ledger/ledger.ts";
import { addressOf } from "./chaos/daemon-process.ts";
import { HOST } from "./chaos/hall-home.ts";
import {
  copyOf,
  ESCAPE,
  type FoundedHome,
  hasTerminal,
  logLines,
  loiter,
  numbersIn,
  onTerminal,
  openFoundedHome,
  SERVICE,
  serving,
  startIn,
  takeNumber,
  tidehall,
} from "./processes-hall.ts";

const clock = systemClock();
const random = systemRandom();
/** Many times what it takes, and less than any door would wait for them. */
const STOP_MS_MAX = 9_000;
const FATAL = 60;
const skip = hasTerminal ? false : "this machine has no program `script`";
t.setTimeout(120_000);

/** A hall in which two people have taken numbers; tests that break something break a copy of it. */
const template = await openFoundedHome(clock);
const NUMBERS = ["Z00001", "Z00002"];
t.teardown(() => template.remove());

t.test("told to stop, it ends in time with people at every door, and the ledger is sound", async (t) => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const daemon = await startIn(t, template, clock);
    const page = new WebSocket(`ws://${addressOf(template)}/ws`, "hall.v1");
    page.on("error", () => {});
    const doors = [
      await loiter(template.httpPort, ""),
      await loiter(template.httpPort, "GET /livez HTTP/1.1\r\nHost: half a requ"),
      await loiter(template.mqttPort, ""),
    ];
    await takeNumber(template, template.kiosk);
    t.same(await daemon.program.end(signal, STOP_MS_MAX), { code: 0, signal: null }, signal);
    t.same(daemon.program.err, [], "nothing on stderr");
    t.match(logLines(daemon.program.out.join("\n")).at(-1), { msg: "stopping", signal });
    for (const socket of doors) socket.destroy();
    page.terminate();
    const audit = await tidehall("audit", "verify", "--data", template.dataFolder);
    t.match(audit, { code: 0, stdout: /^ok {2}\d+ events, epoch \w+, chained to [0-9a-f]{16}…\n$/, stderr: "" });
  }
  t.same(numbersIn(template), NUMBERS);
});

t.test("killed without a warning, it starts again at once and goes on with the next number", async (t) => {
  const hall = await copyOf(template, "killed", random);
  const first = await startIn(t, hall, clock);
  t.equal(await takeNumber(hall, hall.kiosk), "Z00003");
  t.match(await first.kill(), { signal: "SIGKILL" });
  const second = await startIn(t, hall, clock);
  t.equal(await takeNumber(hall, hall.kiosk), "Z00004");
  t.match(await tidehall("audit", "verify", "--json", "--data", hall.dataFolder), { code: 0 }, "beside the daemon too");
  await second.stop();
  t.same(numbersIn(hall), [...NUMBERS, "Z00003", "Z00004"]);
});

/** Something that keeps a hall from opening. */
interface Obstacle {
  readonly code: ErrorCode;
  /** What the sentence has to name. */
  readonly says: RegExp;
  /** Puts it in the way. Returns the command line that meets it; by default the one that serves the copy. */
  place(t: Test, hall: FoundedHome): Promise<readonly string[] | undefined> | readonly string[] | undefined;
}

const occupy = async (t: Test, port: number): Promise<undefined> => {
  const server = createServer().listen(port, HOST);
  t.teardown(() => server.close());
  await new Promise((resolve) => server.once("listening", resolve));
};

const breaks = (file: string, text: string) => (_: Test, hall: FoundedHome) =>
  void writeFileSync(join(hall.dataFolder, file), text);

const configures = (change: (config: ConfigDocument) => object) => (_: Test, hall: FoundedHome) =>
  void writeFileSync(hall.configFile, JSON.stringify(change(structuredClone(hall.config))));

/** The service for which people wait is gone from the configuration. */
const withoutService = (config: ConfigDocument): object => ({
  ...config,
  devices: [],
  hall: {
    ...config.hall,
    services: config.hall.services.filter(({ id }) => id !== SERVICE),
    windows: config.hall.windows.map((plan) => ({ ...plan, services: plan.services.filter((id) => id !== SERVICE) })),
  },
});

const obstacles: Readonly<Record<string, Obstacle>> = {
  "the port of the pages is taken": {
    code: "PORT_TAKEN",
    says: /page server cannot listen on 127\.0\.0\.1:\d+: the port is taken/,
    place: (t, hall) => occupy(t, hall.httpPort),
  },
  "the port of the devices is taken": {
    code: "PORT_TAKEN",
    says: /MQTT broker cannot listen on 127\.0\.0\.1:\d+: the port is taken/,
    place: (t, hall) => occupy(t, hall.mqttPort),
  },
  "the data are another hall's": {
    code: "DATA_OF_ANOTHER_HALL",
    says: /belongs to the hall tongshan, not to south/,
    place: configures((config) => ({ ...config, hall: { ...config.hall, id: "south" } })),
  },
  "a daemon is at work on the ledger": {
    code: "LEDGER_IN_USE",
    says: /Another daemon is writing the ledger in \S+data/,
    place: async (t, hall) => {
      await startIn(t, hall, clock);
      return [...serving(hall), "--port", "0", "--mqtt-port", "0"];
    },
  },
  "people wait for a service that is no longer there": {
    code: "CONFIG_REFUSED",
    says: /hall\.json cannot be put in force: .*consulting/,
    place: configures(withoutService),
  },
  "the settings are cut off": {
    code: "SETTINGS_UNREADABLE",
    says: /settings\.json cannot be read: .*JSON/,
    place: breaks("settings.json", '{"version":1,"sections":'),
  },
  "the settings hold a wrong value": {
    code: "SETTINGS_UNREADABLE",
    says: /settings\.json cannot be read: \/undoSeconds is -1, expected to be >= 0/,
    place: breaks("settings.json", '{"version":1,"sections":{"undoSeconds":-1}}'),
  },
  "the list of sessions and tokens is damaged": {
    code: "SETTINGS_UNREADABLE",
    says: /access\.json cannot be read/,
    place: breaks("access.json", "[]"),
  },
  "the devices' secrets are damaged": {
    code: "SETTINGS_UNREADABLE",
    says: /device-secrets\.json cannot be read/,
    place: breaks("device-secrets.json", '{"format":1}'),
  },
  "the hall's key is damaged": {
    code: "SETTINGS_UNREADABLE",
    says: /hall\.key cannot be read: it has 5 bytes, expected 32/,
    place: breaks("hall.key", "12345"),
  },
  "nothing can be written in the folder": {
    code: "LEDGER_FAILING",
    says: /The ledger cannot be written: E[A-Z]+: .*\/sys\/tidehall/,
    place: (_, hall) => [...serving(hall), "--data", "/sys/tidehall"],
  },
  "there is no configuration": {
    code: "CONFIG_UNREADABLE",
    says: /hall\.json cannot be read: ENOENT/,
    place: (_, hall) => rmSync(hall.configFile) as undefined,
  },
};

for (const [name, { code, says, place }] of Object.entries(obstacles)) {
  t.test(`where ${name}, it says so, ends, and loses nothing`, async (t) => {
    const hall = await copyOf(template, name.replaceAll(/\W/g, "-"), random);
    const args = (await place(t, hall)) ?? serving(hall);
    const ended = await tidehall(...args);
    t.equal(ended.code, 1);
    const [sentence = "", hint = "", ...rest] = ended.stderr.split("\n");
    t.match(sentence, says);
    t.equal(hint, `${catalogue[code].hint}. (${code})`);
    t.same(rest, [""], "two lines for a person, and no stack");
    const last = logLines(ended.stdout).at(-1);
    t.match(last, { level: FATAL, code, hint: catalogue[code].hint, msg: says }, "one line for a machine");
    t.notOk(`${ended.stdout}${ended.stderr}`.includes(ESCAPE), "no colours in a pipe");
    t.same(numbersIn(hall), NUMBERS);
  });
}

t.test("a ledger that is no database is named, and left to whoever can mend it", async (t) => {
  const hall = await copyOf(template, "damaged", random);
  const file = join(hall.dataFolder, LEDGER_FILE);
  for (const name of readdirSync(hall.dataFolder)) if (/-(wal|shm)$/.test(name)) rmSync(join(hall.dataFolder, name));
  const damaged = Buffer.concat([Buffer.from("lost+found".repeat(20)), readFileSync(file).subarray(200)]);
  writeFileSync(file, damaged);
  const ended = await tidehall(...serving(hall));
  t.match(ended, { code: 1, stderr: /is damaged: .*\nRun `tidehall audit verify`; restore .*\(LEDGER_DAMAGED\)\n$/ });
  t.match(await tidehall("audit", "verify", "--data", hall.dataFolder), { code: 1, stderr: /LEDGER_DAMAGED/ });
  t.ok(readFileSync(file).equals(damaged), "to the byte");
});

t.test(
  "on a terminal it speaks to a person: a sentence in colour, no JSON, and Ctrl-C stops it",
  { skip },
  async (t) => {
    const hall = await copyOf(template, "terminal", random);
    const served = await onTerminal(serving(hall), /open/);
    t.equal(served.code, 0);
    t.match(served.stdout, new RegExp(`Tidehall.*http://${HOST}:${hall.httpPort}`));
    t.match(served.stdout, /open[\s\S]*stopping[\s\S]*SIGINT/);
    t.notMatch(served.stdout, /^\{"level/m);
    t.ok(served.stdout.includes(ESCAPE));
    await occupy(t, hall.httpPort);
    const ended = await onTerminal(serving(hall));
    t.equal(ended.code, 1);
    const [, red = "", plain = ""] = ended.stdout.split("\u001b[");
    t.match(red, /^31mThe page server cannot listen on .*: the port is taken\.$/);
    t.match(plain, /^0m/);
    t.notMatch(ended.stdout, /"level"/, "and not a second time as a line of a log");
    t.same(numbersIn(hall), NUMBERS);
  },
);
