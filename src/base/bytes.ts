// Bytes as people write them: in hexadecimal pairs.

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, "0"));

/** `FD 00 02`: upper case, in pairs. */
export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => PAIRS[byte]).join(" ");

/** Reads pairs with or without blanks between them, in either case; undefined when the text is something else. */
export const bytesOfHex = (text: string): Uint8Array | undefined => {
  const digits = text.replace(/\s+/g, "");
  if (digits.length % 2 !== 0 || /[^0-9a-f]/i.test(digits)) return undefined;
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
};

export const concat = (...parts: readonly ArrayLike<number>[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

export const u16be = (value: number): [number, number] => [(value >> 8) & 0xff, value & 0xff];
export const u16le = (value: number): [number, number] => [value & 0xff, (value >> 8) & 0xff];
