// The outermost layer on a serial line: what may not stand inside a frame stands there as two bytes [CPOWER-1.3].

export const START = 0xa5;
export const END = 0xae;
const LEAD = 0xaa;

/** What follows the AA, for each byte that is escaped. */
const SECONDS: ReadonlyMap<number, number> = new Map([
  [START, 0x05],
  [END, 0x0e],
  [LEAD, 0x0a],
]);
const MEANT: ReadonlyMap<number | undefined, number> = new Map([...SECONDS].map(([byte, second]) => [second, byte]));

export const escaped = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from([...bytes].flatMap((byte) => (SECONDS.has(byte) ? [LEAD, SECONDS.get(byte)!] : [byte])));

/** Undefined when an AA is not followed by what may follow it. */
export const unescaped = (bytes: Uint8Array): Uint8Array | undefined => {
  const plain: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] === LEAD ? MEANT.get(bytes[++at]) : bytes[at];
    if (byte === undefined) return undefined;
    plain.push(byte);
  }
  return Uint8Array.from(plain);
};
