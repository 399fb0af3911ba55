// The inside of a receipt printer: a buffer that fills, a head that takes its time, a roll that ends, a cover, a knife, and
// status in three dialects.
import { Recent } from "../../recent.ts";
import type { Board, Firmware } from "../firmware.ts";
import type { DotFont } from "../picture/dot-font.ts";
import { Trouble } from "../trouble.ts";
import { type Command, CommandReader, isRealTime } from "./command.ts";
import { CommandBuffer } from "./command-buffer.ts";
import {
  automaticStatus,
  type Conditions,
  isOnline,
  type PaperState,
  paperStatus,
  realTimeStatus,
} from "./conditions.ts";
import { identityOf } from "./identity.ts";
import { type Paper, Roll } from "./roll.ts";
import { Typesetter } from "./typesetter.ts";

/** 80 mm paper at 8 dots a mm. */
const WIDTH_DOTS = 576;
/** 150 mm/s. */
const DOTS_A_MS = 1.2;
const CUT_MS = 250;
/** From the head to the knife: 15 mm. */
const CUT_FEED_DOTS = 120;
/** 80 m. */
export const ROLL_DOTS = 640_000;
/** 2 m, some ten tickets. */
const LOW_DOTS = 16_000;
const PAPERS_KEPT = 256;
/** The second half of a cut, when the paper has reached the knife. */
const KNIFE: Command = { name: "knife", parameters: [], data: new Uint8Array(0), bytes: 0 };

export interface PrinterOptions {
  readonly font: DotFont;
  /** 576 (80 mm paper, the default) or 384 (58 mm). */
  readonly widthDots?: number;
  /** Length of the roll, 8 dots a mm. Default 640000. */
  readonly rollDots?: number;
}

export class Mechanism implements Firmware {
  readonly roll: Roll;
  readonly papers = new Recent<Paper>(PAPERS_KEPT);
  beeps = 0;
  readonly #board: Board;
  readonly #typesetter: Typesetter;
  readonly #reader = new CommandReader();
  readonly #buffer = new CommandBuffer();
  #isMoving = false;
  #isCutterStuck = false;
  readonly #stuck = new Trouble(() => this.#turned());
  readonly #cover = new Trouble(() => this.#turned());
  readonly #heat = new Trouble(() => this.#turned());
  readonly #jam = new Trouble((isJammed) => this.#freed(isJammed));
  #automatic = 0;
  #told = "";

  constructor(board: Board, { font, widthDots = WIDTH_DOTS, rollDots = ROLL_DOTS }: PrinterOptions) {
    this.#board = board;
    this.roll = new Roll(widthDots, rollDots);
    this.#typesetter = new Typesetter(this.roll, font);
  }

  readonly ailments = {
    "paper-low": { begin: () => this.load(LOW_DOTS), end: () => this.load(ROLL_DOTS) },
    "paper-out": { begin: () => this.load(0), end: () => this.load(ROLL_DOTS) },
    "cover-open": this.#cover,
    /** The next cut jams; it is made when the knife is free again. */
    "cutter-stuck": this.#jam,
    "too-hot": this.#heat,
    /** Says that all is well and prints nothing. */
    "stuck-busy": this.#stuck,
  };

  get conditions(): Conditions {
    return {
      paper: this.#paper,
      isCoverOpen: this.#cover.isThere,
      isCutterStuck: this.#isCutterStuck,
      isTooHot: this.#heat.isThere,
      isFeeding: false,
    };
  }

  take(bytes: Uint8Array): void {
    const kept = bytes.subarray(0, Math.max(0, this.room()));
    for (const command of this.#reader.read(kept)) {
      if (isRealTime(command)) this.#atOnce(command);
      else this.#buffer.add(command);
    }
    this.#work();
  }

  room(): number {
    return this.#buffer.room;
  }

  powerOff(): void {
    this.#buffer.empty();
    this.#reader.forget();
    this.#typesetter.forget();
    this.#isMoving = false;
    this.#automatic = 0;
  }

  load(dots: number): void {
    if (!this.roll.isBlank && this.roll.dotsLeft === 0) this.#cut(false);
    this.roll.load(dots);
    this.#changed();
    this.#work();
  }

  get #paper(): PaperState {
    if (this.roll.dotsLeft === 0) return "out";
    return this.roll.dotsLeft <= LOW_DOTS ? "low" : "there";
  }

  #turned(): void {
    this.#changed();
    this.#work();
  }

  #freed(isJammed: boolean): void {
    if (!isJammed && this.#isCutterStuck) this.#cut(true);
    this.#isCutterStuck &&= isJammed;
    this.#turned();
  }

  /** One command after the other, as long as the printer is online and the head has caught up. */
  #work(): void {
    while (!this.#isMoving && !this.#stuck.isThere && isOnline(this.conditions)) {
      const command = this.#buffer.next();
      if (!command) return;
      // Whoever watches may send more while a command is obeyed; that has to wait like the rest.
      this.#isMoving = true;
      const restMs = this.#do(command);
      if (restMs > 0) return this.#rest(restMs);
      this.#isMoving = false;
    }
  }

  /** The paper moves for as long as its length takes; then comes the next command. */
  #rest(ms: number): void {
    this.#board.clock.after(ms, "paper moves", () => {
      this.#isMoving = false;
      this.#changed();
      this.#work();
    });
  }

  /** Obeys a command and says how long it takes, in ms. */
  #do(command: Command): number {
    const before = this.roll.dotsLeft;
    const restMs = this.#acts[command.name]?.(command) ?? this.#print(command);
    const dots = before - this.roll.dotsLeft;
    if (dots > 0) this.#changed();
    return dots / DOTS_A_MS + restMs;
  }

  #print(command: Command): number {
    this.#typesetter.obey(command);
    return 0;
  }

  readonly #acts: Readonly<Record<string, (command: Command) => number>> = {
    cut: ({ parameters, data }) => this.#toKnife(parameters[0]! >= 65 ? (data[0] ?? 0) : 0),
    fullCut: () => this.#toKnife(0),
    partialCut: () => this.#toKnife(0),
    knife: () => this.#knife(),
    beep: ({ parameters: [times = 0, length = 0] }) => this.#beep(times, length),
    autoStatus: ({ parameters: [which = 0] }) => this.#tellChangesOf(which),
    status: ({ parameters: [what = 0] }) => this.#answer([what % 48 === 1 ? paperStatus(this.conditions) : 0]),
    identify: ({ parameters: [what = 0] }) => this.#answer(identityOf(what)),
  };

  #answer(bytes: readonly number[]): number {
    this.#board.say(bytes);
    return 0;
  }

  #beep(times: number, length: number): number {
    this.beeps += times;
    this.#board.changed();
    return times * length * 100;
  }

  #tellChangesOf(which: number): number {
    this.#automatic = which;
    this.#told = "";
    this.#tellStatus();
    return 0;
  }

  /** The paper moves to the knife first. */
  #toKnife(feedDots: number): number {
    this.#typesetter.endLine();
    this.roll.feed(CUT_FEED_DOTS + feedDots);
    this.#buffer.putFirst(KNIFE);
    return 0;
  }

  /** A knife that jams leaves the paper hanging and stops the printer. */
  #knife(): number {
    if (this.#jam.isThere) this.#isCutterStuck = true;
    else this.#cut(this.roll.dotsLeft > 0);
    this.#changed();
    return CUT_MS;
  }

  #cut(isWhole: boolean): void {
    this.papers.add(this.roll.cut(isWhole, this.#board.clock.elapsed()));
    this.#board.changed();
  }

  #atOnce({ name, parameters: [about = 0] }: Command): void {
    if (name === "tellStatus") {
      const status = realTimeStatus(about, this.conditions);
      if (status !== undefined) this.#board.say([status]);
    }
    if (name === "recover" && about === 2) this.#buffer.empty();
  }

  #changed(): void {
    this.#tellStatus();
    this.#board.changed();
  }

  /** Automatic status goes out when it is switched on, and whenever it is another one. */
  #tellStatus(): void {
    const status = automaticStatus(this.conditions);
    if (this.#automatic === 0 || this.#told === status.join()) return;
    this.#told = status.join();
    this.#board.say(status);
  }
}
