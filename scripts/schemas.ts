// Writes the documents that are made from code: the JSON Schema of the configuration and the descriptions of the HTTP and
// message interfaces. With --check it writes nothing and names those that are stale.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface GeneratedDocument {
  /** Where it is written, from the root of the checkout. */
  readonly file: string;
  /** Rejects where the code cannot make it. */
  make(): Promise<object>;
}

export const generatedDocuments: readonly GeneratedDocument[] = [
  {
    file: "config/hall.schema.json",
    make: async () => (await import("../src/daemon/config/document.ts")).ConfigDocument,
  },
  { file: "docs/openapi.json", make: async () => (await import("../src/daemon/http/openapi.ts")).openApiDocument() },
  {
    file: "docs/asyncapi.json",
    make: async () => (await import("../src/daemon/websocket/asyncapi.ts")).asyncApiDocument(),
  },
];

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const textOf = async ({ make }: GeneratedDocument): Promise<string> => `${JSON.stringify(await make(), null, 2)}\n`;

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
