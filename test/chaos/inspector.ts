// Looks a busy hall over once its load is off: what was told stands, nothing came twice, and what people see is true.
import type { Clock } from "../../src/base/clock.ts";
import type { Random } from "../../src/base/random.ts";
import { Ledger } from "../../src/daemon/ledger/ledger.ts";
import { readHall } from "../../src/daemon/writer/reading.ts";
import { faultsOf } from "../../src/hall/invariants.ts";
import { snapshotText } from "../../src/hall/snapshot.ts";
import { auditFaults } from "./audit.ts";
import type { BusyHall } from "./busy-hall.ts";
import { tryToAsk } from "./daemon-process.ts";
import type { Findings } from "./findings.ts";
import type { HallHome } from "./hall-home.ts";
import { paperFaults, paperMistakes, speechFaults } from "./paper-and-speech.ts";
import type { Ended } from "./program.ts";
import { type Board, boardFaults, pageFaults, signFaults } from "./sight.ts";
import { eventually } from "./waiting.ts";
import type { Witness } from "./witness.ts";

/** Beyond the claim about time: what takes so much longer is not coming. */
const PATIENCE_MS = 20_000;
/** More than a print is worth doing, and then a question about it. */
const PAPERS_MS = 90_000;
/** Of the numbers told long ago, this many are asked for once more at each look. */
const ASKED_AGAIN = 25;

export interface InspectorSetting {
  readonly clock: Clock;
  readonly random: Random;
  readonly hall: BusyHall;
  readonly findings: Findings;
  /** ms after which people must see what is true again. */
  readonly trueAgainMs: number;
}

export class Inspector {
  readonly #setting: InspectorSetting;
  #checked = 0;
  /** ms it took each time until people saw what is true. */
  readonly trueAfterMs: number[] = [];

  constructor(setting: InspectorSetting) {
    this.#setting = setting;
  }

  /** Everybody pauses; `since` is when the trouble was over, by `clock.elapsed()`. */
  async look(since: number): Promise<void> {
    const { hall, findings } = this.#setting;
    const { witness, book, devices, load } = hall;
    await hall.hold();
    await this.#seeTruth(since);
    await this.#askAgain();
    witness.read();
    findings.holds("nobody meets an answer that makes no sense", load.troubles);
    findings.holds("the same key has the same number, and no other key has it", book.faults);
    findings.holds("every number told is in the hall", book.missingIn(witness.hall));
    findings.holds("the ledger is sound: no ticket at two windows, none called twice", witness.faults);
    findings.holds("no paper is printed twice, none without a ticket", paperFaults(devices.printed, witness));
    findings.holds("no ticket with a paper is said to have none", paperMistakes(devices.printed, witness));
    findings.holds("no call is repeated by itself, none spoken that was not made", speechFaults(devices, witness));
  }

  /** Nobody waits for a paper for ever: it comes, or is known not to come, or a person is told that nobody knows. */
  async awaitPapers(): Promise<void> {
    const { hall, findings, clock } = this.#setting;
    const isSettled = () => {
      hall.witness.read();
      return hall.papers("wanted") === 0 ? true : undefined;
    };
    const settled = eventually(clock, "every paper comes to its end", PAPERS_MS, isSettled);
    const trouble = await settled.then(
      () => [],
      () => [`${hall.papers("wanted")} are still on their way`],
    );
    findings.holds("every paper comes to its end", trouble);
  }

  /** After an orderly stop: the whole chain, and the hall as the next daemon will read it. */
  async closeTheBooks({ code, signal }: Ended): Promise<void> {
    const { hall, findings, clock } = this.#setting;
    hall.witness.read();
    findings.holds("it stops in an orderly way", code === 0 ? [] : [`it ended with ${signal ?? code}`]);
    findings.holds("tidehall audit verify says ok", await auditFaults(hall.home.dataFolder, clock));
    findings.holds("the next daemon reads the hall that was written", readingFaults(hall.home, hall.witness));
  }

  /** Signs and the screen page show the board, and the board is what the ledger says. */
  async #seeTruth(since: number): Promise<void> {
    const { clock, findings, trueAgainMs } = this.#setting;
    let last: readonly string[] = ["the board cannot be read"];
    const isTrue = async () => {
      last = await this.#seen();
      return last.length === 0 ? true : undefined;
    };
    await eventually(clock, "everybody sees the board", trueAgainMs + PATIENCE_MS, isTrue).catch(() => {});
    const tookMs = Math.round(clock.elapsed() - since);
    this.trueAfterMs.push(tookMs);
    const late = tookMs > trueAgainMs ? [`not before ${tookMs} ms`] : [];
    findings.holds(`signs, screen and board are true again within ${trueAgainMs / 1000} s`, [...last, ...late]);
  }

  async #seen(): Promise<readonly string[]> {
    const { home, screen, screenToken, devices, witness } = this.#setting.hall;
    const reply = await tryToAsk(home, "/api/v1/board", { token: screenToken });
    if (reply?.status !== 200) return ["the board cannot be read"];
    const { data, seq } = reply.body as { data: Board; seq: number };
    const ledger = boardFaults(data, seq, witness) ?? ["the ledger has moved on"];
    return [...pageFaults(screen.topic("board"), data), ...signFaults(devices.hall, data), ...ledger];
  }

  /** Everything told since the last look, and some of what was told before, is asked for once more. */
  async #askAgain(): Promise<void> {
    const { random, hall } = this.#setting;
    const [fresh, told] = [hall.book.since(this.#checked), hall.book.since(0)];
    this.#checked = hall.book.size;
    const old = told.filter(() => random.next() * told.length < ASKED_AGAIN);
    await Promise.all(
      hall.kiosks.map(async (kiosk) => {
        for (const taken of new Set([...fresh, ...old])) await kiosk.again(taken);
      }),
    );
  }
}

/** Read by way of the last snapshot, as a start does, and held against a reading of every event. */
const readingFaults = ({ config, dataFolder }: HallHome, { hall }: Witness): string[] => {
  const ledger = Ledger.open({ folder: dataFolder, hall: config.hall.id, newEpoch: () => "none" });
  try {
    const read = readHall(ledger, dataFolder).hall;
    return [...faultsOf(read), ...(snapshotText(read) === snapshotText(hall) ? [] : ["it is another hall"])];
  } finally {
    ledger.close();
  }
};
