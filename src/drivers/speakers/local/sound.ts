// Sound as samples, one channel of 16 bits, and what is done with it: join, trim, pause. Knows no file and no device.

export interface Sound {
  /** Samples a second. */
  readonly rateHz: number;
  readonly samples: Int16Array;
}

/** Below it a sample is silence: 1 % of full scale. */
const QUIET = 328;

export const durationMs = ({ rateHz, samples }: Sound): number => (samples.length / rateHz) * 1000;

export const silence = (rateHz: number, ms: number): Sound => ({
  rateHz,
  samples: new Int16Array(Math.round((rateHz * ms) / 1000)),
});

/** One after the other; every part has the rate of the first. Throws for another rate, or for no part at all. */
export const joined = (parts: readonly Sound[]): Sound => {
  const rateHz = parts[0]!.rateHz;
  if (parts.some((part) => part.rateHz !== rateHz)) throw new Error("sounds of different rates cannot be joined");
  const samples = new Int16Array(parts.reduce((length, part) => length + part.samples.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part.samples, at);
    at += part.samples.length;
  }
  return { rateHz, samples };
};

const isLoud = (sample: number): boolean => Math.abs(sample) > QUIET;

/** Without the silence before and behind, so that the gaps of a joined sentence are ours. All silence stays as it is. */
export const trimmed = ({ rateHz, samples }: Sound): Sound => {
  const start = samples.findIndex(isLoud);
  const end = samples.findLastIndex(isLoud) + 1;
  return { rateHz, samples: start < 0 ? samples : samples.subarray(start, end) };
};
