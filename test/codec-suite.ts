// What every byte protocol is held to. A protocol's test gives its codec, vectors from documents and an arbitrary of its
// frames; nothing here knows any protocol.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import t, { type Test } from "tap";
import type { Static, TSchema } from "typebox";
import { bytesOfHex, concat, hexOf } from "../src/base/bytes.ts";
import { checker, problemsText } from "../src/base/check.ts";
import { type Random, seededRandom } from "../src/base/random.ts";
import type { Codec, Decoder, Found } from "../src/protocols/codec.ts";
import { effort } from "./effort.ts";
import { fc } from "./search.ts";

export interface Vector<F> {
  /** What a person would call this frame, with its source if it has one. */
  readonly name: string;
  readonly hex: string;
  readonly frame: F;
}

export interface CodecSuite<S extends TSchema> {
  readonly name: string;
  readonly codec: Codec<S>;
  /** Bytes and frames that somebody else published or computed. */
  readonly vectors: readonly Vector<Static<S>>[];
  /** Frames in normal form: every optional field that has its usual value is left out. */
  readonly frameArbitrary: fc.Arbitrary<Static<S>>;
  /** The longest frame; a decoder keeps no more bytes than these. */
  readonly bytesMax: number;
  /** Whether a checksum guards the whole frame, so that no changed bit may pass. Default: none has one. */
  readonly hasChecksum?: (frame: Static<S>) => boolean;
  /** Hex of bytes that begin no frame, each of them. Default "00 FF 13". */
  readonly noise?: string;
  /** Markdown whose pairs of blocks ```json LABEL and ```hex are run both ways, and show every kind of frame. */
  readonly document?: { readonly file: string; readonly label: string };
  /** Default 2 500, and 100 000 under torture. */
  readonly streams?: number;
}

export const codecSuite = <S extends TSchema>(suite: CodecSuite<S>): void =>
  void t.test(suite.name, async (t) => {
    for (const [name, check] of CHECKS) await t.test(name, async (t) => check(t, suite));
  });

const CHECKS: readonly (readonly [string, <S extends TSchema>(t: Test, suite: CodecSuite<S>) => void])[] = [
  ["published frames are read and written byte for byte", (t, suite) => goldenBothWays(t, suite, suite.vectors)],
  ["the document's examples are what the codec reads and writes", (t, suite) => documentedBothWays(t, suite)],
  ["a frame that comes in two pieces is one frame", (t, suite) => splitAnywhere(t, suite)],
  ["bytes before a frame are reported and the frame is found", (t, suite) => noiseBefore(t, suite)],
  ["a frame that comes twice is found twice", (t, suite) => doubled(t, suite)],
  ["a changed bit is noticed where there is a checksum, and breaks nothing elsewhere", (t, suite) => flipped(t, suite)],
  ["a frame after an unfinished one is found", (t, suite) => unfinished(t, suite)],
  ["a frame that never ends does not fill the memory", (t, suite) => overLong(t, suite)],
  ["any frame comes back from its bytes", (t, suite) => anyFrame(t, suite)],
  ["frames in a row are found however the stream is cut", (t, suite) => anyRow(t, suite)],
  ["random streams break nothing, lose no byte and hide no frame", (t, suite) => randomStreams(t, suite)],
];

type Pieces<F> = readonly Found<F>[];

const bytesOf = (hex: string): Uint8Array => {
  const bytes = bytesOfHex(hex);
  if (!bytes) throw new Error(`not hex: ${hex}`);
  return bytes;
};

const framesIn = <F>(pieces: Pieces<F>): F[] =>
  pieces.flatMap((piece) => (piece.kind === "frame" ? [piece.frame] : []));

/** Everything that a decoder makes of these chunks and the silence after them. */
const decoded = <F>(decoder: Decoder<F>, ...chunks: readonly Uint8Array[]): Found<F>[] => [
  ...chunks.flatMap((chunk) => decoder.push(chunk)),
  ...decoder.flush(),
];

/** Every byte of a stream is in a frame or reported, in order: this is what the pieces say the stream was. */
const streamOf = <S extends TSchema>(codec: Codec<S>, pieces: Pieces<Static<S>>): Uint8Array =>
  concat(...pieces.map((piece) => (piece.kind === "frame" ? codec.encode(piece.frame) : piece.bytes)));

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

const goldenBothWays = <S extends TSchema>(
  t: Test,
  { codec }: CodecSuite<S>,
  vectors: readonly Vector<Static<S>>[],
): void => {
  const check = checker(codec.schema);
  for (const { name, hex, frame } of vectors) {
    const bytes = bytesOf(hex);
    const checked = check(frame);
    t.ok(checked.ok, `${name}: ${checked.ok ? "the schema takes it" : problemsText(checked.problems)}`);
    t.strictSame(decoded(codec.decoder(), bytes), [{ kind: "frame", frame }], `${name}: read`);
    t.equal(hexOf(codec.encode(frame)), hexOf(bytes), `${name}: written`);
    t.match(codec.describe(frame), /^[^\n]+$/, `${name}: described in one line`);
  }
};

const BLOCKS = /```json (\S+)\n(.*?)```\s+```hex\n(.*?)```/gs;

const documentedBothWays = <S extends TSchema>(t: Test, suite: CodecSuite<S>): void => {
  if (!suite.document) return;
  const { file, label } = suite.document;
  const text = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
  const examples = [...text.matchAll(BLOCKS)].filter(([, word]) => word === label);
  const vectors = examples.map(([, , json = "", hex = ""]) => ({ name: json.trim(), hex, frame: JSON.parse(json) }));
  goldenBothWays(t, suite, vectors);
  const shown = new Set(vectors.map(({ frame }) => frame.kind));
  t.strictSame(
    kindsOf(suite.codec.schema).filter((kind) => !shown.has(kind)),
    [],
    "every kind of frame has an example",
  );
};

/** `kind` is one word or an enumeration, in each branch of however many unions. */
const kindsOf = (schema: TSchema): string[] => {
  const { anyOf = [], properties } = schema as {
    anyOf?: TSchema[];
    properties?: { kind?: { const?: string; enum?: string[] } };
  };
  const { const: one, enum: several = [] } = properties?.kind ?? {};
  return [...anyOf.flatMap(kindsOf), ...several, ...(one === undefined ? [] : [one])];
};

const splitAnywhere = <S extends TSchema>(t: Test, { codec, vectors }: CodecSuite<S>): void => {
  for (const { name, hex, frame } of vectors) {
    const bytes = bytesOf(hex);
    const cuts = Array.from(bytes, (_, at) => at);
    const broken = cuts.filter(
      (at) =>
        !isDeepStrictEqual(decoded(codec.decoder(), bytes.subarray(0, at), bytes.subarray(at)), [
          { kind: "frame", frame },
        ]),
    );
    t.strictSame(broken, [], name);
    const bytewise = Array.from(bytes, (byte) => Uint8Array.of(byte));
    t.strictSame(framesIn(decoded(codec.decoder(), ...bytewise)), [frame], `${name}, byte by byte`);
  }
};

const noiseBefore = <S extends TSchema>(t: Test, { codec, vectors, noise = "00 FF 13" }: CodecSuite<S>): void => {
  for (const { name, hex, frame } of vectors) {
    const pieces = decoded(codec.decoder(), concat(bytesOf(noise), bytesOf(hex)));
    t.strictSame(framesIn(pieces), [frame], name);
    t.equal(hexOf(streamOf(codec, pieces)), hexOf(bytesOf(noise + hex)), `${name}: no byte is lost`);
    const [first] = pieces;
    t.match(first?.kind === "discarded" && first.reason, /\w/, `${name}: the noise has a reason`);
  }
};

const doubled = <S extends TSchema>(t: Test, { codec, vectors }: CodecSuite<S>): void => {
  for (const { name, hex, frame } of vectors) {
    t.strictSame(framesIn(decoded(codec.decoder(), bytesOf(hex + hex))), [frame, frame], name);
  }
};

const flippedBits = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: bytes.length * 8 }, (_, bit) =>
    bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)),
  );

const flipped = <S extends TSchema>(t: Test, { codec, vectors, hasChecksum }: CodecSuite<S>): void => {
  for (const { name, hex, frame } of vectors) {
    const wrong = flippedBits(bytesOf(hex)).filter((bytes) => {
      const pieces = decoded(codec.decoder(), bytes);
      const isWhole = (found: Static<S>) =>
        isDeepStrictEqual(found, frame) || codec.encode(found).length >= bytes.length;
      const passes = hasChecksum?.(frame) === true && framesIn(pieces).some(isWhole);
      return passes || !isSame(streamOf(codec, pieces), bytes);
    });
    t.strictSame(wrong.map(hexOf), [], name);
  }
};

const unfinished = <S extends TSchema>(t: Test, { codec, vectors, hasChecksum }: CodecSuite<S>): void => {
  for (const [index, { name, hex, frame }] of vectors.entries()) {
    const whole = bytesOf(hex);
    const other = bytesOf(vectors[(index + 1) % vectors.length]!.hex);
    const starts = Array.from(other, (_, at) => other.subarray(0, at));
    const hidden = starts.filter((start) => {
      const decoder = codec.decoder();
      decoded(decoder, start);
      const afterSilence = framesIn(decoded(decoder, whole)).at(-1);
      if (!isDeepStrictEqual(afterSilence, frame)) return true;
      const atOnce = decoded(codec.decoder(), start, whole);
      return (
        hasChecksum?.(frame) &&
        !isDeepStrictEqual(framesIn(atOnce).at(-1), frame) &&
        !isBridged(codec, atOnce, start.length)
      );
    });
    t.strictSame(hidden.map(hexOf), [], name);
  }
};

/** The start may happen to be made whole by the first bytes of what follows: nobody could tell that it was not meant. */
const isBridged = <S extends TSchema>(codec: Codec<S>, pieces: Pieces<Static<S>>, seam: number): boolean => {
  let from = 0;
  return pieces.some((piece) => {
    const to = from + (piece.kind === "frame" ? codec.encode(piece.frame) : piece.bytes).length;
    const isAcross = piece.kind === "frame" && from < seam && seam < to;
    from = to;
    return isAcross;
  });
};

const overLong = <S extends TSchema>(t: Test, { codec, vectors, bytesMax }: CodecSuite<S>): void => {
  for (const { name, hex, frame } of vectors) {
    const whole = bytesOf(hex);
    for (const filler of [0x00, 0xff]) {
      const decoder = codec.decoder();
      const chunks = [whole.subarray(0, Math.ceil(whole.length / 2)), ...fillers(filler, bytesMax)];
      const tooMany = chunks.filter((chunk) => decoder.push(chunk).length >= 0 && decoder.pending > bytesMax);
      t.equal(tooMany.length, 0, `${name}: no more than ${bytesMax} bytes are kept`);
      decoder.flush();
      t.equal(decoder.pending, 0, `${name}: nothing is kept after silence`);
      t.strictSame(framesIn(decoded(decoder, whole)), [frame], `${name}: found after it`);
    }
  }
};

/** Twice the longest frame, in chunks of 64. */
const fillers = (byte: number, bytesMax: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytesMax / 32) }, () => new Uint8Array(64).fill(byte));

const anyFrame = <S extends TSchema>(_t: Test, { codec, frameArbitrary }: CodecSuite<S>): void => {
  const check = checker(codec.schema);
  fc.assert(
    fc.property(frameArbitrary, (frame) => {
      const checked = check(frame);
      if (!checked.ok) throw new Error(problemsText(checked.problems));
      const found = framesIn(decoded(codec.decoder(), codec.encode(frame)));
      return isDeepStrictEqual(found, [plain(frame)]) && /^[^\n]+$/.test(codec.describe(frame));
    }),
    { numRuns: effort(150, 20_000) },
  );
};

/** As it is in JSON: an arbitrary makes objects of other prototypes too. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value));

const anyRow = <S extends TSchema>(_t: Test, { codec, frameArbitrary }: CodecSuite<S>): void => {
  const row = fc.array(frameArbitrary, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(row, fc.integer({ min: 1, max: 40 }), (frames, size) => {
      const stream = concat(...frames.map(codec.encode));
      return isDeepStrictEqual(framesIn(decoded(codec.decoder(), ...cutBy(stream, size))), plain(frames));
    }),
    { numRuns: effort(100, 20_000) },
  );
};

const cutBy = (bytes: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.slice(index * size, (index + 1) * size));

const randomStreams = <S extends TSchema>(t: Test, suite: CodecSuite<S>): void => {
  const { codec, streams = effort(2_500, 100_000) } = suite;
  const vectors = suite.vectors.map((vector) => ({ ...vector, bytes: bytesOf(vector.hex) }));
  const check = isOfSchema(codec.schema);
  const wrong = Array.from({ length: streams }, (_, seed) => seed).flatMap((seed) => {
    const random = seededRandom(seed);
    const stream = randomStream(random, vectors);
    const last = oneOf(random, vectors);
    const problem = problemOf(suite, stream, last, check);
    return problem ? [`seed ${seed}, ${hexOf(stream)}: ${problem}`] : [];
  });
  t.strictSame(wrong.slice(0, 3), [], `${streams} streams`);
};

/** Most frames of random streams are the same few. */
const isOfSchema = <S extends TSchema>(schema: S): ((frame: Static<S>) => boolean) => {
  const check = checker(schema);
  const known = new Set<string>();
  return (frame) => {
    const text = JSON.stringify(frame);
    if (known.has(text)) return true;
    const { ok } = check(frame);
    if (ok) known.add(text);
    return ok;
  };
};

/** A vector with its bytes at hand. */
type Read<F> = Vector<F> & { readonly bytes: Uint8Array };

const problemOf = <S extends TSchema>(
  { codec, bytesMax }: CodecSuite<S>,
  stream: Uint8Array,
  last: Read<Static<S>>,
  check: (frame: Static<S>) => boolean,
): string | undefined => {
  const decoder = codec.decoder();
  const pieces = decoder.push(stream);
  if (decoder.pending > bytesMax) return `${decoder.pending} bytes are kept`;
  pieces.push(...decoder.flush());
  if (!isSame(streamOf(codec, pieces), stream)) return `became ${hexOf(streamOf(codec, pieces))}`;
  if (!framesIn(pieces).every(check)) return "a frame is not of the schema";
  const after = framesIn(decoded(decoder, last.bytes));
  return isDeepStrictEqual(after, [last.frame]) ? undefined : `${last.name} is not found after it`;
};

const oneOf = <T>(random: Random, choices: readonly T[]): T => choices[Math.floor(random.next() * choices.length)]!;

/** Noise, whole frames, cut ones and ones with a byte changed, in any order. */
const randomStream = (random: Random, vectors: readonly Read<unknown>[]): Uint8Array => {
  const pieces = Array.from({ length: 1 + Math.floor(random.next() * 4) }, () => {
    const noise = random.bytes(Math.floor(random.next() * 24));
    const frame = oneOf(random, vectors).bytes;
    const at = Math.floor(random.next() * frame.length);
    const changed = frame.map((byte, index) => (index === at ? byte ^ (1 + Math.floor(random.next() * 255)) : byte));
    return oneOf(random, [noise, frame, frame.subarray(0, at), frame.subarray(at), changed]);
  });
  return concat(...pieces);
};
