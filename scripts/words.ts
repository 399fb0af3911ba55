// `npm run words [-- FILE]`: every word of the pages in Chinese and English, for whoever translates them. With a language's file,
// only what it lacks, and what it has that no page says.
import { readFileSync } from "node:fs";
import { everyWord } from "./page-words.ts";

const line = (parts: readonly string[]): void => console.log(parts.join("\t"));

const main = async (file: string | undefined): Promise<void> => {
  const table = await everyWord();
  const { words = {} } = file === undefined ? {} : (JSON.parse(readFileSync(file, "utf8")) as { words?: object });
  for (const [word, [zh, en]] of table) if (!Object.hasOwn(words, word)) line([word, zh, en]);
  for (const word of Object.keys(words)) if (!table.has(word)) line([word, "–", "no page says this"]);
};

await main(process.argv[2]);
