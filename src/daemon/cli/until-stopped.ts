// Waits for the operator or the system to say stop.

/** Settles on the first SIGINT or SIGTERM, with its name. */
export const untilStopped = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve(signal));
  });
