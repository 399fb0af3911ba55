// Exponential, logarithm and power from the operations that IEEE 754 makes exact (+ - * / and sqrt, and constants). What the language
// offers may differ in the last digit from one version of the engine to the next, and a decision, or a simulated day,
// that hangs on such a digit could not be read again to the same answer.

/** ln 2 as the sum of a number with trailing zero bits and a small rest: k times the first is exact for |k| < 2^11. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const EXP_MAX = 709.78;
const EXP_MIN = -745.13;
const EXP_TERMS = 15;
const LOG_TERMS = 23;

/** 2 to a whole power, by squaring: every step is exact. */
const powerOfTwo = (exponent: number): number => {
  let result = 1;
  let base = exponent < 0 ? 0.5 : 2;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= base;
    base *= base;
  }
  return result;
};

/** e to the power of x, to about 1 unit in the last place. */
export const exp = (x: number): number => {
  if (x > EXP_MAX) return Number.POSITIVE_INFINITY;
  if (x < EXP_MIN) return 0;
  const halvings = Math.round(x / Math.LN2);
  const rest = x - halvings * LN2_HIGH - halvings * LN2_LOW;
  let sum = 1;
  for (let term = EXP_TERMS; term > 0; term--) sum = 1 + (sum * rest) / term;
  // In two steps, because 2^-1074 times a number below 1 is still a number while 2^-1075 is none.
  const half = Math.trunc(halvings / 2);
  return sum * powerOfTwo(half) * powerOfTwo(halvings - half);
};

/** Brings a positive number between √½ and √2 by powers of two: [mantissa, exponent]. */
const normalised = (x: number): [number, number] => {
  let mantissa = x;
  let exponent = 0;
  for (let step = 512; step >= 1; step /= 2) {
    const factor = powerOfTwo(step);
    while (mantissa >= factor * Math.SQRT2) {
      mantissa /= factor;
      exponent += step;
    }
    while (mantissa * factor <= Math.SQRT2) {
      mantissa *= factor;
      exponent -= step;
    }
  }
  return mantissa > Math.SQRT2 ? [mantissa / 2, exponent + 1] : [mantissa, exponent];
};

/** The natural logarithm; not a number below 0. */
export const log = (x: number): number => {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x > 0 ? x : Number.NaN;
  const [mantissa, exponent] = normalised(x);
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let term = LOG_TERMS; term >= 1; term -= 2) sum = sum * square + 1 / term;
  return exponent * LN2_HIGH + (2 * ratio * sum + exponent * LN2_LOW);
};

/** A positive number to any power. */
export const power = (base: number, exponent: number): number => exp(exponent * log(base));
