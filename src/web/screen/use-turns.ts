// A list that does not fit turns by itself: what of it is up now, on which page of how many.
import { useNow } from "../parts/page.tsx";
import { paged, turnAt } from "./turning.ts";

export interface Turns<T> {
  readonly shown: readonly T[];
  /** From 0. */
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
}

/** @param max how many fit on a page */
export const useTurns = <T>(list: readonly T[], max: number): Turns<T> => {
  const pages = paged(list, max);
  const page = turnAt(useNow(), pages.length);
  return { shown: pages[page] ?? [], page, pages: pages.length };
};
