// What every driver promises, shown on one row of the registry: with hardware that is not there, that comes and goes, that is
// deaf, wrong or noisy. All of it on virtual time.
import t, { type Test } from "tap";
import type { DriverRow } from "../src/drivers/driver.ts";
import { registry } from "../src/drivers/registry.ts";
import type { DeviceKind } from "../src/protocols/mqtt/messages.ts";
import type { OpensGround } from "./driver-fake.ts";
import { memoryGround } from "./driver-ground.ts";
import { type Bench, benchOf, DAEMON_BOOT } from "./driver-hall.ts";
import { cases } from "./driver-hardware.ts";

const DEVICE = "device-1";
const TEXT = "A012";
/** Within which a plugged-in device works again: the slowest step of the line's schedule and an exchange. */
const FOUND_MS = 6000;
/** Within which a silent one is known to be: two checks with their deadlines, and the pause between. */
const SILENT_MS = 45_000;

const isSpeaker = ({ name }: DriverRow): boolean => cases[name]!.kind === "speaker";
const isPrinter = ({ name }: DriverRow): boolean => cases[name]!.kind === "printer";
/** Somebody does something at it. */
const isInput = ({ name }: DriverRow): boolean => ["button", "rater"].includes(cases[name]!.kind);
const isSign = (row: DriverRow): boolean => !isSpeaker(row) && !isPrinter(row) && !isInput(row);

const pageOf = (text: string): object => ({
  number: text,
  page: [{ item: "text", text, size: 2, align: "center" }, { item: "cut" }],
});

/** The work of a device that does one thing after another. */
const giveJob = (bench: Bench, row: DriverRow, id: string, text: string, more: object = {}): void => {
  if (isPrinter(row)) bench.command(DEVICE, id, "print", pageOf(text), more);
  else bench.command(DEVICE, id, "say", { text }, more);
};

/** A person does something at it, when asked where nobody does it unasked. */
const giveInput = (bench: Bench, row: DriverRow, n: number): void => {
  const asked = cases[row.name]!.asks?.(n);
  if (asked) bench.command(DEVICE, `job-${n}`, asked.op, asked.args);
  bench.hardware[0]!.press(n);
};

/** Gives the device something to do, whatever it is. */
const giveWork = (bench: Bench, row: DriverRow, n: number, text = TEXT): void => {
  if (isInput(row)) giveInput(bench, row, n);
  else if (isSign(row)) bench.want(DEVICE, n, text);
  else giveJob(bench, row, `job-${n}`, text);
};

/** Whether that work has been done, by the device's own word. */
const isDone = (bench: Bench, row: DriverRow, n: number): boolean => {
  const { shown, acks, events } = bench.heard(DEVICE);
  if (isInput(row)) return events.some(({ data }) => Object.values(data).includes(`input-${n}`));
  return isSign(row) ? shown.at(-1)?.ver === n : acks.some(({ id, st }) => id === `job-${n}` && st === "done");
};

export interface ContractOptions {
  /** How its hardware is plugged in, where there are several ways. */
  readonly way?: string;
  readonly openGround?: OpensGround;
}

export const holdToContract = (row: DriverRow, options: ContractOptions = {}): void => {
  const { way = "", openGround = cases[row.name]!.openGround ?? memoryGround } = options;
  const { foundMs = FOUND_MS, absent = /plugged in/, isUnseen = false } = cases[row.name]!;
  const title = `${row.name}${way}`;
  const contract = (name: string, act: (t: Test, bench: Bench) => Promise<void>, isPlugged = true) =>
    t.test(`${title}: ${name}`, async (t) => {
      const bench = await benchOf([row], { isPlugged, openGround });
      await act(t, bench);
      await bench.stop();
      t.same(bench.left(), [], "no timer is left");
    });

  const answering = (name: string, act: (t: Test, bench: Bench) => Promise<void>): void => {
    if (cases[row.name]!.isAnswering) void contract(name, act);
  };

  contract(
    "starts without its hardware, and finds it when it is plugged in",
    async (t, bench) => {
      await bench.clock.advance(1000);
      t.equal(bench.state(DEVICE), "lost", "the hall knows that it is not there");
      t.equal(bench.drivers[0]!.health.state, "absent");
      t.match(bench.drivers[0]!.health.lastError, absent, "and so does whoever looks after it");
      if (isSign(row)) giveWork(bench, row, 1);
      await bench.clock.advance(60_000);
      bench.plug();
      await bench.clock.advance(foundMs);
      t.equal(bench.state(DEVICE), "ready");
      t.equal(bench.drivers[0]!.health.state, "ready");
      if (!isSign(row)) giveWork(bench, row, 1);
      await bench.clock.advance(10_000);
      t.ok(isDone(bench, row, 1), "it does what it is there for");
      if (!isInput(row)) t.match(bench.hardware[0]!.noticed.at(-1), TEXT, "and people notice");
    },
    false,
  );

  contract("survives an unplugging in the middle of a frame", async (t, bench) => {
    await bench.clock.advance(2000);
    bench.hardware[0]!.vice = "half";
    giveWork(bench, row, 1);
    await bench.clock.advance(40);
    bench.ground.pull();
    await bench.clock.advance(10_000);
    t.equal(bench.state(DEVICE), "lost");
    t.equal(bench.drivers[0]!.health.queueLength, 0, "nothing hangs");
    bench.hardware[0]!.vice = "none";
    bench.plug();
    await bench.clock.advance(foundMs);
    t.equal(bench.state(DEVICE), "ready", "found again");
    giveWork(bench, row, 2, "B034");
    await bench.clock.advance(10_000);
    t.ok(isDone(bench, row, 2), "and works");
  });

  answering("survives a wrong answer", async (t, bench) => {
    await bench.clock.advance(2000);
    bench.hardware[0]!.vice = "wrong";
    giveWork(bench, row, 1);
    await bench.clock.advance(5000);
    t.notOk(isDone(bench, row, 1), "what was refused is not said to be done");
    t.match(bench.drivers[0]!.health.lastError, /refused|did not answer/, "it says why");
    bench.hardware[0]!.vice = "none";
    await bench.clock.advance(20_000);
    giveWork(bench, row, 2);
    await bench.clock.advance(10_000);
    t.ok(isDone(bench, row, 2), "and goes on");
    t.equal(bench.state(DEVICE), "ready");
  });

  answering("tells silence, and when it is over", async (t, bench) => {
    await bench.clock.advance(2000);
    const before = bench.clock.now();
    bench.hardware[0]!.vice = "deaf";
    giveWork(bench, row, 1);
    await bench.clock.advance(SILENT_MS);
    const { state, since, lastError } = bench.drivers[0]!.health;
    t.equal(state, "silent");
    t.ok(since > before && since <= bench.clock.now(), "since when");
    t.match(lastError, /did not answer/);
    t.equal(bench.state(DEVICE), "lost", "the hall knows");
    bench.hardware[0]!.vice = "none";
    await bench.clock.advance(15_000);
    t.equal(bench.state(DEVICE), "ready");
  });

  answering("opens its line anew when nobody answers, for it may be dead", async (t, bench) => {
    await bench.clock.advance(2000);
    bench.hardware[0]!.vice = "deaf";
    await bench.clock.advance(SILENT_MS);
    const { since } = bench.drivers[0]!.health;
    const opened = bench.ground.openedCount;
    await bench.clock.advance(180_000);
    t.ok(bench.ground.openedCount - opened >= 1);
    t.ok(bench.ground.openedCount - opened <= 4, "and not all the time");
    t.equal(bench.drivers[0]!.health.since, since, "it has been silent all along");
    bench.hardware[0]!.vice = "none";
    await bench.clock.advance(20_000);
    t.equal(bench.state(DEVICE), "ready");
  });

  const hearing = cases[row.name]!.isFramed ? () => {} : answering;

  hearing("finds its answers among noise", async (t, bench) => {
    bench.hardware[0]!.vice = "noisy";
    await bench.clock.advance(2000);
    giveWork(bench, row, 1);
    await bench.clock.advance(15_000);
    t.ok(isDone(bench, row, 1), "the work is done");
    t.ok(bench.drivers[0]!.health.discardedBytes >= 5, "and the noise is counted");
  });

  contract("is not held up by a device that never stops talking", async (t, bench) => {
    await bench.clock.advance(2000);
    for (let n = 0; n < 500; n++) {
      bench.ground.say(new Uint8Array(64).fill(cases[row.name]!.babble ?? 0x55));
      if (n === 5) giveWork(bench, row, 1);
      await bench.clock.advance(4);
    }
    if (isInput(row)) t.ok(isDone(bench, row, 1), "the hall is told while it talks");
    else t.match(bench.hardware[0]!.noticed.at(-1), TEXT, "people notice while it talks");
  });

  answering("says little to a silent one, however much is wanted of it", async (t, bench) => {
    bench.hardware[0]!.vice = "deaf";
    await bench.clock.advance(SILENT_MS);
    const before = bench.hardware[0]!.reached;
    for (let n = 1; n <= 80; n++) {
      if (isSign(row)) giveWork(bench, row, n);
      await bench.clock.advance(100);
    }
    t.ok(bench.hardware[0]!.reached - before <= 12, "a frame or two in two seconds, in case it only cannot answer");
  });

  contract("never goes beyond its bounds", async (t, bench) => {
    bench.hardware[0]!.vice = "deaf";
    const lengths: number[] = [];
    for (let n = 1; n <= 100; n++) {
      giveWork(bench, row, n, `N${n}`);
      await bench.clock.advance(n % 10 === 0 ? 100 : 1);
      lengths.push(bench.drivers[0]!.health.queueLength);
    }
    t.ok(Math.max(...lengths) <= 12, `at most ${Math.max(...lengths)} waited`);
    if (!isSign(row) && !cases[row.name]!.isInstant && (!isInput(row) || cases[row.name]!.asks)) {
      const rejected = bench.heard(DEVICE).acks.filter(({ st }) => st === "rejected");
      t.ok(rejected.length > 50, "what has no room is answered at once");
    }
  });

  t.test(`${title}: stops in time, whatever it is doing`, async (t) => {
    for (const vice of ["none", "deaf", "half"] as const) {
      const bench = await benchOf([row], { openGround });
      await bench.clock.advance(2000);
      bench.hardware[0]!.vice = vice;
      giveWork(bench, row, 1);
      await bench.clock.advance(20);
      let isStopped = false;
      const stopped = bench.drivers[0]!.stop().then(() => {
        isStopped = true;
      });
      await bench.clock.advance(3000);
      t.ok(isStopped, `${vice}: within three seconds`);
      await stopped;
      t.equal(bench.state(DEVICE), "disconnected", `${vice}: and says goodbye`);
      await bench.stop();
      t.same(bench.left(), [], `${vice}: no timer is left`);
      t.notOk(bench.ground.isOpen, `${vice}: the port is free again`);
    }
  });

  contract(
    "stops while it waits for its hardware",
    async (t, bench) => {
      await bench.clock.advance(20_000);
      t.equal(bench.state(DEVICE), "lost");
    },
    false,
  );

  if (isSign(row)) {
    contract("goes dark when what it shows has expired", async (t, bench) => {
      await bench.clock.advance(2000);
      bench.want(DEVICE, 1, TEXT, Math.floor(bench.clock.now()) + 10_000);
      await bench.clock.advance(9000);
      t.match(bench.hardware[0]!.noticed.at(-1), TEXT);
      await bench.clock.advance(4000);
      t.notMatch(bench.hardware[0]!.noticed.at(-1), TEXT);
      t.match(bench.heard(DEVICE).shown.at(-1), { ver: 1, state: {} });
      bench.want(DEVICE, 2, TEXT, Math.floor(bench.clock.now()) + 60_000);
      await bench.clock.advance(1000);
    });

    contract("shows the latest only, and shows it again to a sign that lost its power", async (t, bench) => {
      await bench.clock.advance(2000);
      const before = bench.hardware[0]!.noticed.length;
      for (let n = 1; n <= 30; n++) {
        bench.want(DEVICE, n, `A${n}`);
        await bench.clock.advance(1);
      }
      await bench.clock.advance(2000);
      const { noticed } = bench.hardware[0]!;
      t.match(noticed.at(-1), "A30");
      t.ok(noticed.length - before < 15, "what was overtaken is left out");
      t.equal(bench.heard(DEVICE).shown.at(-1)?.ver, 30);
      const shownUntil = noticed.length;
      bench.hardware[0]!.forget();
      await bench.clock.advance(35_000);
      t.ok(noticed.length > shownUntil, "and it is said again");
      t.match(noticed.at(-1), "A30");
    });
  } else if (!isInput(row)) {
    contract("never says anything twice", async (t, bench) => {
      bench.broker.faults.isRepeating = true;
      await bench.clock.advance(2000);
      giveWork(bench, row, 1);
      giveWork(bench, row, 1);
      await bench.clock.advance(10_000);
      giveWork(bench, row, 1);
      await bench.clock.advance(10_000);
      t.equal(bench.hardware[0]!.noticed.length, 1);
      t.ok(
        bench.heard(DEVICE).acks.some(({ dup }) => dup),
        "a repeat is answered as one",
      );
    });

    contract("does not repeat what may have been heard", async (t, bench) => {
      await bench.clock.advance(2000);
      giveWork(bench, row, 1, "请 A 零 幺 二 号到 3 号窗口");
      await bench.clock.advance(200);
      t.equal(bench.hardware[0]!.noticed.length, 1, "it is being said");
      bench.ground.pull();
      await bench.clock.advance(1000);
      bench.plug();
      await bench.clock.advance(30_000);
      t.equal(bench.hardware[0]!.noticed.length, 1, "and not said again");
      const { st } = bench.heard(DEVICE).acks.findLast(({ id }) => id === "job-1")!;
      t.equal(st, isPrinter(row) ? "started" : "failed", isPrinter(row) ? "nobody knows its end" : "the hall knows");
    });

    contract("says one thing after another, in order", async (t, bench) => {
      await bench.clock.advance(2000);
      for (let n = 1; n <= 5; n++) giveWork(bench, row, n, `第${n}号`);
      await bench.clock.advance(60_000);
      const { noticed, overlaps } = bench.hardware[0]!;
      t.match(noticed.join(), /第1号.*第2号.*第3号.*第4号.*第5号/);
      t.equal(overlaps, 0, "none cuts off another");
    });

    contract("drops what is stale, void or of an older daemon", async (t, bench) => {
      await bench.clock.advance(2000);
      giveWork(bench, row, 1, "一个很长的通知请大家耐心等待谢谢配合");
      const exp = Math.floor(bench.clock.now()) + 1000;
      giveJob(bench, row, "stale", "太晚了", { exp });
      giveJob(bench, row, "void", "作废");
      giveJob(bench, row, "next", "下一个", { cancel: ["void"] });
      giveJob(bench, row, "older", "旧的", { boot: DAEMON_BOOT.replace("01K8", "01K7") });
      await bench.clock.advance(30_000);
      const answerTo = (of: string) => bench.heard(DEVICE).acks.findLast(({ id }) => id === of)?.st;
      t.equal(answerTo("stale"), "expired");
      t.equal(answerTo("void"), "superseded");
      t.equal(answerTo("older"), "superseded");
      t.equal(answerTo("next"), "done");
      t.equal(bench.hardware[0]!.noticed.length, 2);
    });
  }

  if (isSpeaker(row)) {
    contract("does not repeat what was not acknowledged", async (t, bench) => {
      await bench.clock.advance(2000);
      bench.hardware[0]!.vice = "mute";
      giveWork(bench, row, 1);
      await bench.clock.advance(20_000);
      t.equal(bench.hardware[0]!.noticed.length, 1);
    });

    const seen = (name: string, act: (t: Test, bench: Bench) => Promise<void>) => isUnseen || contract(name, act);

    seen("is stopped before the next when it was lost from sight", async (t, bench) => {
      await bench.clock.advance(2000);
      giveWork(bench, row, 1, "一个很长的通知请大家耐心等待谢谢配合".repeat(5));
      await bench.clock.advance(500);
      bench.hardware[0]!.vice = "deaf";
      await bench.clock.advance(5000);
      bench.hardware[0]!.vice = "none";
      giveWork(bench, row, 2);
      await bench.clock.advance(10_000);
      t.ok(isDone(bench, row, 2));
      t.equal(bench.hardware[0]!.overlaps, 0);
    });

    contract("falls silent when it is told to", async (t, bench) => {
      await bench.clock.advance(2000);
      for (let n = 1; n <= 3; n++) giveWork(bench, row, n, "一个很长的通知请大家耐心等待谢谢配合");
      await bench.clock.advance(1000);
      bench.command(DEVICE, "stop", "stop", {});
      await bench.clock.advance(200);
      giveWork(bench, row, 4);
      await bench.clock.advance(10_000);
      t.equal(bench.hardware[0]!.noticed.length, 2, "the first was cut off, the others never began");
      t.equal(bench.hardware[0]!.overlaps, 0, "it was stopped before the next");
      t.ok(isDone(bench, row, 4));
      t.equal(bench.heard(DEVICE).acks.filter(({ st }) => st === "superseded").length, 3);
    });
  }

  contract("answers what it does not understand, and changes nothing", async (t, bench) => {
    await bench.clock.advance(2000);
    const before = bench.hardware[0]!.noticed.length;
    bench.command(DEVICE, "dance", "dance", {});
    bench.command(DEVICE, "empty", "say", {});
    await bench.clock.advance(100);
    const { acks } = bench.heard(DEVICE);
    t.same(
      acks.map(({ st }) => st),
      ["rejected", "rejected"],
    );
    t.match(acks[0]?.msg, "/op is");
    t.equal(bench.hardware[0]!.noticed.length, before);
  });
};

/** The rows that are such a device in the contract; every row is one of some kind. */
export const rowsOf = (...kinds: readonly DeviceKind[]): DriverRow[] =>
  registry.filter(({ name }) => kinds.includes(cases[name]!.kind));
