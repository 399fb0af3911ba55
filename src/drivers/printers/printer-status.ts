// How a printer is: the questions it answers at once, what hall/1 calls its troubles, and what people are told to do.
import type { PrinterReading, PrinterState } from "../../protocols/escpos/printer-state.ts";
import type { RealTimeStatus, Reply } from "../../protocols/escpos/reply.ts";
import { statusQuestions, statusRequestBytes } from "../../protocols/escpos/requests.ts";
import type { Question } from "../line/seat.ts";

/** They are answered past all that is printed, also by a printer that is offline. */
const ANSWER_MS = 300;

/** [ESCPOS-4.2] The answers do not name their questions, so they are counted. */
export const statusQuestion = (): Question<Reply, PrinterReading> => {
  const said: RealTimeStatus[] = [];
  return {
    name: "status",
    bytes: statusRequestBytes,
    answerMs: ANSWER_MS,
    answer: (frame) => {
      if (frame.kind !== "realTimeStatus") return undefined;
      said.push(frame);
      if (said.length < statusQuestions.length) return undefined;
      return Object.fromEntries(statusQuestions.map((about, at) => [about, said[at]])) as PrinterReading;
    },
  };
};

interface Trouble {
  /** [HALL-2.2] */
  readonly faults: readonly string[];
  /** What people read; empty when there is nothing to do. */
  readonly alert: string;
  readonly printsNothing: boolean;
}

const stopping = (fault: string, alert: string): Trouble => ({ faults: [fault], alert, printsNothing: true });

/** An error without a name stops the printer as if it were offline, and so the hall prints elsewhere. */
export const troubles: Readonly<Record<PrinterState, Trouble>> = {
  ok: { faults: [], alert: "", printsNothing: false },
  "paper-low": { faults: ["paper-low"], alert: "打印纸即将用完", printsNothing: false },
  "paper-out": stopping("paper-out", "打印机缺纸，请装纸"),
  "cover-open": stopping("cover-open", "打印机盖未合上，请合上"),
  "cutter-stuck": stopping("cutter-stuck", "打印机切刀卡住，请取出卡纸"),
  error: stopping("offline", "打印机报告故障，请查看指示灯"),
  offline: stopping("offline", "打印机已脱机，请查看按键和指示灯"),
};

export const UNREACHED_ALERT = "打印机没有应答，请检查电源和连线";
