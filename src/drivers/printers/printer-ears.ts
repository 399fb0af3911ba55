// What a printer's driver listens for. Nearly every byte is some answer of some printer; those that nobody asked for are noise,
// and are counted as such.

import type { Decoder, Found } from "../../protocols/codec.ts";
import { escposStatusCodec } from "../../protocols/escpos/codec.ts";
import type { Reply } from "../../protocols/escpos/reply.ts";

/** [ESCPOS-4.4] Sensors alone: a byte with other bits set is no answer to GS r 1. */
const isAwaited = (frame: Reply): boolean =>
  frame.kind === "paperStatus" ? frame.rest === undefined : frame.kind !== "printerText";

const sifted = (one: Found<Reply>): Found<Reply> => {
  if (one.kind === "discarded" || isAwaited(one.frame)) return one;
  return { kind: "discarded", bytes: escposStatusCodec.encode(one.frame), reason: "not asked for" };
};

export const printerEars = (): Decoder<Reply> => {
  const decoder = escposStatusCodec.decoder();
  return {
    push: (bytes) => decoder.push(bytes).map(sifted),
    flush: () => decoder.flush().map(sifted),
    get pending() {
      return decoder.pending;
    },
  };
};
