// How far a search goes: briefly with every change, and as far as a night allows by `npm run torture`.

/** Set by `npm run torture`. */
export const isTorture = process.env.TIDEHALL_TORTURE === "1";

/** The first with every change, the second under torture. */
export const effort = (brief: number, thorough: number): number => (isTorture ? thorough : brief);
