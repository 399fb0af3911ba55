// Collects what the pages say from the tables of their sources.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Table } from "../src/web/words/word-table.ts";

const web = fileURLToPath(new URL("../src/web/words", import.meta.url));

/** A table's export is named for it: kioskWords, words. */
const tablesOf = (module: object): Table[] =>
  Object.entries(module).flatMap(([name, value]) => (/words$/i.test(name) ? [value as Table] : []));

/** By word; Chinese, then English. */
export const everyWord = async (): Promise<ReadonlyMap<string, readonly [zh: string, en: string]>> => {
  const files = readdirSync(web).filter((name) => /(^|-)words\.ts$/.test(name));
  const modules = await Promise.all(files.map((name) => import(join(web, name)) as Promise<object>));
  return new Map(modules.flatMap(tablesOf).flatMap((table) => Object.entries(table)));
};
