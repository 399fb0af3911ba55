// The clerk's keypad on the FF 68 line.

import t from "tap";
import { bytesOfHex, hexOf } from "../src/base/bytes.ts";
import { callerCodec } from "../src/protocols/caller/codec.ts";
import { type CallerFrame, type CallerKey, callerKeys } from "../src/protocols/caller/frame.ts";
import { answerTo, ticketFrame, waitingFrame, wishOf } from "../src/protocols/caller/host.ts";
import { codecSuite } from "./codec-suite.ts";
import { fc } from "./search.ts";

const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record<T>(model, { noNullPrototype: true });
const address = fc.integer({ min: 0, max: 255 });
const byte = fc.integer({ min: 0, max: 255 });
const kind = <K extends string>(word: K) => fc.constant(word);
const keys = fc.array(fc.constantFrom(...(Object.keys(callerKeys) as CallerKey[])), { minLength: 1, maxLength: 253 });

const frames: fc.Arbitrary<CallerFrame> = fc.oneof(
  record({ kind: kind("keys"), address, keys }),
  record({ kind: kind("rating"), address, score: byte }),
  record({
    kind: kind("display"),
    address,
    digits: fc.string({ unit: fc.constantFrom(..."0123456789 "), minLength: 6, maxLength: 6 }),
  }),
  record({ kind: kind("stars"), address, stars: fc.integer({ min: 0, max: 5 }) }),
  record({ kind: kind("beep"), address }),
  record({
    kind: kind("other"),
    address,
    function: fc.integer({ min: 0x12, max: 255 }),
    hex: fc.uint8Array({ maxLength: 253 }).map(hexOf),
  }),
);

codecSuite({
  name: "caller keypad [CALLER-1.1]",
  codec: callerCodec,
  bytesMax: 262,
  hasChecksum: () => true,
  document: { file: "docs/protocols/caller.md", label: "caller" },
  frameArbitrary: frames,
  vectors: [
    {
      name: "call, computed by hand [CALLER-1.2] [CALLER-1.3]",
      hex: "FF 68 03 03 68 01 01 0C 0E 16",
      frame: { kind: "keys", address: 1, keys: ["call"] },
    },
    {
      name: "twelve are waiting",
      hex: "FF 68 08 08 68 01 02 00 01 02 0A 0A 0A 24 16",
      frame: { kind: "display", address: 1, digits: "012   " },
    },
    { name: "a rating", hex: "FF 68 03 03 68 02 11 01 14 16", frame: { kind: "rating", address: 2, score: 1 } },
    {
      name: "a head and an end among the data [CALLER-1.4]",
      hex: "FF 68 06 06 68 FF 20 FF 68 16 FF 9B 16",
      frame: { kind: "other", address: 255, function: 32, hex: "FF 68 16 FF" },
    },
  ],
});

const read = (hex: string) => {
  const decoder = callerCodec.decoder();
  return [...decoder.push(bytesOfHex(hex)!), ...decoder.flush()];
};

t.test("what is wrong with a frame is told", async (t) => {
  const reasons = (hex: string) => read(hex).flatMap((piece) => (piece.kind === "discarded" ? [piece.reason] : []));
  t.strictSame(reasons("FF 68 03 03 68 01 01 0C 0F 16"), ["sum is 0F, expected 0E"]);
  t.strictSame(reasons("FF 68 03 04 68 01 01 0C 0E 16"), ["the two lengths differ"]);
  t.strictSame(reasons("FF 68 03 03 68 01 01 0C 0E 17"), ["does not end with 16"]);
  t.strictSame(reasons("FF 68 01 01 68 01 01 16"), ["a length below 2"]);
  t.strictSame(reasons("00 FF 13 FF 68"), ["no frame starts here", "no FF 68 … 68 here", "incomplete"]);
});

t.test("a press comes back as it was, a rating under the function of keys [CALLER-3.1]", async (t) => {
  const press: CallerFrame = { kind: "keys", address: 1, keys: ["call"] };
  t.strictSame(answerTo(press), press);
  const answer = answerTo({ kind: "rating", address: 2, score: 1 });
  t.equal(hexOf(callerCodec.encode(answer!)), "FF 68 03 03 68 02 01 01 04 16", "its sum is 10 less");
  t.equal(answerTo({ kind: "beep", address: 1 }), undefined);
});

t.test("keys become wishes [CALLER-2.1] [CALLER-2.2] [CALLER-2.3]", async (t) => {
  t.equal(wishOf(["call"]), "call");
  t.equal(wishOf(["pause"]), "pause");
  t.strictSame(
    (["6", "0", "3", "5"] as const).map((digit) => wishOf([digit, "ok"])),
    ["abandon", "hold", "callHeld", undefined],
  );
  t.strictSame(
    [wishOf(["ok"]), wishOf(["7"]), wishOf(["1", "6", "ok"]), wishOf([])],
    [undefined, undefined, undefined, undefined],
  );
  t.match(
    read("FF 68 03 03 68 01 01 10 12 16"),
    [{ frame: { kind: "other", function: 1, hex: "10" } }],
    "an unknown key",
  );
});

t.test("the display shows the waiting on the left and the ticket on the right [CALLER-2.4]", async (t) => {
  t.match(waitingFrame(1, 7), { digits: "007   " });
  t.match(waitingFrame(1, 12_345), { digits: "999   " });
  t.match(waitingFrame(1, -1), { digits: "000   " });
  t.match(ticketFrame(1, "A012"), { digits: "   012" });
  t.match(ticketFrame(1, "B7"), { digits: "     7" });
  t.match(ticketFrame(1, "社"), { digits: "      " });
});

t.test("a score that no keypad of ours has is still told [CALLER-2.5] [CALLER-2.6]", async (t) => {
  t.match(read("FF 68 03 03 68 02 11 2A 3D 16"), [{ frame: { kind: "rating", score: 42 } }]);
  t.match(read("FF 68 03 03 68 02 02 06 0A 16"), [{ frame: { kind: "other", function: 2, hex: "06" } }]);
});
