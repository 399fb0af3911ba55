// A share as figures of a section say it. Pure.

/** `96.9 %`; a dash where there is nothing to have a share of. */
export const shareText = (share: number | undefined): string =>
  share === undefined ? "–" : `${(share * 100).toFixed(1)} %`;
