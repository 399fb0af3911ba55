// The outermost layer of the wire: what may not stand inside a frame stands there as two bytes [ONBON-1.3].

export const START = 0xa5;
export const END = 0x5a;

const PAIRS: ReadonlyMap<number, readonly [number, number]> = new Map([
  [START, [0xa6, 0x02]],
  [0xa6, [0xa6, 0x01]],
  [END, [0x5b, 0x02]],
  [0x5b, [0x5b, 0x01]],
]);
const LEADS = new Set([...PAIRS.values()].map(([lead]) => lead));

export const escaped = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from([...bytes].flatMap((byte) => PAIRS.get(byte) ?? [byte]));

/** Undefined when a pair means nothing. */
export const unescaped = (bytes: Uint8Array): Uint8Array | undefined => {
  const plain: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = LEADS.has(bytes[at]!) ? meantBy(bytes[at]!, bytes[++at]) : bytes[at];
    if (byte === undefined) return undefined;
    plain.push(byte);
  }
  return Uint8Array.from(plain);
};

const meantBy = (lead: number, second: number | undefined): number | undefined =>
  [...PAIRS].find(([, pair]) => pair[0] === lead && pair[1] === second)?.[0];
