// The ledger by itself: what it refuses to open, what an audit finds, and what is left of it after a crash, a torn file
// and a purge. Every test works on files, and most of them break one.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { buildSync } from "esbuild";
import t, { type Test } from "tap";
import { systemClock, within } from "../src/base/clock.ts";
import { type ErrorCode, isAppError } from "../src/base/errors.ts";
import { seededRandom } from "../src/base/random.ts";
import { lineOf, linkOf, type Row } from "../src/daemon/ledger/chain.ts";
import { type Connection, openDurable } from "../src/daemon/ledger/database.ts";
import { LEDGER_FILE, type Ledger } from "../src/daemon/ledger/ledger.ts";
import { type Verdict, verifyLedger } from "../src/daemon/ledger/verify.ts";
import { readHall, takeSnapshot } from "../src/daemon/writer/reading.ts";
import { isSnapshotDue, isSnapshotWorthwhile } from "../src/daemon/writer/snapshot-policy.ts";
import { faultsOf } from "../src/hall/invariants.ts";
import { snapshotText } from "../src/hall/snapshot.ts";
import { take } from "./given-when-then.ts";
import { configuredHall, folderFor, HALL, live, MONDAY, named, openLedger } from "./ledger-hall.ts";
import { fc } from "./search.ts";

const clock = systemClock();
const PATIENCE_MS = 60_000;

const fileIn = (folder: string): string => join(folder, LEDGER_FILE);
const logIn = (folder: string): string => join(folder, `${LEDGER_FILE}-wal`);

/** Opens the file as anybody could who has it. */
const tamper = (folder: string, work: (db: Connection) => void): void => {
  const db = openDurable(fileIn(folder));
  work(db);
  db.close();
};

/** The code with which the ledger does not open, or `opened`. */
const opening = (folder: string, hall = HALL): ErrorCode | "opened" => {
  try {
    openLedger(folder, hall).close();
    return "opened";
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
};

/** A morning in the plain hall, at rest in a folder. */
const writeMorning = async (folder: string, seed: number, turns: number): Promise<string> => {
  const hall = await configuredHall({ folder });
  await live(hall, seededRandom(seed), turns);
  hall.close();
  return snapshotText(hall.runner.hall);
};

t.test("a ledger opens for its own hall alone", async (t) => {
  const folder = folderFor(t);
  t.equal(opening(folder), "opened", "founded");
  t.equal(opening(folder), "opened", "and opened again");
  t.equal(opening(folder, "south"), "DATA_OF_ANOTHER_HALL");
  t.equal(statSync(fileIn(folder)).mode & 0o777, 0o600, "only its own user reads it");
  tamper(folder, (db) => db.exec("PRAGMA user_version = 2"));
  t.equal(opening(folder), "LEDGER_NEWER");
  t.equal(opening(folder), "LEDGER_NEWER", "a ledger that did not open holds no lock");
});

t.test("every commit is synced to the disk, and to one log", async (t) => {
  const folder = folderFor(t);
  openLedger(folder).close();
  tamper(folder, (db) => {
    t.same(db.prepare("PRAGMA synchronous").get(), { synchronous: 2 }, "FULL: once a commit, before it returns");
    t.same(db.prepare("PRAGMA journal_mode").get(), { journal_mode: "wal" });
  });
});

t.test("what is no ledger is left as it is", async (t) => {
  const garbage = folderFor(t);
  writeFileSync(fileIn(garbage), "Dear diary, today nobody came before nine. ".repeat(200));
  t.equal(opening(garbage), "LEDGER_DAMAGED");
  t.match(readFileSync(fileIn(garbage), "utf8"), /^Dear diary/);

  const foreign = folderFor(t);
  tamper(foreign, (db) => db.exec("CREATE TABLE songs (name TEXT)"));
  t.equal(opening(foreign), "LEDGER_DAMAGED");
  tamper(foreign, (db) => t.same(db.prepare("SELECT name FROM sqlite_master").all(), [{ name: "songs" }]));

  const headless = folderFor(t);
  t.equal(opening(headless), "opened");
  tamper(headless, (db) => db.exec("DELETE FROM head"));
  t.equal(opening(headless), "LEDGER_DAMAGED");
  tamper(headless, (db) => db.exec("DROP TABLE head"));
  t.equal(opening(headless), "LEDGER_DAMAGED");

  const lockless = folderFor(t);
  writeFileSync(join(lockless, "lock.db"), "no lock at all, but long enough for the header of a database".repeat(3));
  t.equal(opening(lockless), "LEDGER_DAMAGED");
  t.throws(() => verifyLedger(folderFor(t)), { code: "LEDGER_DAMAGED" }, "an audit of nothing makes nothing");
});

// Bundled, it starts in a tenth of the time, and so ten of them can be killed in a few seconds.
const buildChild = (folder: string): string => {
  const outfile = join(folder, "crash-child.cjs");
  buildSync({
    entryPoints: ["test/crash-child.ts"],
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["libsql"],
    outfile,
  });
  return outfile;
};

/** A process that has the ledger open; `said` are the lines it wrote. */
class Child {
  readonly said: string[] = [];
  readonly #process: ChildProcess;
  readonly #lines: Interface;

  constructor(program: string, ...args: readonly string[]) {
    const env = { ...process.env, NODE_PATH: "node_modules" };
    this.#process = spawn(process.execPath, [program, ...args], { env, stdio: ["ignore", "pipe", "inherit"] });
    this.#lines = createInterface({ input: this.#process.stdout! }).on("line", (line) => this.said.push(line));
  }

  /** The first line says that it has opened the ledger. */
  async hasSaid(lines: number): Promise<void> {
    const late = () => new Error(`the child says ${this.said.length} lines of ${lines}`);
    const said = new Promise<void>((resolve) => this.#lines.on("line", () => this.said.length >= lines && resolve()));
    await within(clock, PATIENCE_MS, "child speaks", said, late);
  }

  async kill(): Promise<void> {
    const closed = once(this.#process, "close");
    this.#process.kill("SIGKILL");
    await closed;
  }
}

t.test("two daemons never write one ledger", async (t) => {
  const folder = folderFor(t);
  const mine = openLedger(folder);
  t.equal(opening(folder), "LEDGER_IN_USE", "nor does one process twice");
  mine.close();
  t.throws(
    () => mine.commit({ events: [], commands: [], persons: [], sealed: [] }),
    { code: "LEDGER_FAILING" },
    "who has let go writes no more",
  );
  const child = new Child(buildChild(folderFor(t)), folder, "hold");
  await child.hasSaid(1);
  t.equal(opening(folder), "LEDGER_IN_USE");
  await child.kill();
  t.equal(opening(folder), "opened", "a lock dies with its owner, however that dies");
});

/** What a kiosk's next press would have been called; it may have been taken down and never answered. */
const nextPress = (id: string): string => id.replace(/\d+$/, (turn) => String(Number(turn) + 1));

t.test("killed at any moment, a hall keeps every ticket it has given, and gives none twice", async (t) => {
  const folder = folderFor(t);
  const program = buildChild(folderFor(t));
  const random = seededRandom(9);
  const answered = new Map<string, string>();
  let again: string[] = [];
  for (let kill = 0; kill < 10; kill++) {
    const child = new Child(program, folder, "take", `r${kill}`, ...again);
    await child.hasSaid(1 + Math.floor(random.next() * 150));
    await child.kill();
    const lines = child.said.filter((line) => line.startsWith("answered")).map((line) => line.split(" "));
    for (const [, id = "", seq, number] of lines) {
      const before = answered.get(id);
      if (before !== undefined && before !== `${seq} ${number}`) t.fail(`${id} was ${before}, is ${seq} ${number}`);
      answered.set(id, `${seq} ${number}`);
    }
    again = lines.slice(-8).flatMap(([, id = ""]) => [id, nextPress(id)]);
  }
  const ledger = openLedger(folder);
  const { hall } = readHall(ledger, folder);
  const issued = [...ledger.rows(1, ledger.seq)].filter(({ kind }) => kind === "TicketIssued");
  const found = new Map(issued.map(({ command, seq, body }) => [command, `${seq} ${JSON.parse(body).number}`]));
  t.ok(answered.size > 500, `${answered.size} tickets were given`);
  t.same(
    [...answered].filter(([id, answer]) => found.get(id) !== answer),
    [],
    "every answer stands in the ledger",
  );
  t.equal(found.size, issued.length, "no press had two effects");
  t.same(faultsOf(hall), []);
  t.ok(verifyLedger(folder).ok);
  ledger.close();
});

interface Cell {
  readonly column: "kind" | "command" | "actor" | "body" | "hash";
  readonly row: number;
  readonly byte: number;
  readonly change: number;
}

const cells = (rows: number): fc.Arbitrary<Cell> =>
  fc.record({
    column: fc.constantFrom("kind", "command", "actor", "body", "hash"),
    row: fc.integer({ min: 1, max: rows }),
    byte: fc.nat(400),
    change: fc.integer({ min: 1, max: 255 }),
  });

const changedBytes = (bytes: Uint8Array, { byte, change }: Cell): Buffer => {
  const changed = Buffer.from(bytes.length > 0 ? bytes : [0]);
  changed[byte % changed.length]! ^= change;
  return changed;
};

/** Does something to a ledger, takes the verdict, and puts it right again. */
const verdictAfter = (db: Connection, folder: string, harm: () => void): Verdict => {
  db.exec("CREATE TABLE event_kept AS SELECT * FROM event; CREATE TABLE head_kept AS SELECT * FROM head");
  harm();
  const verdict = verifyLedger(folder);
  db.exec(`DELETE FROM event; INSERT INTO event SELECT * FROM event_kept; DROP TABLE event_kept;
    DELETE FROM head; INSERT INTO head SELECT * FROM head_kept; DROP TABLE head_kept`);
  return verdict;
};

t.test("an audit finds whatever was done to the past, and where", async (t) => {
  const folder = folderFor(t);
  await writeMorning(folder, 1, 60);
  const untouched = verifyLedger(folder);
  t.match(untouched, { ok: true, events: untouched.head });
  const last = untouched.head;
  const db = openDurable(fileIn(folder));
  const after = (sql: string): Verdict => verdictAfter(db, folder, () => db.exec(sql));
  const foundAt = (sql: string): number | undefined => after(sql).fault?.seq;

  await t.test("any byte of any field", async (t) => {
    const changed = (cell: Cell): boolean => {
      const { column, row } = cell;
      const harm = () => {
        const { bytes } = db.prepare(`SELECT CAST(${column} AS BLOB) AS bytes FROM event WHERE seq = ?`).get(row) as {
          bytes: Uint8Array;
        };
        const type = column === "hash" ? "BLOB" : "TEXT";
        db.prepare(`UPDATE event SET ${column} = CAST(? AS ${type}) WHERE seq = ?`).run(changedBytes(bytes, cell), row);
      };
      return verdictAfter(db, folder, harm).fault?.seq === row;
    };
    fc.assert(fc.property(cells(last), changed), { numRuns: 80, seed: 7 });
    t.equal(foundAt(`UPDATE event SET at = at + 1 WHERE seq = 17`), 17);
    t.equal(foundAt(`UPDATE event SET at = at + 0.5 WHERE seq = ${last}`), last);
    t.equal(foundAt(`UPDATE event SET hash = 'text' WHERE seq = 3`), 3);
  });

  await t.test("any event that is gone, new, or in another's place", async (t) => {
    for (const seq of [1, 2, 40, last - 1, last]) t.equal(foundAt(`DELETE FROM event WHERE seq = ${seq}`), seq);
    t.equal(foundAt(`DELETE FROM event WHERE seq BETWEEN 20 AND 30`), 20);
    t.equal(foundAt(`DELETE FROM event`), 1);
    t.equal(foundAt(`UPDATE event SET seq = ${last + 5} WHERE seq = 33`), 33);
    t.equal(foundAt(`UPDATE event SET seq = -4 WHERE seq = 33`), -4);
    const swap = (one: number, other: number) => `UPDATE event SET seq = -1 WHERE seq = ${one};
      UPDATE event SET seq = ${one} WHERE seq = ${other}; UPDATE event SET seq = ${other} WHERE seq = -1`;
    t.equal(foundAt(swap(12, 13)), 12);
    t.equal(foundAt(swap(5, last)), 5);
    const copy = (seq: number) =>
      `INSERT INTO event SELECT ${seq}, at, kind, command, actor, body, hash FROM event WHERE seq = 9`;
    t.equal(foundAt(copy(0)), 0);
    t.equal(foundAt(copy(last + 1)), last + 1);
  });

  await t.test("an event put in with a hash that fits, which only the head gives away", async (t) => {
    const row: Row = { seq: last + 1, at: MONDAY, kind: "TicketIssued", command: "", actor: "manager:m", body: "{}" };
    const hash = linkOf(Buffer.from(untouched.hash, "hex"), lineOf(row));
    const { seq, at, kind, command, actor, body } = row;
    const verdict = verdictAfter(db, folder, () =>
      db.prepare("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)").run(seq, at, kind, command, actor, body, hash),
    );
    t.equal(verdict.fault?.seq, last + 1);
  });

  await t.test("a cut tail, also where the head was made to agree", async (t) => {
    const asked = (db.prepare("SELECT max(last) AS seq FROM command").get() as { seq: number }).seq;
    t.equal(foundAt(`DELETE FROM event WHERE seq >= ${last - 3}`), last - 3);
    const cut = `DELETE FROM event WHERE seq >= ${asked};
      UPDATE head SET seq = ${asked - 1}, hash = (SELECT hash FROM event WHERE seq = ${asked - 1})`;
    t.equal(foundAt(cut), asked, "what was answered is missing");
    t.equal(foundAt(`UPDATE head SET seq = seq + 1`), last + 1);
    t.equal(foundAt(`UPDATE head SET hash = zeroblob(32)`), last);
    t.equal(foundAt(`DELETE FROM head`), 0);
  });

  await t.test("an answer that points at somebody else's event", async (t) => {
    const { id, first } = db.prepare("SELECT id, first FROM command WHERE first = last LIMIT 1").get() as {
      id: string;
      first: number;
    };
    db.prepare("UPDATE command SET first = first - 1, last = last - 1 WHERE id = ?").run(id);
    t.equal(verifyLedger(folder).fault?.seq, first - 1);
    db.prepare("UPDATE command SET first = first + 1, last = last + 1 WHERE id = ?").run(id);
  });

  t.same(verifyLedger(folder), untouched, "and nothing where nothing was done");
  db.close();
});

t.test("an audit goes on beside a daemon at work", async (t) => {
  const folder = folderFor(t);
  const ledger = openLedger(folder);
  const rows = (first: number, count: number): Row[] =>
    Array.from({ length: count }, (_, place) => ({
      seq: first + place,
      at: MONDAY,
      kind: "DeviceChanged",
      command: "",
      actor: "hall:desk",
      body: "{}",
    }));
  ledger.commit({ events: rows(1, 50_010), commands: [], persons: [], sealed: [] });
  const verdict = verifyLedger(folder, () =>
    ledger.commit({ events: rows(ledger.seq + 1, 5), commands: [], persons: [], sealed: [] }),
  );
  t.match(verdict, { ok: true, events: 50_010, head: 50_010 }, "it sees the ledger of one moment");
  t.match(verifyLedger(folder), { ok: true, events: 50_015 });
  ledger.close();
});

/** The hall's own name may be what was hit. */
const NOT_OPENED = new Set(["LEDGER_DAMAGED", "DATA_OF_ANOTHER_HALL"]);

t.test("a damaged file is told from a sound one, byte by byte", async (t) => {
  const folder = folderFor(t);
  const text = await writeMorning(folder, 2, 60);
  const sound = readFileSync(fileIn(folder));
  const random = seededRandom(5);
  const outcomes = new Map<string, number>();
  for (let turn = 0; turn < 80; turn++) {
    const damaged = join(folder, `d${turn}`);
    const bytes = Buffer.from(sound);
    bytes[Math.floor(random.next() * bytes.length)]! ^= 1 + Math.floor(random.next() * 255);
    mkdirSync(damaged);
    writeFileSync(fileIn(damaged), bytes);
    const outcome = reading(damaged, HALL);
    if (outcome !== text && !NOT_OPENED.has(outcome)) t.fail(`turn ${turn}: ${outcome.slice(0, 80)}`);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  t.ok(outcomes.get(text)! > 10, "a change where nothing lies is no damage");
  t.ok(outcomes.get("LEDGER_DAMAGED")! > 10);
});

/** The hall that a folder's ledger tells of, or the code of the trouble with it. */
const reading = (folder: string, hall: string): string => {
  let ledger: Ledger | undefined;
  try {
    ledger = openLedger(folder, hall);
    return snapshotText(readHall(ledger, folder).hall);
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  } finally {
    ledger?.close();
  }
};

interface Written {
  readonly lines: readonly string[];
  /** Seqs at which a commit ended. */
  readonly ends: ReadonlySet<number>;
}

const FRAME_BYTES = 24 + 4096;
const LOG_HEADER_BYTES = 32;

/** Where a log may be cut: around every frame's edge and somewhere within. */
const cutsOf = (length: number): number[] => {
  const frames = Math.floor((length - LOG_HEADER_BYTES) / FRAME_BYTES);
  const edges = Array.from({ length: frames + 1 }, (_, frame) => LOG_HEADER_BYTES + frame * FRAME_BYTES);
  return [0, 17, ...edges.flatMap((edge) => [edge - 1, edge, edge + 1, edge + 24, edge + 2000])].filter(
    (at) => at <= length,
  );
};

/** A log without the zeros behind it, which are room for more. */
const written = (log: Buffer): Buffer => log.subarray(0, log.findLastIndex((byte) => byte !== 0) + 1);

t.test("whatever is torn off the log, the rest is a hall that was, and goes on", async (t) => {
  const folder = folderFor(t);
  const hall = await configuredHall({ folder });
  await live(hall, seededRandom(3), 12);
  const ends = new Set([0, ...hall.heard.map((batch) => batch[batch.length - 1]!.seq)]);
  const lines = [...hall.ledger.rows(1, hall.ledger.seq)].map(lineOf);
  const [database, log] = [readFileSync(fileIn(folder)), written(readFileSync(logIn(folder)))];
  hall.close();
  const random = seededRandom(4);
  const garbled = (at: number): Buffer => {
    const bytes = Buffer.from(log);
    for (let byte = at; byte < Math.min(at + 8, bytes.length); byte++)
      bytes[byte]! ^= 1 + Math.floor(random.next() * 255);
    return bytes;
  };
  const torn = [
    ...cutsOf(log.length).map((at) => log.subarray(0, at)),
    ...Array.from({ length: 30 }, () => garbled(Math.floor(random.next() * log.length))),
  ];
  const reached = torn.map((bytes, turn) => {
    const after = join(folder, `t${turn}`);
    mkdirSync(after);
    writeFileSync(fileIn(after), database);
    writeFileSync(logIn(after), bytes);
    return goesOn(t, after, { lines, ends });
  });
  t.equal(Math.max(...reached), lines.length, "an uncut log loses nothing");
  t.equal(Math.min(...reached), 0, "without its log the ledger is new");
  t.ok(new Set(reached).size > 8, "and there are many halls in between");
});

/** Holds what a torn ledger has against what was written; gives the seq it reaches to. */
const goesOn = (t: Test, folder: string, { lines, ends }: Written): number => {
  const ledger = openLedger(folder);
  const { seq } = ledger;
  const { hall } = readHall(ledger, folder);
  const rows = [...ledger.rows(1, seq)];
  if (!ends.has(seq)) t.fail(`${seq} is in the middle of a commit`);
  if (rows.some((row, place) => lineOf(row) !== lines[place])) t.fail("an event is not as it was written");
  const commands = rows.map(({ command }) => command).filter((command) => command !== "");
  t.equal(ledger.findCommands(commands).size, new Set(commands).size, "no command is forgotten");
  if (faultsOf(hall).length > 0) t.fail(faultsOf(hall).join());
  const row: Row = { seq: seq + 1, at: MONDAY, kind: "DeviceChanged", command: "", actor: "hall:desk", body: "{}" };
  ledger.commit({ events: [row], commands: [], persons: [], sealed: [] });
  if (!verifyLedger(folder).ok) t.fail("the chain does not hold");
  ledger.close();
  return seq;
};

/** A morning with snapshots now and then; gives the state at its end, and the seqs of the snapshots kept. */
const writeWithSnapshots = async (folder: string, seed: number) => {
  const hall = await configuredHall({ folder });
  const random = seededRandom(seed);
  hall.runner.onRecorded(() => {
    if (random.next() < 0.1) takeSnapshot(hall.ledger, hall.runner.hall);
  });
  await live(hall, random, 60);
  const kept = hall.ledger.snapshots().map(({ seq }) => seq);
  hall.close();
  return { text: snapshotText(hall.runner.hall), kept };
};

/** Reads a hall, and says from which seq on. */
const restart = (folder: string): { text: string; from: number } => {
  const ledger = openLedger(folder);
  const { hall, from } = readHall(ledger, folder);
  ledger.close();
  return { text: snapshotText(hall), from };
};

t.test("a restart reads on from the last snapshot, and finds the hall that all its events make", async (t) => {
  for (const seed of [1, 2, 3, 4]) {
    const folder = folderFor(t);
    const { text, kept } = await writeWithSnapshots(folder, seed);
    t.equal(kept.length, 2, "the last snapshot and the one before it are kept");
    t.same(restart(folder), { text, from: kept[0] });
    tamper(folder, (db) => db.exec("DELETE FROM snapshot"));
    t.same(restart(folder), { text, from: 0 });
  }
});

t.test("a snapshot that is not of this past is passed over", async (t) => {
  const folder = folderFor(t);
  const { text, kept } = await writeWithSnapshots(folder, 5);
  const [newer = 0, older = 0] = kept;
  const garble = (seq: number, at: number, byte: number) =>
    tamper(folder, (db) => {
      const { state } = db.prepare("SELECT CAST(state AS BLOB) AS state FROM snapshot WHERE seq = ?").get(seq) as {
        state: Uint8Array;
      };
      state[at % state.length] = byte;
      db.prepare("UPDATE snapshot SET state = CAST(? AS TEXT) WHERE seq = ?").run(state, seq);
    });
  garble(newer, 77, 0xff);
  t.same(restart(folder), { text, from: older }, "neither if its text is not even a text");
  tamper(folder, (db) => db.exec(`UPDATE snapshot SET seq = ${older - 1} WHERE seq = ${older}`));
  t.same(restart(folder), { text, from: 0 }, "nor if it was taken at another event");
  const head = verifyLedger(folder).head;
  tamper(folder, (db) => db.exec(`UPDATE snapshot SET seq = ${head + 9} WHERE seq = ${older - 1}`));
  t.same(restart(folder), { text, from: 0 }, "nor if it is of events that are not there");
});

t.test("a snapshot is taken when a day is over, when many events have come, and at an orderly stop", async (t) => {
  const ticket = { seq: 9, event: { kind: "TicketLapsed", at: MONDAY, data: { ticket: "20261123-A001" } } } as const;
  const dayTurn = { seq: 10, event: { kind: "DayTurned", at: MONDAY, data: { date: "2026-11-24" } } } as const;
  t.notOk(isSnapshotDue([ticket], { events: 20_000, tickets: 10 }));
  t.ok(isSnapshotDue([ticket], { events: 20_001, tickets: 10 }));
  t.notOk(isSnapshotDue([ticket], { events: 39_999, tickets: 10_000 }), "a large state is worth a longer tail");
  t.ok(isSnapshotDue([ticket], { events: 40_001, tickets: 10_000 }));
  t.ok(isSnapshotDue([ticket, dayTurn, ticket], { events: 3, tickets: 0 }));
  t.notOk(isSnapshotWorthwhile({ events: 0 }));
  t.ok(isSnapshotWorthwhile({ events: 1 }));
});

t.test("what is forgotten is gone from the disk too, and the past is as it was", async (t) => {
  const folder = folderFor(t);
  const hall = await configuredHall({ folder });
  const person = (name: string, at: number) => ({
    ref: `ref-${name}`,
    key: Buffer.from(`key-${name}`),
    masked: `mask-${name}`,
    at,
  });
  const beside = (row: ReturnType<typeof person>) => ({ persons: [row], sealed: [] });
  void hall.runner.submit(
    named("phone:p:old-command", take("civil", { person: "ref-old" })),
    beside(person("old", MONDAY - 9)),
  );
  await hall.clock.advance(1000);
  void hall.runner.submit(
    named("phone:p:new-command", take("civil", { person: "ref-new" })),
    beside(person("new", MONDAY)),
  );
  await hall.clock.advance(1000);
  const before = verifyLedger(folder);
  t.ok(hall.ledger.forget(MONDAY + 500, MONDAY - 5));
  t.notOk(hall.ledger.findCommands(["phone:p:old-command"]).size);
  t.notOk(hall.ledger.findPerson(Buffer.from("key-old")));
  t.ok(hall.ledger.findCommands(["phone:p:new-command"]).size);
  t.match(hall.ledger.findPerson(Buffer.from("key-new")), person("new", MONDAY));
  t.same(verifyLedger(folder), before, "the chain is not touched");
  const bytes = [fileIn(folder), logIn(folder)]
    .map((file) => (existsSync(file) ? readFileSync(file, "latin1") : ""))
    .join();
  t.ok(bytes.includes("mask-new"), "this is where it would be");
  t.notOk(/key-old|mask-old/.test(bytes));
  hall.close();
});
