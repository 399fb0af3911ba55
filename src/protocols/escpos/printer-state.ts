// [ESCPOS-4.7] From a printer's answers to one state: what a person at the printer has to do. It asks nothing itself.
import type { AutoStatus, PaperStatus, RealTimeStatus } from "./reply.ts";

/** Gravest first; the names are those of the faults of hall/1. */
export const printerStates = [
  "cover-open",
  "cutter-stuck",
  "paper-out",
  "error",
  "offline",
  "paper-low",
  "ok",
] as const;
export type PrinterState = (typeof printerStates)[number];

/** The last answers that are known. Each question asked with DLE EOT has its own, since an answer does not name it. */
export interface PrinterReading {
  /** DLE EOT 1. */
  readonly printer?: RealTimeStatus;
  /** DLE EOT 2. */
  readonly offlineCause?: RealTimeStatus;
  /** DLE EOT 3. */
  readonly errorCause?: RealTimeStatus;
  /** DLE EOT 4. */
  readonly paper?: RealTimeStatus;
  /** Sent by the printer itself after GS a. */
  readonly auto?: AutoStatus;
  /** GS r 1. */
  readonly sensors?: PaperStatus;
  /** The status byte of a USB printer's port. */
  readonly port?: number;
}

/** The gravest thing said. Undefined when nothing was: silence is the caller's to judge, who knows how long it lasted. */
export const printerStateOf = (reading: PrinterReading): PrinterState | undefined => {
  const said = new Set<PrinterState>([
    ...realTimeSigns(reading),
    ...autoSigns(reading.auto),
    ...sensorSigns(reading.sensors),
    ...portSigns(reading.port),
  ]);
  return printerStates.find((state) => said.has(state));
};

type Sign = readonly [says: boolean | undefined, state: PrinterState];
const states = (...signs: readonly Sign[]): PrinterState[] => signs.filter(([says]) => says).map(([, state]) => state);

const realTimeSigns = ({ printer, offlineCause, errorCause, paper }: PrinterReading): PrinterState[] =>
  states(
    [Boolean(printer ?? offlineCause ?? errorCause ?? paper), "ok"],
    [printer?.bit3 || printer?.bit5, "offline"],
    [offlineCause?.bit2, "cover-open"],
    [offlineCause?.bit5, "paper-out"],
    [offlineCause?.bit6, "error"],
    [errorCause?.bit3, "cutter-stuck"],
    [errorCause?.bit2 || errorCause?.bit5 || errorCause?.bit6, "error"],
    [paper?.bit2 || paper?.bit3, "paper-low"],
    [paper?.bit5 || paper?.bit6, "paper-out"],
  );

const autoSigns = (auto: AutoStatus | undefined): PrinterState[] =>
  states(
    [auto !== undefined, "ok"],
    [auto?.offline || auto?.waitsForRecovery, "offline"],
    [auto?.coverOpen, "cover-open"],
    [auto?.cutterError, "cutter-stuck"],
    [auto?.recoverableError || auto?.fatalError || auto?.passingError, "error"],
    [auto?.paperLow || auto?.paperLowToo, "paper-low"],
    [auto?.paperOut || auto?.paperOutToo, "paper-out"],
  );

const sensorSigns = (sensors: PaperStatus | undefined): PrinterState[] =>
  states(
    [sensors !== undefined, "ok"],
    [sensors?.paperLow || sensors?.paperLowToo, "paper-low"],
    [sensors?.paperOut || sensors?.paperOutToo, "paper-out"],
  );

/** [ESCPOS-1.1] Bits of the USB printer class: 5 paper empty, 4 selected, 3 no error. */
const portSigns = (port: number | undefined): PrinterState[] => {
  if (port === undefined) return [];
  const has = (bit: number) => (port & (1 << bit)) !== 0;
  return states([true, "ok"], [has(5), "paper-out"], [!has(4), "offline"], [!has(3), "error"]);
};
