// What pages may say, from their tables of words: for names in the guide that no step comes by.
import { readdirSync, readFileSync } from "node:fs";

const WORDS = "src/web/words";

const tables = readdirSync(WORDS)
  .filter((file) => file.endsWith("words.ts"))
  .map((file) => readFileSync(`${WORDS}/${file}`, "utf8"))
  .join("\n");

/** Whether this is the whole of a Chinese text in some page's table. */
export const isSaidSomewhere = (text: string): boolean =>
  tables.includes(`["${text}", "`) || tables.includes(`"${text}",\n`);
