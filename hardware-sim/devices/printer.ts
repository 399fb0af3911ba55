// The ticket printer (打印机): a roll of paper with an end, and the papers that came out. It remembers its last 16 jobs
// without power, so that the hall can ask what became of one instead of printing it twice [HALL-3.3] [HALL-3.6].
import { checker } from "../../src/base/check.ts";
import { type PageItem, PrintArgs, QueryArgs } from "../../src/protocols/mqtt/arguments.ts";
import type { DeviceCommand } from "../../src/protocols/mqtt/messages.ts";
import { Device, type DeviceSetting } from "../device.ts";
import { numberIn } from "../reading.ts";
import { Recent } from "../recent.ts";
import { errand, type Hands, job, type Outcome, type Trade, type Work } from "../trade.ts";
import { type Watch, Watchers } from "../watchers.ts";

const START_MS = 300;
const LINE_MS = 30;
const QR_LINES = 8;
/** From the head to the knife. */
const CUT_LINES = 3;
const ROLL_LINES = 20_000;
/** Enough for some 20 tickets more. */
const LOW_LINES = 500;
const IDS_KEPT = 16;
const WAITING_MAX = 8;
const DONE_MS = 10_000;
const PAPERS_MAX = 1_000;

export interface Paper {
  /** The id of the command it was printed for. */
  readonly id: string;
  /** The number a person reads on it: in its biggest text. */
  readonly number: string;
  readonly page: readonly PageItem[];
  /** `clock.elapsed()` when it was cut. */
  readonly cutAt: number;
}

export interface PrinterFace {
  /** Lines left on the roll. */
  paperLines: number;
  /** Number of the paper on its way out. */
  printing: string | null;
}

export interface Printer {
  readonly role: "printer";
  readonly device: Device;
  readonly face: Readonly<PrinterFace>;
  /** The last papers that came out, oldest first. */
  readonly papers: readonly Paper[];
  /** Told when a paper has come out. */
  readonly watchPapers: Watch;
  /** Somebody puts in a roll; 0 takes the paper away. Default 20000 lines. */
  load(lines?: number): void;
}

const checkPrint = checker(PrintArgs);
const checkQuery = checker(QueryArgs);

const linesOf = (item: PageItem): number => {
  switch (item.item) {
    case "text":
      return item.size;
    case "rule":
      return 1;
    case "feed":
      return item.lines;
    case "qr":
      return QR_LINES;
    case "cut":
      return CUT_LINES;
  }
};

/** Lines of roll a page takes. */
export const pageLines = (page: readonly PageItem[]): number => page.reduce((lines, item) => lines + linesOf(item), 0);

/** What stands out on a page; the first of the biggest texts. */
const biggestText = (page: readonly PageItem[]): string => {
  let [biggest, size] = ["", 0];
  for (const item of page) {
    if (item.item === "text" && item.size > size) [biggest, size] = [item.text, item.size];
  }
  return biggest;
};

class Mechanism {
  readonly face: PrinterFace = { paperLines: ROLL_LINES, printing: null };
  readonly papers = new Recent<Paper>(PAPERS_MAX);
  readonly watchers = new Watchers();
  readonly #hands: Hands;

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  faults(): string[] {
    if (this.face.paperLines === 0) return ["paper-out"];
    return this.face.paperLines < LOW_LINES ? ["paper-low"] : [];
  }

  load(lines: number): void {
    const hadPaper = this.face.paperLines > 0;
    this.face.paperLines = lines;
    this.#hands.changed();
    if (hadPaper && lines === 0) this.#hands.emit("paper-out", {});
  }

  print({ page, number }: PrintArgs, { id }: DeviceCommand): Work {
    const lines = pageLines(page);
    const begins = () => {
      this.face.printing = number;
      this.#hands.changed();
    };
    const ends = () => {
      this.face.printing = null;
      return this.#feed(lines) ? this.#cut({ id, page, number: numberIn(biggestText(page)) ?? number }) : this.#dry();
    };
    return { takesMs: START_MS + lines * LINE_MS, begins, ends };
  }

  /** False when the roll ends before the page does: half a paper is no paper. */
  #feed(lines: number): boolean {
    const isEnough = this.face.paperLines >= lines;
    this.load(isEnough ? this.face.paperLines - lines : 0);
    return isEnough;
  }

  #cut(paper: Omit<Paper, "cutAt">): Outcome {
    this.papers.add({ ...paper, cutAt: this.#hands.clock.elapsed() });
    this.watchers.tell();
    return { done: undefined };
  }

  #dry(): Outcome {
    return { failed: "paper-out" };
  }
}

const alertOf = (faults: readonly string[]): string => {
  if (faults.includes("paper-out")) return "打印机缺纸，请装纸";
  return faults.includes("paper-low") ? "打印纸即将用完" : "";
};

const tradeOf = (mechanism: Mechanism, hands: Hands): Trade => ({
  kind: "printer",
  model: "ticket printer",
  face: mechanism.face,
  operations: {
    print: job(checkPrint, (args, command) => mechanism.print(args, command)),
    query: errand(checkQuery, ({ id }) => ({ ends: () => ({ done: { id, st: hands.becameOf(id) ?? "none" } }) })),
  },
  limits: { doneMs: DONE_MS },
  faults: () => mechanism.faults(),
  alerts: () => ({ paper: alertOf(mechanism.faults()) }),
  waitingMax: WAITING_MAX,
  idsKept: IDS_KEPT,
  isDurable: true,
  ailments: { "paper-out": { begin: () => mechanism.load(0), end: () => mechanism.load(ROLL_LINES) } },
  blank: () => {
    mechanism.face.printing = null;
  },
});

/** `paperLines` on the roll at the start. Default 20000, some 800 tickets. */
export const simulatePrinter = (setting: DeviceSetting, paperLines = ROLL_LINES): Printer => {
  let mechanism!: Mechanism;
  const device = new Device(setting, (hands) => {
    mechanism = new Mechanism(hands);
    mechanism.face.paperLines = paperLines;
    return tradeOf(mechanism, hands);
  });
  const { face, papers, watchers } = mechanism;
  const load = (lines = ROLL_LINES) => mechanism.load(lines);
  return { role: "printer", device, face, papers: papers.items, watchPapers: watchers.add, load };
};
