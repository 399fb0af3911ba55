// What the hall knows of cases (办件): plain data, a part of its state and of every snapshot.

export type CaseBook = Record<string, never>;

export const emptyCaseBook = (): CaseBook => ({});
