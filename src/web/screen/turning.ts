// What does not fit on one page of a screen: pages that turn slowly. Every page shows at the same moment on all screens. Pure.

/** Long enough to find a line and read it, ms. */
export const PAGE_MS = 9_000;

/** Pages of at most `max`, as even as can be; nothing is left out. */
export const paged = <T>(items: readonly T[], max: number): readonly (readonly T[])[] => {
  const pages = Math.max(1, Math.ceil(items.length / Math.max(1, max)));
  const size = Math.ceil(items.length / pages);
  return Array.from({ length: pages }, (_, page) => items.slice(page * size, (page + 1) * size));
};

/** Which of `pages` is up now. */
export const turnAt = (now: number, pages: number, periodMs = PAGE_MS): number => Math.floor(now / periodMs) % pages;
