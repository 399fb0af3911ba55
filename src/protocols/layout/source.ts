// The bytes of one message while a layout reads them. It knows no layout.

/** The bytes are not what a layout says. Never leaves this folder: `readWhole` answers undefined instead. */
export class Misfit extends Error {}

export interface Source {
  /** The next bytes, exactly so many. */
  take(count: number): Uint8Array;
  /** All that is left. */
  rest(): Uint8Array;
  readonly left: number;
}

export const sourceOf = (bytes: Uint8Array): Source => {
  let at = 0;
  const take = (count: number): Uint8Array => {
    if (count < 0 || count > bytes.length - at) throw new Misfit("the bytes end early");
    at += count;
    return bytes.subarray(at - count, at);
  };
  return {
    take,
    rest: () => take(bytes.length - at),
    get left() {
      return bytes.length - at;
    },
  };
};

export const areSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
