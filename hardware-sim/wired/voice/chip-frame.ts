// Frames of the voice chips: `FD length command …`, found by silence and length. What is broken is told apart from what
// never was a frame.
import { concat } from "../../../src/base/bytes.ts";
import { xorOf } from "../../../src/base/checksum.ts";
import type { ChipModel } from "./chip-model.ts";

const HEAD = 0xfd;
const HEAD_BYTES = 3;
/** Parameter, command and checksum around the text. */
const AROUND = 3;

export type Found = { readonly command: number; readonly rest: Uint8Array } | "broken";

const NOTHING = new Uint8Array(0);

export class ChipReader {
  readonly #model: ChipModel;
  #held: Uint8Array = NOTHING;

  constructor(model: ChipModel) {
    this.#model = model;
  }

  /** The frame that these bytes complete. Bytes behind a frame came without the silence that a new one needs: lost. */
  read(bytes: Uint8Array, gapMs: number): Found | undefined {
    const { byteGapMsMax, frameGapMsMin } = this.#model;
    if (gapMs > byteGapMsMax) this.forget();
    else if (this.#held.length === 0 && gapMs < frameGapMsMin) return undefined;
    const held = concat(this.#held, bytes);
    this.#held = held.subarray(Math.max(0, held.indexOf(HEAD)));
    return this.#held[0] === HEAD ? this.#frame() : this.#nothing();
  }

  forget(): void {
    this.#held = NOTHING;
  }

  #nothing(): undefined {
    this.forget();
    return undefined;
  }

  #frame(): Found | undefined {
    const held = this.#held;
    if (held.length < HEAD_BYTES) return undefined;
    const length = held[1]! * 256 + held[2]!;
    if (length === 0 || length > this.#model.textBytesMax + AROUND) return this.#broken();
    if (held.length < HEAD_BYTES + length) return undefined;
    const frame = held.subarray(0, HEAD_BYTES + length);
    this.forget();
    return this.#checked(frame);
  }

  #broken(): Found {
    this.forget();
    return "broken";
  }

  #checked(frame: Uint8Array): Found {
    const { hasXor, textBytesMax } = this.#model;
    if (hasXor && xorOf(frame) !== 0) return "broken";
    const rest = frame.subarray(HEAD_BYTES + 1, hasXor ? -1 : undefined);
    return rest.length > textBytesMax + 1 ? "broken" : { command: frame[HEAD_BYTES]!, rest };
  }
}
