// Alpha and BetaBrite signs, against the transmissions that public libraries build.
import { readFileSync } from "node:fs";
import t from "tap";
import { bytesOfHex, hexOf } from "../src/base/bytes.ts";
import { alphaCodec } from "../src/protocols/alpha/codec.ts";
import {
  colors,
  controls,
  days,
  fonts,
  modes,
  namesIn,
  positions,
  sequences,
  specials,
} from "../src/protocols/alpha/codes.ts";
import {
  AlphaFrame,
  type MemoryFile,
  type Packet,
  type Page,
  type Part,
  type Text,
} from "../src/protocols/alpha/frame.ts";
import { setMemoryFrame, showStringFrame, showTextFrame } from "../src/protocols/alpha/show-text.ts";
import { codecSuite } from "./codec-suite.ts";
import { anyText, fc } from "./search.ts";

const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record<T>(model, { noNullPrototype: true });
const kind = <K extends string>(word: K) => fc.constant(word);
const name = <T extends object>(table: T) => fc.constantFrom(...namesIn(table));
const ascii = (minLength: number, maxLength: number) =>
  fc.string({ unit: "grapheme-ascii", minLength, maxLength }).filter((text) => /^[ -~]*$/.test(text));
const label = ascii(1, 1);
const figures = (count: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: count, maxLength: count });
const pair = fc.integer({ min: 0, max: 255 }).map((byte) => byte.toString(16).toUpperCase().padStart(2, "0"));
const word = fc.integer({ min: 0, max: 0xffff });
const byte = fc.integer({ min: 0, max: 255 });
const day = fc.constantFrom(..."0123456789AB");

const part: fc.Arbitrary<Part> = fc.oneof(
  ascii(1, 8),
  record({
    color: fc.oneof(
      name(colors),
      fc.tuple(pair, pair, pair).map((three) => `#${three.join("")}`),
    ),
  }),
  record({ font: name(fonts) }),
  record({ control: name(controls) }),
  record({ speed: fc.integer({ min: 1, max: 5 }) }),
  record({ string: label }),
  record({ dots: label }),
  record({ hex: fc.constantFrom("C4 80", "FF", "1D 30 31", "7F") }),
);
const kindOfPart = (one: Part | undefined) => (typeof one === "string" ? "text" : one && "hex" in one ? "hex" : one);
/** Texts side by side are one text, and a list of one text is the text. */
const isNormal = (parts: Part[]): boolean =>
  !(parts.length === 1 && typeof parts[0] === "string") &&
  parts.every((one, at) => typeof kindOfPart(one) !== "string" || kindOfPart(one) !== kindOfPart(parts[at - 1]));
const text: fc.Arbitrary<Text> = fc.oneof(
  ascii(0, 20),
  fc.array(part, { minLength: 1, maxLength: 6 }).filter(isNormal),
);
/** The first page may have no mode, but then it has a text. */
const pages: fc.Arbitrary<Page[]> = fc
  .tuple(
    fc.option(
      record({ text }).filter((page) => page.text !== ""),
      { nil: undefined },
    ),
    fc.array(record({ position: name(positions), mode: name(modes), text }), { maxLength: 3 }),
  )
  .map(([first, others]): Page[] => (first ? [first, ...others] : others));

const locked = fc.boolean();
const file: fc.Arbitrary<MemoryFile> = fc.oneof(
  record({ type: kind("text"), label, locked, size: word, start: pair, stop: pair }),
  record({ type: kind("string"), label, locked, size: word }),
  record({
    type: kind("dots"),
    label,
    locked,
    rows: byte,
    columns: byte,
    colors: fc.constantFrom("1000", "2000", "4000"),
  }),
);

const packet: fc.Arbitrary<Packet> = fc.oneof(
  record({ kind: kind("writeText"), label, pages }),
  record({ kind: fc.constantFrom("readText" as const, "readString" as const, "readDots" as const), label }),
  record({ kind: kind("writeString"), label, text }),
  record({
    kind: kind("writeDots"),
    label,
    rows: fc.array(fc.constantFrom("0123", "8000"), { minLength: 1, maxLength: 30 }),
  }),
  record({ kind: kind("setMemory"), files: fc.array(file, { maxLength: 5 }) }),
  record({ kind: kind("setTime"), time: figures(4) }),
  record({ kind: kind("setDate"), date: figures(6) }),
  record({ kind: kind("setDay"), day: name(days) }),
  record({ kind: kind("setTimeFormat"), hours: fc.constantFrom(12 as const, 24 as const) }),
  record({ kind: kind("setSpeaker"), on: fc.boolean() }),
  record({ kind: kind("makeTone"), tone: ascii(0, 6) }),
  record({ kind: kind("setRunTimes"), label, start: pair, stop: pair }),
  record({ kind: kind("setRunDays"), label, start: day, stop: day }),
  record({ kind: kind("setRunSequence"), by: name(sequences), locked, labels: ascii(0, 5) }),
  record({ kind: kind("setAddress"), address: pair }),
  record({ kind: fc.constantFrom("clearSerialErrors" as const, "reset" as const) }),
  record({ kind: kind("readSpecial"), function: fc.oneof(name(specials), fc.constantFrom("?", "U")) }),
  record({ kind: kind("writeSpecial"), function: fc.constantFrom('"', "#", "T"), text: ascii(0, 9) }),
  record({ kind: kind("other"), command: fc.constantFrom("M", "O"), hex: fc.constantFrom("", "31 C4", "05 1B FF") }),
);
const ended = fc
  .tuple(packet, fc.constantFrom(undefined, "etx" as const, "checksum" as const))
  .map(([packet, end]): Packet => (end ? { ...packet, end } : packet));

const frames: fc.Arbitrary<AlphaFrame> = fc
  .tuple(
    fc.constantFrom<Partial<AlphaFrame>>({}, { preamble: 20 }, { preamble: 1, to: "^01" }, { to: "Z?1,Z0?" }),
    fc.array(ended, { minLength: 1, maxLength: 4 }),
  )
  .map(([start, packets]) => ({ ...start, packets }));

const strings = ["11045.28 ", "2.41 ", "19.92 ", "16.56 ", "3.37 ", "16.47 "];
const START = "00 00 00 00 00 01 5A 30 30 ";
const vectors: { name: string; hex: string; frame: AlphaFrame }[] = [
  {
    name: "a text and its checksum [ALPHA-1.5]",
    hex: `${START}02 41 41 1B 20 62 41 30 30 31 20 2D 3E 20 33 03 30 32 44 34 04`,
    frame: {
      packets: [
        {
          kind: "writeText",
          label: "A",
          pages: [{ position: "middle", mode: "hold", text: "A001 -> 3" }],
          end: "checksum",
        },
      ],
    },
  },
  {
    name: "memory for a text (betabrite)",
    hex: `${START}02 45 24 41 41 55 30 31 30 30 46 46 30 30 04`,
    frame: {
      packets: [
        { kind: "setMemory", files: [{ type: "text", label: "A", locked: false, size: 256, start: "FF", stop: "00" }] },
      ],
    },
  },
  {
    name: "memory for a string (betabrite)",
    hex: `${START}02 45 24 30 42 4C 30 30 32 30 30 30 30 30 04`,
    frame: { packets: [{ kind: "setMemory", files: [{ type: "string", label: "0", locked: true, size: 32 }] }] },
  },
  {
    name: "memory for a picture (betabrite)",
    hex: `${START}02 45 24 31 44 55 30 37 30 37 34 30 30 30 04`,
    frame: {
      packets: [
        {
          kind: "setMemory",
          files: [{ type: "dots", label: "1", locked: false, rows: 7, columns: 7, colors: "4000" }],
        },
      ],
    },
  },
  {
    name: "six strings in one transmission (betabrite) [ALPHA-1.4]",
    hex: `${START}02 47 30 31 31 30 34 35 2E 32 38 20 03 02 47 31 32 2E 34 31 20 03 02 47 32 31 39 2E 39 32 20 03
      02 47 33 31 36 2E 35 36 20 03 02 47 34 33 2E 33 37 20 03 02 47 35 31 36 2E 34 37 20 03 04`,
    frame: {
      packets: strings.map((text, at) => ({ kind: "writeString", label: `${at}`, text, end: "etx" }) as const),
    },
  },
  {
    name: "to everybody with six NULs, a text in amber that was opened by nothing else",
    hex: "00 00 00 00 00 00 01 21 30 30 02 41 30 1B 20 6F 1C 33 48 49 04",
    frame: {
      preamble: 6,
      to: "!00",
      packets: [
        {
          kind: "writeText",
          label: "0",
          pages: [{ position: "middle", mode: "auto", text: [{ color: "amber" }, "HI"] }],
        },
      ],
    },
  },
];

codecSuite({
  name: "Alpha [ALPHA-1.1]",
  codec: alphaCodec,
  bytesMax: 8192,
  document: { file: "docs/protocols/alpha.md", label: "alpha" },
  frameArbitrary: frames,
  vectors,
});

const read = (hex: string) => {
  const decoder = alphaCodec.decoder();
  return [...decoder.push(bytesOfHex(hex)!), ...decoder.flush()];
};
const packetsIn = (hex: string) =>
  read(START + hex).flatMap((piece) => (piece.kind === "frame" ? piece.frame.packets : []));
const reasons = (hex: string) => read(hex).flatMap((piece) => (piece.kind === "discarded" ? [piece.reason] : []));

t.test("a memory of eleven files is read (betabrite) [ALPHA-4.1]", async (t) => {
  const ten = Array.from({ length: 10 }, (_, at) => `3${at} 42 4C 30 30 34 30 30 30 30 30`).join(" ");
  const [packet] = packetsIn(`02 45 24 41 41 55 31 30 30 30 46 46 30 30 ${ten} 04`);
  t.match(packet, { kind: "setMemory", files: { length: 11 } });
  t.match(
    packet,
    {
      files: [
        { size: 4096, start: "FF", stop: "00" },
        { label: "0", size: 64 },
      ],
    },
    "[ALPHA-4.2]",
  );
});

t.test("every kind of packet has an example in the document", async (t) => {
  const document = readFileSync(new URL("../docs/protocols/alpha.md", import.meta.url), "utf8");
  const { properties } = AlphaFrame as unknown as {
    properties: { packets: { items: { anyOf: { properties: { kind: { const: string } } }[] } } };
  };
  const kinds = properties.packets.items.anyOf.map(({ properties }) => properties.kind.const);
  t.ok(kinds.length > 20);
  t.strictSame(
    kinds.filter((one) => !document.includes(`"kind":"${one}"`)),
    [],
  );
});

t.test("what is wrong with a transmission is told [ALPHA-1.3] [ALPHA-1.5]", async (t) => {
  t.strictSame(reasons(`${START}02 42 41 03 30 30 38 39 04`), ["checksum is 0089, expected 0088"]);
  t.strictSame(reasons(`${START}02 42 41 03 41 04`), ["neither a checksum nor an end after ETX"]);
  t.strictSame(reasons(`${START}04`), ["no packet"]);
  t.strictSame(reasons(`${START}02 04`), ["no command"]);
  t.strictSame(reasons("00 01 5A 30 02 42 41 04"), ["no sign's type and address"]);
  t.strictSame(reasons(`${START}02 42`), ["incomplete"]);
  t.strictSame(reasons(`${"00 ".repeat(70)}01 5A 30 30 02 42 41 04`), ["NULs without an end"]);
  const broken = read(`${START}02 42 41 ${START}02 42 42 04`);
  t.match(broken, [
    { kind: "discarded", reason: "incomplete" },
    { kind: "frame", frame: { packets: [{ label: "B" }] } },
  ]);
});

t.test("a sign's answer is read as what it would be to write it [ALPHA-1.2] [ALPHA-2.1]", async (t) => {
  t.match(read("00 01 30 30 30 02 45 20 30 39 33 30 03 30 31 33 36 04"), [
    { frame: { preamble: 1, to: "000", packets: [{ kind: "setTime", time: "0930", end: "checksum" }] } },
  ]);
});

t.test("what is written otherwise comes back as it was [ALPHA-2.2]", async (t) => {
  const odd = [
    "02 49 31 30 61 30 37 30 0D 04",
    "02 45 24 41 41 55 30 31 30 66 46 46 30 30 04",
    "02 41 41 1B 04",
    "02 41 41 1B 20 6E 04",
    "02 41 41 1B 39 7A 48 04",
    "02 47 30 1C 40 41 1D 30 05 41 1F 43 08 04",
  ];
  for (const hex of odd) {
    const pieces = read(START + hex);
    t.equal(pieces.length, 1, hex);
    t.equal(pieces[0]?.kind === "frame" && hexOf(alphaCodec.encode(pieces[0].frame)), START + hex);
  }
  t.match(packetsIn("02 41 41 1B 39 7A 48 04"), [{ pages: [{ position: "9", mode: "z", text: "H" }] }], "[ALPHA-3.1]");
  t.match(packetsIn("02 41 41 1B 20 6E 3A 48 04"), [{ pages: [{ mode: "n:", text: "H" }] }], "[ALPHA-3.2]");
});

t.test("what follows an unknown code is not taken for text [ALPHA-3.3] [ALPHA-3.4]", async (t) => {
  t.match(packetsIn("02 47 30 1D 30 31 41 04"), [{ text: [{ hex: "1D 30 31" }, "A"] }]);
  t.match(packetsIn("02 47 30 C4 C5 41 04"), [{ text: [{ hex: "C4 C5" }, "A"] }]);
  t.match(packetsIn("02 47 30 1C 5A 46 46 30 30 46 46 08 1C 16 04"), [
    { text: [{ color: "#FF00FF" }, { control: "celsius" }, { speed: 2 }] },
  ]);
});

t.test("no text becomes a code [ALPHA-3.5] [ALPHA-5.1] [ALPHA-5.2]", async (t) => {
  const { frame, substituted } = showTextFrame("\x04\x01A001\x1c1请\x00", { color: "green", to: "Z01" });
  t.strictSame(substituted, ["请"]);
  t.strictSame(frame.packets, [
    {
      kind: "writeText",
      label: "A",
      pages: [{ position: "middle", mode: "hold", text: [{ color: "green" }, "A0011?"] }],
      end: "checksum",
    },
  ]);
  t.match(showStringFrame("\x1b A012", "0").frame, { packets: [{ kind: "writeString", label: "0", text: " A012" }] });
  fc.assert(
    fc.property(anyText(), (text) => {
      const pieces = read(hexOf(alphaCodec.encode(showTextFrame(text).frame)));
      const [piece] = pieces;
      const packet = piece?.kind === "frame" ? piece.frame.packets[0] : undefined;
      return pieces.length === 1 && packet?.kind === "writeText" && typeof packet.pages[0]?.text === "string";
    }),
  );
});

t.test("an empty memory clears the sign [ALPHA-5.3]", async (t) => {
  t.equal(hexOf(alphaCodec.encode(setMemoryFrame([]))), `${START}02 45 24 04`);
});
