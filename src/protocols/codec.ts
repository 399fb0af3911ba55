// What every byte protocol offers, and the one loop that finds frames in a stream. It knows no protocol: a protocol
// says what stands at the start of some bytes, the loop keeps the bytes, skips what is none, and bounds the memory.
import type { Static, TSchema } from "typebox";
import { concat } from "../base/bytes.ts";

/** What stands at the start of the bytes: not enough to say, a frame of so many bytes, or so many that are none. */
export type Step<F> =
  | { readonly kind: "more" }
  | { readonly kind: "frame"; readonly length: number; readonly frame: F }
  | { readonly kind: "skip"; readonly length: number; readonly reason: string };

export type Found<F> =
  | { readonly kind: "frame"; readonly frame: F }
  | { readonly kind: "discarded"; readonly bytes: Uint8Array; readonly reason: string };

export interface Decoder<F> {
  /** Takes the next bytes of the stream, cut anywhere. Never throws. */
  push(bytes: Uint8Array): Found<F>[];
  /** The line has been silent for longer than a frame may pause: what is unfinished will not be finished. */
  flush(): Found<F>[];
  /** Bytes kept until more come. */
  readonly pending: number;
}

/** One byte protocol. A frame is plain JSON of `schema`; encoding a decoded frame gives the same bytes. */
export interface Codec<S extends TSchema> {
  readonly schema: S;
  decoder(): Decoder<Static<S>>;
  /** The frame has been held against the schema before; throws nothing that the schema permits. */
  encode(frame: Static<S>): Uint8Array;
  /** One line for a person, its fields named. */
  describe(frame: Static<S>): string;
}

export const MORE = { kind: "more" } as const;
export const frameOf = <F>(length: number, frame: F): Step<F> => ({ kind: "frame", length, frame });
/** Default length 1: the search goes on with the very next byte. */
export const skip = (reason: string, length = 1): Step<never> => ({ kind: "skip", length, reason });

/**
 * What has been read is overwritten, for some protocols carry people [SDT-4.2].
 * @param stepAt what stands at the start of these bytes (at least one); pure, and keeps none of them. `isOver` says that
 *   the line has fallen silent and no more will come, for the protocols whose frames end so
 * @param bytesMax longest frame of the protocol; when so many bytes make no frame, the first is skipped
 */
export const decoderOf = <F>(stepAt: (bytes: Uint8Array, isOver: boolean) => Step<F>, bytesMax: number): Decoder<F> => {
  let kept: Uint8Array = new Uint8Array(0);
  const search = (isOver: boolean): Found<F>[] => {
    const found: Found<F>[] = [];
    const whole = kept;
    while (kept.length > 0) {
      const step = decided(stepAt(kept, isOver), isOver || kept.length >= bytesMax);
      if (step.kind === "more") break;
      add(found, step, kept.subarray(0, step.length));
      kept = kept.subarray(step.length);
    }
    kept = kept.slice();
    whole.fill(0);
    return found;
  };
  return {
    push: (bytes) => {
      const before = kept;
      kept = concat(before, bytes);
      before.fill(0);
      return search(false);
    },
    flush: () => search(true),
    get pending() {
      return kept.length;
    },
  };
};

const decided = <F>(step: Step<F>, isLast: boolean): Step<F> =>
  step.kind === "more" && isLast ? skip("incomplete") : step;

/** Bytes that are skipped one after another for one reason are one piece. */
const add = <F>(found: Found<F>[], step: Exclude<Step<F>, { kind: "more" }>, bytes: Uint8Array): void => {
  if (step.kind === "frame") return void found.push({ kind: "frame", frame: step.frame });
  const last = found.at(-1);
  if (last?.kind === "discarded" && last.reason === step.reason) {
    found[found.length - 1] = { ...last, bytes: concat(last.bytes, bytes) };
  } else found.push({ kind: "discarded", bytes: bytes.slice(), reason: step.reason });
};
