// Reads fields off the front of bytes. Too few bytes are a RangeError, which the reader of a message answers for.

export class Cursor {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  u8 = (): number => this.bytes(1)[0]!;

  u16le(): number {
    const [low, high] = this.bytes(2);
    return low! + 256 * high!;
  }

  u16be(): number {
    const [high, low] = this.bytes(2);
    return low! + 256 * high!;
  }

  u32le = (): number => this.u16le() + 65_536 * this.u16le();

  bytes(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new RangeError("beyond the end");
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  rest(): Uint8Array {
    return this.bytes(this.#bytes.length - this.#at);
  }
}
