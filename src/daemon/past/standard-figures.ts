// The last weeks of a hall, read from its ledger some events at a time, as far as a document asks about them.
import { FigureReader, type Figures, figureKinds } from "../../hall/standard/figures.ts";
import type { Past } from "./past-days.ts";

const DAYS_A_WEEK = 7;

/** Yields between steps, so that whoever reads beside a daemon at work can pause. */
export function* readFigures(past: Past, weeks: number, general: readonly string[]): Generator<void, Figures> {
  const reader = new FigureReader();
  const kinds = new Set<string>(figureKinds);
  for (const date of past.dates.slice(-weeks * DAYS_A_WEEK))
    for (const events of past.unread(date).events) {
      for (const event of events) if (kinds.has(event.kind)) reader.read(event);
      yield;
    }
  return reader.figures(general);
}
