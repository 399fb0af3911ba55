// Writes the documents that are made from code: the JSON Schema of the configuration and the descriptions of the HTTP and
// message interfaces. With --check it writes nothing and names those that are stale.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export interface GeneratedDocument {
  /** Where it is written, from the root of the checkout. */
  readonly file: string;
  /** The module that knows it, and the name of the value or of the function that makes it. */
  readonly module: string;
  readonly name: string;
}

export const generatedDocuments: readonly GeneratedDocument[] = [
  { file: "config/hall.schema.json", module: "src/daemon/config/document.ts", name: "ConfigDocument" },
  { file: "docs/openapi.json", module: "src/daemon/http/openapi.ts", name: "openApiDocument" },
  { file: "docs/asyncapi.json", module: "src/daemon/websocket/asyncapi.ts", name: "asyncApiDocument" },
];

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The text of a document; throws where its module or the name in it is missing. */
const textOf = async ({ module, name }: GeneratedDocument): Promise<string> => {
  const path = join(root, module);
  if (!existsSync(path)) throw new Error(`${module} is missing`);
  const exported: unknown = (await import(pathToFileURL(path).href))[name];
  if (exported === undefined) throw new Error(`${module} exports no ${name}`);
  return `${JSON.stringify(typeof exported === "function" ? exported() : exported, null, 2)}\n`;
};

const writtenIn = (file: string): string =>
  existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : "";

/** A line for each document that does not say what the code says, or cannot be made. */
export const staleDocuments = async (documents = generatedDocuments): Promise<string[]> => {
  const lines = documents.map(async (document) => {
    try {
      const isFresh = (await textOf(document)) === writtenIn(document.file);
      return isFresh ? [] : [`${document.file} is stale: npm run schemas`];
    } catch (error) {
      return [`${document.file} cannot be made: ${error instanceof Error ? error.message : error}`];
    }
  });
  return (await Promise.all(lines)).flat();
};

/** What cannot be made is left as it is. */
const writeAll = async (): Promise<void> => {
  for (const document of generatedDocuments) {
    const text = await textOf(document).catch(() => undefined);
    if (text !== undefined) writeFileSync(join(root, document.file), text);
  }
};

const main = async (): Promise<void> => {
  if (!process.argv.includes("--check")) await writeAll();
  const stale = await staleDocuments();
  for (const line of stale) console.error(line);
  process.exitCode = stale.length > 0 ? 1 : 0;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
