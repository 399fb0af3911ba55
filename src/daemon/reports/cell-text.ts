// A cell as a person reads it.
import type { Cell } from "./report-tables.ts";

const PERCENT_DIGITS = 1;
const MINUTE_DIGITS = 1;

export const cellText = ({ measure, value }: Cell): string => {
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  if (measure === "share") return `${(value * 100).toFixed(PERCENT_DIGITS)}%`;
  return measure === "minutes" ? value.toFixed(MINUTE_DIGITS) : String(value);
};
