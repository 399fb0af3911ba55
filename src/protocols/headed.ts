// The search for frames that begin with a byte of their own: what is none, or was never finished, is skipped in one piece
// up to the next such byte. It knows no protocol.
import { type Decoder, decoderOf, type Step, skip } from "./codec.ts";

/**
 * @param head first byte of every frame; may occur inside of frames too
 * @param stepAt what stands at the start of these bytes, the first of which is `head`; how much it skips does not matter
 */
export const headedDecoder = <F>(head: number, stepAt: (bytes: Uint8Array) => Step<F>, bytesMax: number): Decoder<F> =>
  decoderOf((bytes, isOver) => {
    const step = bytes[0] === head ? stepAt(bytes) : skip("no frame starts here");
    if (step.kind === "frame" || (step.kind === "more" && !isOver && bytes.length < bytesMax)) return step;
    const next = bytes.indexOf(head, 1);
    return skip(step.kind === "skip" ? step.reason : "incomplete", next < 0 ? bytes.length : next);
  }, bytesMax);
