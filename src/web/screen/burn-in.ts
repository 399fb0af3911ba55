// Where the picture stands on the panel: it moves by whole pixels every few minutes, so that no line burns in. Pure.

const MINUTE_MS = 60_000;

/** Around the middle and through it. */
const places = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const;

interface Shift {
  readonly shiftPx: number;
  readonly shiftMinutes: number;
}

/** As CSS has it. */
export const shiftAt = (now: number, { shiftPx, shiftMinutes }: Shift): string => {
  const [across, down] = places[Math.floor(now / (shiftMinutes * MINUTE_MS)) % places.length]!;
  return `translate(${across * shiftPx}px, ${down * shiftPx}px)`;
};
