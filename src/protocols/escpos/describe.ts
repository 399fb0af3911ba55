// A frame as one line for a person: its kind, its fields by name, and what an answer means.
import { describeFields } from "../layout/describe.ts";
import type { Frame } from "./frame.ts";
import { type PrinterReading, printerStateOf } from "./printer-state.ts";
import { statusQuestions } from "./requests.ts";

/** Longer values are cut; the JSON has them whole. */
const SHOWN_MAX = 60;

export const describeFrame = (frame: Frame): string => {
  const fields = Object.entries(frame).map(([name, value]) => [name, shortened(value)]);
  return describeFields(Object.fromEntries(fields)).replace(/: $/, "") + meaningOf(frame);
};

const shortened = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shortened);
  return typeof value === "string" && value.length > SHOWN_MAX ? `${value.slice(0, SHOWN_MAX - 1)}…` : value;
};

const meaningOf = (frame: Frame): string => {
  switch (frame.kind) {
    case "autoStatus":
      return ` (${printerStateOf({ auto: frame })})`;
    case "paperStatus":
      return ` (${printerStateOf({ sensors: frame })})`;
    case "realTimeStatus":
      return ` (${statusQuestions.map((about) => meaningAfter(about, { [about]: frame })).join(", ")})`;
    default:
      return "";
  }
};

const meaningAfter = (about: string, reading: PrinterReading): string =>
  `asked for ${about}: ${printerStateOf(reading)}`;
