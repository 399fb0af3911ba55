// The pages, built for a test as they are built for a hall.
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Test } from "tap";
import { isBuilt } from "../scripts/stamp.js";

const BUILT = "dist/web";

/**
 * Taken over where they are there already, built of these sources.
 * @param folder where they come to lie
 */
export const buildInto = async (folder: string): Promise<void> => {
  if (isBuilt(".")) return cpSync(BUILT, folder, { recursive: true });
  const { buildPages } = (await import("../scripts/build-pages.js" as string)) as {
    buildPages: (options: { outDir: string }) => Promise<string>;
  };
  await buildPages({ outDir: folder });
};

/** The folder in which they lie until the test ends. */
export const pagesFor = async (t: Test): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-pages-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  await buildInto(folder);
  return folder;
};
