// Work that stops at every `yield`, done all at once where nobody waits for anything else.

export const runThrough = <T>(work: Generator<void, T>): T => {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
};
