// Text for devices, held against two independent libraries: Python's strict codecs and the TextDecoder of ICU.
import { execFileSync } from "node:child_process";
import t from "tap";
import { bytesOfHex, hexOf } from "../src/base/bytes.ts";
import { decodeText } from "../src/protocols/text/decode-text.ts";
import { encodeText } from "../src/protocols/text/encode-text.ts";
import { type Encoding, encodings } from "../src/protocols/text/encodings.ts";
import { anyText, fc } from "./search.ts";

const DOUBLE_BYTE = ["gb2312", "gbk", "gb18030", "big5"] as const;
type DoubleByte = (typeof DOUBLE_BYTE)[number];

const PYTHON = `
import json, sys
def one(raw, encoding):
    try: text = raw.decode(encoding)
    except UnicodeDecodeError: return None
    return text if len(text) == 1 else None
units = [bytes([a]) for a in range(256)] + [bytes([a, b]) for a in range(128, 256) for b in range(256)]
print(json.dumps({e: [one(u, e) for u in units] for e in sys.argv[1:]}))
`;

/** Every single byte, then every pair that begins with a high byte, in the order of the script above. */
const UNITS: readonly Uint8Array[] = [
  ...Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte)),
  ...Array.from({ length: 128 * 256 }, (_, index) => Uint8Array.of(128 + (index >> 8), index & 0xff)),
];

const ofPython: Readonly<Record<DoubleByte, readonly (string | null)[]>> = JSON.parse(
  execFileSync("python3", ["-c", PYTHON, ...DOUBLE_BYTE], { encoding: "utf8", maxBuffer: 50_000_000 }),
);

const isControlOrPrivate = (text: string): boolean => /^[\p{Cc}\p{Co}]$/u.test(text);

/** Places where the makers of tables disagree about a sign, or where a sign has a second place. They agree on hanzi, but for one. */
const DISPUTED: Readonly<Record<DoubleByte, RegExp>> = {
  gb2312: /^A1 (A4|AA)$/,
  gbk: /^$/,
  gb18030: /^(A3 A0|A8 BC|A6 (D9|DA|DB|DC|DD|DE|DF|EC|ED|F3)|FE (59|61|66|67|6C|6D|76|7E|90|A0))$/,
  big5: /^(A1 (45|4E|5A|C2|C3|C5|E3|F2|F3|FE)|A2 (40|41|42|44|46|47|A4|A5|A6|A7|CC|CE)|C6 [A-F].|C[78] ..|C9 69|F9 (D[6-9A-F]|[EF].))$/,
};

for (const encoding of DOUBLE_BYTE) {
  t.test(`${encoding} has the characters that Python's strict codec has, no others`, async (t) => {
    const different = UNITS.flatMap((unit, index) => {
      const expected = ofPython[encoding][index] ?? undefined;
      const wanted = expected !== undefined && isControlOrPrivate(expected) ? undefined : expected;
      return decodeText(unit, encoding) === wanted || DISPUTED[encoding].test(hexOf(unit)) ? [] : [hexOf(unit)];
    });
    t.strictSame(different, []);
  });

  t.test(`${encoding} reads as ICU reads it`, async (t) => {
    const icu = new TextDecoder(encoding, { fatal: true });
    const different = UNITS.filter((unit) => {
      const text = decodeText(unit, encoding);
      return text !== undefined && text !== icu.decode(unit);
    });
    t.strictSame(different.map(hexOf), []);
  });
}

t.test("the four-byte characters of GB 18030 are ICU's, save those that editions moved", async () => {
  const icu = new TextDecoder("gb18030", { fatal: true });
  const sample = fc.oneof(
    fc.integer({ min: 0x80, max: 0xd7ff }),
    fc.integer({ min: 0xf900, max: 0xfdff }),
    fc.integer({ min: 0x20000, max: 0x2fa1f }),
    fc.integer({ min: 0x1f300, max: 0x1faff }),
  );
  fc.assert(
    fc.property(sample, (point) => {
      const character = String.fromCodePoint(point);
      fc.pre(!/\p{Cc}/u.test(character));
      const { bytes, substituted } = encodeText(character, "gb18030");
      return substituted.length === 0 && icu.decode(bytes) === character;
    }),
    { numRuns: 5000, seed: 7 },
  );
});

const bytes = (hex: string): Uint8Array => bytesOfHex(hex) ?? new Uint8Array(0);
const encoded = (text: string, encoding: Encoding) => {
  const { bytes, substituted } = encodeText(text, encoding);
  return [hexOf(bytes), substituted.join("")];
};

t.test("what the encoding lacks is replaced and reported", async (t) => {
  const rows: [string, Encoding, string, string, string][] = [
    ["a hanzi outside GB 2312 becomes a question mark", "gb2312", "陶喆", "CC D5 3F", "喆"],
    ["the same hanzi is in GBK", "gbk", "陶喆", "CC D5 86 B4", ""],
    ["the round zero of years becomes 零", "gb2312", "〇", "C1 E3", "〇"],
    ["an accent that is lacking goes", "gb2312", "ñ", "6E", "ñ"],
    ["the half-width yen sign becomes the full-width one", "gb2312", "\u00a5", "A3 A4", "\u00a5"],
    ["full-width letters become ASCII", "ascii", "\uff21\uff10\uff01", "41 30 21", "\uff21\uff10\uff01"],
    ["quotation marks become ASCII", "ascii", "“A”", "22 41 22", "“”"],
    ["what cannot be seen goes", "gbk", "A\u200bB\ufeff", "41 42", "\u200b\ufeff"],
    ["a lone surrogate becomes a question mark", "utf-16be", "\ud800A", "00 3F 00 41", "\ud800"],
    ["even in UTF-8", "utf-8", "\udc00", "3F", "\udc00"],
    ["one report for a character that comes twice", "gb2312", "喆喆", "3F 3F", "喆"],
    ["control characters go without a word", "gbk", "A\u001b\u0000\n\u007f\u0085B", "41 42", ""],
    ["a surrogate pair is one character", "utf-16le", "😀", "3D D8 00 DE", ""],
  ];
  for (const [name, encoding, text, hex, substituted] of rows) {
    t.strictSame(encoded(text, encoding), [hex, substituted], name);
  }
});

t.test("a replacement never brings in a sign that begins a command", async (t) => {
  const lookalikes = "\uff3b\uff3d\uff3c\uff5c\uff5b\uff5d\ufe47\ufe48\uff1c\uff1e\uff03\uff20\uff3e\ufe68\ufe5f\u2215";
  for (const encoding of ["ascii", "gb2312", "big5"] as const) {
    for (const one of lookalikes) {
      const { bytes, substituted } = encodeText(one, encoding);
      if (substituted.length > 0)
        t.notMatch(String.fromCharCode(...bytes), /[[\]\\|{}<>#@^~$&*_]/, `${one} ${encoding}`);
    }
  }
});

t.test("bytes that are no text stay bytes", async (t) => {
  const rows: [string, Encoding, string][] = [
    ["half a hanzi", "gbk", "C7 EB C1"],
    ["a lead with a trail that cannot be", "gbk", "81 20"],
    ["a control byte", "gb2312", "41 1B 40"],
    ["half a surrogate pair", "utf-16be", "D8 3D"],
    ["an odd byte", "utf-16le", "41 00 42"],
    ["a high byte", "ascii", "80"],
    ["an overlong form", "utf-8", "C1 81"],
    ["the euro of Windows", "gbk", "80"],
    ["a second place of a sign", "gb18030", "A3 A0"],
    ["a private character", "gbk", "AA A1"],
  ];
  for (const [name, encoding, hex] of rows) t.equal(decodeText(bytes(hex), encoding), undefined, name);
  t.equal(decodeText(bytes("FF FE 41 00"), "utf-16le"), "\ufeffA", "a byte order mark is kept");
  t.equal(decodeText(bytes("EF BB BF 41"), "utf-8"), "\ufeffA", "in UTF-8 as well");
  t.equal(decodeText(bytes(""), "gbk"), "", "nothing is the empty text");
});

t.test("text and bytes come back the same, in every encoding and for any bytes", async () => {
  const encoding = fc.constantFrom(...encodings);
  const someText = anyText(40);
  fc.assert(
    fc.property(someText, encoding, (text, encoding) => {
      const { bytes, substituted } = encodeText(text, encoding);
      const back = decodeText(bytes, encoding);
      return back !== undefined && (substituted.length > 0 || back === text.replace(/\p{Cc}/gu, ""));
    }),
    { numRuns: 3000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), encoding, (raw, encoding) => {
      const text = decodeText(raw, encoding);
      return text === undefined || hexOf(encodeText(text, encoding).bytes) === hexOf(raw);
    }),
    { numRuns: 10_000 },
  );
});
