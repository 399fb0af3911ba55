// A ticket printer: pages come out in order, none twice. A page is done when the printer says that it has printed all of it;
// of one that was begun and not answered nobody knows, and the hall is left to ask [HALL-3.6]. What is on a page it ignores.
import { concat } from "../../base/bytes.ts";
import { checker } from "../../base/check.ts";
import { AppError, reasonOf } from "../../base/errors.ts";
import { bytesOfFrame } from "../../protocols/escpos/frame.ts";
import { type PrinterReading, type PrinterState, printerStateOf } from "../../protocols/escpos/printer-state.ts";
import type { Reply } from "../../protocols/escpos/reply.ts";
import { autoStatusOnBytes, printedQuestionBytes } from "../../protocols/escpos/requests.ts";
import { type PageItem, PrintArgs, QueryArgs } from "../../protocols/mqtt/arguments.ts";
import { atOnce, inTurn, type Job } from "../device/appliance.ts";
import type { Driver, DriverHealth, DriverParts } from "../driver.ts";
import { Hardware } from "../hardware.ts";
import type { ContactState } from "../line/contact.ts";
import { type EncodedPage, encodePage } from "./escpos-page.ts";
import type { PagePrinter } from "./printed-page.ts";
import { printerEars } from "./printer-ears.ts";
import { statusQuestion, troubles, UNREACHED_ALERT } from "./printer-status.ts";
import { TurnAnswers } from "./turn-answers.ts";

/** With two deadlines of 300 ms and the second between, a silence is known within two. */
const CHECK_MS = 300;
const SILENCE_MS = 50;
/** From the last byte sent to the answer behind the page: half a metre of paper, and the knife. */
const PAGE_MS = 15_000;
/** The same for a cut. */
const CUT_MS = 5000;
/** Between the answers of two pages that follow each other without a pause. */
const QUIET_MS = 1000;
/** Old answers that may still be on their way. */
const STALE_MAX = 8;
/** Zeros are what a line says when its power goes. So the end is asked for twice, and then whether the printer is there. */
const PAGE_ANSWERS = 2;
const WAITING_MAX = 8;
const DONE_MS = 40_000;

/** [ESCPOS-3.2] When a command breaks off before its length, the two bytes of a question that come next are taken for one. */
const MISTAKEN_LENGTH_MAX = 0x1004;

/** ESC @ at the beginning of a page switches the printer's own reports off. */
const pageEnd = concat(autoStatusOnBytes, printedQuestionBytes, printedQuestionBytes);
const cutEnd = concat(autoStatusOnBytes, printedQuestionBytes);

const checkPrint = checker(PrintArgs);
const checkQuery = checker(QueryArgs);

/** A page that was sent, and is not known to be out. */
interface Doubtful {
  /** Of its longest command. */
  readonly commandBytesMax: number;
  /** Not all of it may have arrived. */
  isBroken: boolean;
}

class TicketPrinter {
  readonly #parts: DriverParts;
  readonly #paper: PagePrinter;
  readonly #hardware: Hardware<Reply>;
  readonly #answers: TurnAnswers;
  #state: PrinterState = "ok";
  #isReporting = false;
  /** So many bytes the printer may still be waiting for since its line broke. */
  #missingBytes = 0;
  #doubtful: Doubtful | undefined;
  /** It says that all is well, and does not come to the end of a page. */
  #isStuck = false;

  constructor(parts: DriverParts, paper: PagePrinter) {
    this.#parts = parts;
    this.#paper = paper;
    this.#answers = new TurnAnswers(parts.clock);
    this.#hardware = new Hardware(parts, {
      decoder: printerEars(),
      silenceMs: SILENCE_MS,
      checkMs: CHECK_MS,
      check: () => this.#ask(),
      heard: (frame) => this.#heard(frame),
      turned: (state) => this.#turned(state),
      faults: () => [...troubles[this.#state].faults, ...(this.#isStuck ? ["stuck"] : [])],
    });
  }

  get health(): DriverHealth {
    return this.#hardware.health;
  }

  async print(page: readonly PageItem[], { signal }: Job): Promise<undefined> {
    const encoded = encodePage(page, this.#paper);
    const { substituted } = encoded;
    if (substituted.length > 0) this.#parts.port.log("warn", `characters it cannot print: ${substituted.join(" ")}`);
    try {
      await this.#makeReady();
      signal.throwIfAborted();
    } catch (error) {
      this.#hardware.failed(error);
      throw error;
    }
    await this.#send(encoded);
    return undefined;
  }

  /** Nothing of a page has left while this goes on: what fails here is known not to be printed. */
  async #makeReady(): Promise<void> {
    await this.#ask();
    if (this.#hardware.state !== "ready") throw this.#silent("status");
    if (troubles[this.#state].printsNothing) throw this.#refused();
    if (!this.#doubtful) return;
    const isOut = !this.#doubtful.isBroken && this.#answers.count >= PAGE_ANSWERS;
    if (!isOut) await this.#cutOff();
    this.#doubtful = undefined;
  }

  /**
   * What may be left of an earlier page falls off by itself, instead of standing above the next one. Answers that are as late
   * as the page come before the one to this, so the last of them is waited for.
   */
  async #cutOff(): Promise<void> {
    const { bytes } = encodePage([{ item: "cut" }], { ...this.#paper, beeps: 0 });
    this.#answers.restart();
    await this.#hardware.tell({ name: "cut", bytes: concat(bytes, cutEnd) });
    if (!(await this.#answers.reach(1, CUT_MS))) throw this.#silent("cut");
    for (let count = 2; count <= STALE_MAX; count++) if (!(await this.#answers.reach(count, QUIET_MS))) return;
  }

  async #send({ frames, bytes }: EncodedPage): Promise<void> {
    const commandBytesMax = Math.max(...frames.map((frame) => bytesOfFrame(frame).length));
    this.#answers.restart();
    this.#doubtful = { commandBytesMax, isBroken: false };
    try {
      await this.#hardware.tell({ name: "print", bytes: concat(bytes, pageEnd) });
      if (!(await this.#answers.reach(PAGE_ANSWERS, PAGE_MS))) throw this.#silent("print");
      await this.#ask();
    } catch (error) {
      this.#hardware.failed(error);
      this.#turnStuck(this.#hardware.state === "ready" && troubles[this.#state].faults.length === 0);
      throw this.#unknown(error);
    }
    this.#doubtful = undefined;
    this.#turnStuck(false);
  }

  /** Its own reports come at once, but not every printer makes them: it is asked as well. */
  async #ask(): Promise<void> {
    if (!this.#isReporting) await this.#greet();
    this.#read(await this.#hardware.ask(statusQuestion()));
    this.#isReporting = true;
    this.#missingBytes = 0;
  }

  /**
   * A command that broke off with its line is first filled up, with zeros: a question would become part of it. Where that has
   * not made the printer answer, more is filled.
   */
  async #greet(): Promise<void> {
    const bytes = concat(new Uint8Array(this.#missingBytes), autoStatusOnBytes);
    await this.#hardware.tell({ name: "reports", bytes });
    if (this.#missingBytes > 0) this.#missingBytes = MISTAKEN_LENGTH_MAX;
  }

  #heard(frame: Reply): void {
    if (frame.kind === "autoStatus") this.#read({ auto: frame });
    if (frame.kind !== "paperStatus") return;
    this.#answers.heard();
    if (this.#answers.count >= PAGE_ANSWERS) this.#turnStuck(false);
  }

  #turnStuck(isStuck: boolean): void {
    if (isStuck === this.#isStuck) return;
    this.#isStuck = isStuck;
    this.#hardware.complain();
  }

  /** The last word counts, of whichever kind. */
  #read(reading: PrinterReading): void {
    const state = printerStateOf(reading) ?? "ok";
    if (state === this.#state) return;
    this.#state = state;
    this.#hardware.complain();
    this.#alert(this.#hardware.state);
  }

  /** It may yet print what it has, but who would hear that it did? */
  #turned(state: ContactState): void {
    this.#alert(state);
    if (state === "ready") return;
    this.#isStuck = false;
    this.#isReporting = false;
    if (this.#doubtful) this.#doubtful.isBroken = true;
    if (state === "absent") this.#missingBytes = this.#doubtful?.commandBytesMax ?? 0;
    this.#answers.cutOff(state === "absent" ? this.#parts.line.closedError() : this.#silent("status"));
  }

  #alert(state: ContactState): void {
    const isReached = state === "ready" || state === "refusing";
    this.#parts.port.alert("paper", isReached ? troubles[this.#state].alert : UNREACHED_ALERT);
  }

  #refused(): AppError {
    return new AppError("DEVICE_REFUSED", { device: this.#parts.device, op: "print", reason: this.#state });
  }

  #silent(op: string): AppError {
    return new AppError("DEVICE_SILENT", { device: this.#parts.device, op });
  }

  #unknown(cause: unknown): AppError {
    const { device } = this.#parts;
    return new AppError("OUTCOME_UNKNOWN", { device, op: "print", reason: reasonOf(cause) }, { cause });
  }
}

export const ticketPrinterDriver = (parts: DriverParts, paper: PagePrinter): Driver => {
  const printer = new TicketPrinter(parts, paper);
  return {
    kind: parts.kind,
    model: "ESC/POS printer",
    limits: { doneMs: DONE_MS },
    waitingMax: WAITING_MAX,
    operations: {
      print: inTurn(checkPrint, ({ page }, job) => printer.print(page, job)),
      query: atOnce(checkQuery, async ({ id }) => ({ id, st: parts.port.becameOf(id) ?? "none" })),
    },
    get health() {
      return printer.health;
    },
  };
};
