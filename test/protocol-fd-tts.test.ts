// The SYN6658 and the XFS5152, held to their manuals, and what holds for speech on any chip of the family.

import t from "tap";
import type { TSchema } from "typebox";
import { bytesOfHex, hexOf } from "../src/base/bytes.ts";
import type { Codec } from "../src/protocols/codec.ts";
import { syn6658Codec, xfs5152Codec } from "../src/protocols/fd-tts/codec.ts";
import { syn6658Encodings, syn6658Plain, xfs5152Encodings, xfs5152Plain } from "../src/protocols/fd-tts/frame.ts";
import { fdSpeech, xfs5152Tags } from "../src/protocols/fd-tts/voice.ts";
import { syn6288Speech } from "../src/protocols/syn6288/voice.ts";
import { replyDecoder } from "../src/protocols/voice-chip/replies.ts";
import { splitText } from "../src/protocols/voice-chip/split-text.ts";
import { textParts } from "../src/protocols/voice-chip/tags.ts";
import { codecSuite, type Vector } from "./codec-suite.ts";
import { anyText, fc } from "./search.ts";
import { contentIn, replies, replyVectors } from "./voice-chip-frames.ts";

type Syn6658Frame = Parameters<typeof syn6658Codec.encode>[0];
type Xfs5152Frame = Parameters<typeof xfs5152Codec.encode>[0];

/** Of the SYN6658's manual [FDTTS-1.2], with the four parts of its example of the cache. */
const syn6658Vectors: readonly Vector<Syn6658Frame>[] = (
  [
    ["FD 00 0A 01 00 D3 EE D2 F4 CC EC CF C2", { kind: "speak", encoding: "gb2312", text: "宇音天下" }],
    ["FD 00 0A 01 01 D3 EE D2 F4 CC EC CF C2", { kind: "speak", encoding: "gbk", text: "宇音天下" }],
    ["FD 00 0A 01 02 A6 74 AD B5 A4 D1 A4 55", { kind: "speak", encoding: "big5", text: "宇音天下" }],
    ["FD 00 0A 01 03 87 5B F3 97 29 59 0B 4E", { kind: "speak", encoding: "utf-16le", text: "宇音天下" }],
    ["FD 00 0A 01 04 5B 87 97 F3 59 29 4E 0B", { kind: "speak", encoding: "utf-16be", text: "宇音天下" }],
    ["FD 00 06 01 01 5B 76 38 5D", { kind: "speak", encoding: "gbk", text: "[v8]" }],
    ["FD 00 01 02", { kind: "stop" }],
    ["FD 00 01 03", { kind: "pause" }],
    ["FD 00 01 04", { kind: "resume" }],
    ["FD 00 01 21", { kind: "status" }],
    ["FD 00 01 22", { kind: "standby" }],
    ["FD 00 01 88", { kind: "sleep" }],
    ["FD 00 01 FF", { kind: "wake" }],
    [
      "FD 00 14 31 03 B6 CE BB BA B4 E6 BA F3 D2 BB C6 F0 B2 A5 B7 C5 A1 A3",
      { kind: "store", segment: 3, text: "段缓存后一起播放。" },
    ],
    [
      "FD 00 12 31 01 B4 F2 C2 D2 CB B3 D0 F2 B5 C4 D2 BB B6 CE CE C4",
      { kind: "store", segment: 1, text: "打乱顺序的一段文" },
    ],
    ["FD 00 10 31 00 B4 CB B9 A6 C4 DC BF C9 D2 D4 BD AB B1 BB", { kind: "store", segment: 0, text: "此功能可以将被" }],
    [
      "FD 00 16 31 02 B1 BE B0 B4 BF CD BB A7 CF A3 CD FB B5 C4 CB B3 D0 F2 B7 D6",
      { kind: "store", segment: 2, text: "本按客户希望的顺序分" },
    ],
    ["FD 00 02 32 31", { kind: "replay", times: 3, encoding: "gbk" }],
  ] as const
).map(([hex, frame]) => ({ name: `manual, ${JSON.stringify(frame)}`, hex, frame }));

/** Of the XFS5152's manual, and a call computed by an independent encoder. */
const xfs5152Vectors: readonly Vector<Xfs5152Frame>[] = (
  [
    ["FD 00 0A 01 00 BF C6 B4 F3 D1 B6 B7 C9", { kind: "speak", encoding: "gb2312", text: "科大讯飞" }],
    ["FD 00 0A 01 01 BF C6 B4 F3 D3 8D EF 77", { kind: "speak", encoding: "gbk", text: "科大訊飛" }],
    ["FD 00 0A 01 02 AC EC A4 6A B0 54 AD B8", { kind: "speak", encoding: "big5", text: "科大訊飛" }],
    ["FD 00 0A 01 03 D1 79 27 59 AF 8B DE 98", { kind: "speak", encoding: "utf-16le", text: "科大讯飞" }],
    [
      "FD 00 17 01 01 C7 EB 41 C1 E3 C1 E3 D2 BB BA C5 B5 BD C8 FD BA C5 B4 B0 BF DA",
      { kind: "speak", encoding: "gbk", text: "请A零零一号到三号窗口" },
    ],
    ["FD 00 01 02", { kind: "stop" }],
    ["FD 00 01 03", { kind: "pause" }],
    ["FD 00 01 04", { kind: "resume" }],
    ["FD 00 01 21", { kind: "status" }],
    ["FD 00 01 88", { kind: "sleep" }],
    ["FD 00 01 FF", { kind: "wake" }],
    ["FD 00 02 32 31", { kind: "replay", times: 3, encoding: "gbk" }],
  ] as const
).map(([hex, frame]) => ({ name: `manual, ${JSON.stringify(frame)}`, hex, frame }));

const frameIn = (
  encodings: readonly (typeof syn6658Encodings)[number][],
  plain: object,
): fc.Arbitrary<Syn6658Frame> => {
  const encoding = fc.constantFrom(...encodings);
  const speak = encoding.chain((encoding) =>
    contentIn(encoding, 300).map((content) => ({ kind: "speak", encoding, ...content })),
  );
  const store = fc
    .tuple(fc.integer({ min: 0, max: 15 }), contentIn("gbk", 300))
    .map(([segment, content]) => ({ kind: "store", segment, ...content }));
  const replay = fc.record({ kind: fc.constant("replay"), times: fc.integer({ min: 1, max: 15 }), encoding });
  const others = fc.constantFrom(...Object.keys(plain)).map((kind) => ({ kind }));
  return fc.oneof({ weight: 4, arbitrary: speak }, store, replay, others, replies) as fc.Arbitrary<Syn6658Frame>;
};

codecSuite({
  name: "SYN6658 [FDTTS-1]",
  codec: syn6658Codec,
  vectors: [...syn6658Vectors, ...replyVectors],
  frameArbitrary: frameIn(syn6658Encodings, syn6658Plain),
  bytesMax: 4101,
  document: { file: "docs/protocols/fd-tts.md", label: "syn6658" },
});

codecSuite({
  name: "XFS5152 [FDTTS-1]",
  codec: xfs5152Codec,
  vectors: [...xfs5152Vectors, ...replyVectors],
  frameArbitrary: frameIn(xfs5152Encodings, xfs5152Plain) as fc.Arbitrary<Xfs5152Frame>,
  bytesMax: 4101,
  document: { file: "docs/protocols/fd-tts.md", label: "xfs5152" },
});

const found = <S extends TSchema>(codec: Codec<S>, hex: string): unknown[] => {
  const decoder = codec.decoder();
  return [...decoder.push(bytesOfHex(hex)!), ...decoder.flush()].map((piece) =>
    piece.kind === "frame" ? piece.frame : `${hexOf(piece.bytes)}: ${piece.reason}`,
  );
};

t.test("what is wrong with a frame is said [FDTTS-1.5]", async (t) => {
  const rows: [string, Codec<TSchema>, string, unknown[]][] = [
    [
      "no encoding 4 in the XFS5152 [FDTTS-1.4]",
      xfs5152Codec,
      "FD 00 04 01 04 41 42",
      ["FD 00 04 01 04 41 42: unknown encoding 04"],
    ],
    [
      "no standby in the XFS5152",
      xfs5152Codec,
      "FD 00 01 22",
      ["FD: unknown command 22", "00 01 22: not the start of a frame"],
    ],
    [
      "its recorder is not spoken [FDTTS-1.7]",
      xfs5152Codec,
      "FD 00 04 40 01 05 08",
      ["FD: unknown command 40", "00 04 40 01 05 08: not the start of a frame"],
    ],
    [
      "a stop with text",
      syn6658Codec,
      "FD 00 03 02 30 30",
      ["FD: length is 3, expected 1 for command 02", "00 03 02 30 30: not the start of a frame"],
    ],
    ["segment 16 [FDTTS-1.6]", syn6658Codec, "FD 00 03 31 10 30", ["FD 00 03 31 10 30: unknown segment 10"]],
    ["never replayed", syn6658Codec, "FD 00 02 32 01", ["FD 00 02 32 01: unknown parameter 01 of replay"]],
    [
      "cut off before another",
      syn6658Codec,
      "FD 00 20 01 01 41 FD 00 01 02",
      ["FD 00 20 01 01 41: incomplete", { kind: "stop" }],
    ],
    ["one answer to one question [FDTTS-2.2]", syn6658Codec, "4F", [{ kind: "idle" }]],
    [
      "both directions in one stream [FDTTS-2.3]",
      syn6658Codec,
      "FD 00 01 21 4E",
      [{ kind: "status" }, { kind: "playing" }],
    ],
    [
      "a byte order mark is text",
      xfs5152Codec,
      "FD 00 06 01 03 FF FE 60 4F",
      [{ kind: "speak", encoding: "utf-16le", text: "\ufeff你" }],
    ],
  ];
  for (const [name, codec, hex, expected] of rows) t.strictSame(found(codec, hex), expected, name);
  t.match(found(syn6658Codec, `FD 10 03 01 00 ${"20".repeat(4097)}`)[0], /length is 4099/, "4097 bytes [FDTTS-1.3]");
  t.strictSame(
    found(syn6658Codec, `FD 10 02 01 00 ${"20".repeat(4096)}`),
    [{ kind: "speak", encoding: "gb2312", text: " ".repeat(4096) }],
    "4096 bytes",
  );
});

t.test("noise does not make a driver deaf for a reply [FDTTS-2.4]", async (t) => {
  const decoder = replyDecoder();
  const pieces = decoder.push(bytesOfHex("FD 0F 00 01 41 4F")!);
  t.strictSame(
    pieces.map((piece) => (piece.kind === "frame" ? piece.frame.kind : `${hexOf(piece.bytes)}: ${piece.reason}`)),
    ["FD 0F 00 01: not a reply", "accepted", "idle"],
  );
  t.equal(decoder.pending, 0);
});

t.test("tags are told from text, and the text is whole again [FDTTS-3.1]", async (t) => {
  const text = "[v8]重[=chong2]庆[m51][q1][x]，[p500]好[hello]";
  const parts = textParts(text, xfs5152Tags);
  t.strictSame(
    parts.flatMap(({ tag, value }) => (tag ? [`${tag.means} ${value}`] : [])),
    ["volume 8", "character before read as chong2", "speaker 51", "pause of ms 500"],
  );
  t.equal(parts.map(({ raw }) => raw).join(""), text);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(..."[]=vd018qin好")), (characters) => {
      const text = characters.join("");
      return (
        textParts(text, xfs5152Tags)
          .map(({ raw }) => raw)
          .join("") === text
      );
    }),
  );
});

/** What must never come out of a person's words: half-width brackets, control characters, a chime switched on. */
const isHarmless = (said: string): boolean => !/[[\]\p{Cc}]/u.test(said);

const HEAD = /^\[d\](\[[vst]\d+\])*(\[x1\]sound\w+，)?\[x0\]/;

t.test("people's words stay words [FDTTS-4.1]", async (t) => {
  const said = (text: string) => fdSpeech({ text }).frames.map((frame) => frame.text.replace(HEAD, ""));
  t.strictSame(said("[v0]王先生[d]"), ["\uff3bv0\uff3d王先生\uff3bd\uff3d"], "a name cannot mute the hall");
  t.strictSame(said("王\u001b[2J\u0000\r\n先生"), ["王\uff3b2J先生"], "control characters go");
  t.strictSame(said("\uff3bv0\uff3d"), ["\uff3bv0\uff3d"], "full-width brackets are punctuation");
  t.strictSame(said("\ufe47v0\ufe48"), ["?v0?"], "their lookalikes are nothing");
  t.strictSame(said("sound101"), ["sound101"], "the name of a chime is read, for chimes are off [FDTTS-4.3]");
  const hostile = fc.array(
    fc.oneof(fc.constantFrom(..."[]vdx=019\\|\u001b\u0000\n\ufe47\uff3b\u200b", "[x1]", "msga", "乗"), anyText()),
  );
  fc.assert(
    fc.property(hostile, (parts) => {
      const texts = [...fdSpeech({ text: parts.join("") }).frames, ...syn6288Speech({ text: parts.join("") }).frames];
      return texts.every(({ text }) => HEAD.test(text) && isHarmless(text.replace(HEAD, "")));
    }),
    { numRuns: 500 },
  );
});

t.test("no byte of a hanzi is a bracket [FDTTS-4.2]", async (t) => {
  const { frames } = fdSpeech({ text: "丼榓請" });
  t.match(frames, [{ encoding: "utf-16le" }]);
  const plain = fdSpeech({ text: "请到窗口" });
  t.match(plain.frames, [{ encoding: "gb2312" }]);
});

t.test("every text of the builder fits its frame and comes back from it [FDTTS-4.4]", async () => {
  const utterance = fc.record(
    {
      text: fc.string({ unit: fc.constantFrom(..."请到窗口喆，。A0[v9] "), maxLength: 400 }),
      volumePercent: fc.integer({ min: 0, max: 100 }),
      speedPercent: fc.integer({ min: 0, max: 100 }),
      chime: fc.boolean(),
    },
    { requiredKeys: ["text"] },
  );
  fc.assert(
    fc.property(utterance, (utterance) => {
      const { frames } = fdSpeech(utterance);
      return frames.every((frame) => {
        const bytes = syn6658Codec.encode(frame);
        const decoder = xfs5152Codec.decoder();
        const [piece] = [...decoder.push(bytes), ...decoder.flush()];
        return bytes.length <= 4101 && piece?.kind === "frame" && JSON.stringify(piece.frame) === JSON.stringify(frame);
      });
    }),
    { numRuns: 300 },
  );
});

t.test("a call on either chip, with volume, speed and chime [FDTTS-4.5]", async (t) => {
  const { frames } = fdSpeech({ text: "请A零零一号到三号窗口", volumePercent: 80, speedPercent: 40, chime: true });
  t.match(frames, [{ text: "[d][v8][s4][x1]sound101，[x0]请A零零一号到三号窗口" }]);
});

t.test("a text is cut where a person pauses, and never inside a character [FDTTS-4.6]", async (t) => {
  const cut = (text: string, room: number) =>
    splitText(
      text,
      () => room,
      () => 1,
    );
  t.strictSame(cut("请进。请坐，谢谢", 7), ["请进。请坐，", "谢谢"], "after punctuation");
  t.strictSame(cut("请到A001号", 4), ["请到", "A001", "号"], "not inside a number");
  t.strictSame(cut("ABCDEFG", 3), ["ABC", "DEF", "G"], "unless it is longer than a frame");
  t.strictSame(cut("😀😀", 1), ["😀", "😀"]);
  t.strictSame(
    splitText(
      "大大",
      () => 1,
      () => 2,
    ),
    ["大", "大"],
    "what fits nowhere goes alone",
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 9 }), (text, room) => {
      const pieces = cut(text, room);
      return pieces.join("") === text && pieces.every((piece) => piece !== "" && Array.from(piece).length <= room);
    }),
  );
});
