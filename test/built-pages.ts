// The pages, built for a test as they are built for a hall.

/** @param folder where they come to lie */
export const buildInto = async (folder: string): Promise<void> => {
  const { buildPages } = (await import("../scripts/build-pages.js" as string)) as {
    buildPages: (options: { outDir: string }) => Promise<string>;
  };
  await buildPages({ outDir: folder });
};
