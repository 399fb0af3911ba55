// The SYN6288, held to its data sheet: frames both ways, and speech that people's words cannot turn into anything else.

import t from "tap";
import { bytesOfHex, hexOf } from "../src/base/bytes.ts";
import { syn6288Codec } from "../src/protocols/syn6288/codec.ts";
import { bauds, type Syn6288Command, speechEncodings } from "../src/protocols/syn6288/frame.ts";
import { syn6288Speech, syn6288Tags, syn6288Timing } from "../src/protocols/syn6288/voice.ts";
import { spokenText } from "../src/protocols/voice-chip/tags.ts";
import { watchdogMs } from "../src/protocols/voice-chip/timing.ts";
import { codecSuite, type Vector } from "./codec-suite.ts";
import { fc } from "./search.ts";
import { contentIn, replies, replyVectors } from "./voice-chip-frames.ts";

type Frame = Parameters<typeof syn6288Codec.encode>[0];

const greeting = (fields: object, hex: string, text = "宇音天下"): Vector<Frame> => ({
  name: `data sheet, ${JSON.stringify(fields)}`,
  hex,
  frame: { kind: "speak", ...fields, text } as Frame,
});

const plain = (kind: "stop" | "pause" | "resume" | "status" | "sleep", hex: string): Vector<Frame> => ({
  name: `data sheet, ${kind}`,
  hex,
  frame: { kind },
});

/** Every frame that the data sheet prints [SYN6288-2], then a call computed by an independent encoder. */
const vectors: readonly Vector<Frame>[] = [
  greeting({ encoding: "gb2312" }, "FD 00 0B 01 00 D3 EE D2 F4 CC EC CF C2 C1"),
  greeting({ encoding: "gbk" }, "FD 00 0B 01 01 D3 EE D2 F4 CC EC CF C2 C0"),
  greeting({ encoding: "big5" }, "FD 00 0B 01 02 A6 74 AD B5 A4 D1 A4 55 BB"),
  greeting({ encoding: "utf-16be" }, "FD 00 0B 01 03 8B ED 97 F3 59 29 4E 0B C3", "语音天下"),
  greeting({ encoding: "gbk", music: 1 }, "FD 00 0B 01 09 D3 EE D2 F4 CC EC CF C2 C8"),
  greeting({ encoding: "gbk", music: 15 }, "FD 00 0B 01 79 D3 EE D2 F4 CC EC CF C2 B8"),
  greeting({ encoding: "gbk" }, "FD 00 08 01 01 5B 76 31 31 5D 85", "[v11]"),
  { name: "data sheet, 9600", hex: "FD 00 03 31 00 CF", frame: { kind: "setBaud", baud: 9600 } },
  { name: "data sheet, 19200", hex: "FD 00 03 31 01 CE", frame: { kind: "setBaud", baud: 19200 } },
  { name: "data sheet, 38400", hex: "FD 00 03 31 02 CD", frame: { kind: "setBaud", baud: 38400 } },
  plain("stop", "FD 00 02 02 FD"),
  plain("pause", "FD 00 02 03 FC"),
  plain("resume", "FD 00 02 04 FB"),
  plain("status", "FD 00 02 21 DE"),
  plain("sleep", "FD 00 02 88 77"),
  {
    name: "a call",
    hex: "FD 00 18 01 01 C7 EB 41 C1 E3 C1 E3 D2 BB BA C5 B5 BD C8 FD BA C5 B4 B0 BF DA BD",
    frame: { kind: "speak", encoding: "gbk", text: "请A零零一号到三号窗口" },
  },
  ...replyVectors,
];

const speech = fc
  .tuple(fc.constantFrom(...speechEncodings), fc.option(fc.integer({ min: 1, max: 15 })))
  .chain(([encoding, music]) =>
    contentIn(encoding, 200).map((content) => ({
      kind: "speak" as const,
      encoding,
      ...(music !== null && { music }),
      ...content,
    })),
  );

const isReplyFrame = ({ kind }: Frame): boolean => replyVectors.some(({ frame }) => frame.kind === kind);

codecSuite({
  name: "SYN6288 [SYN6288-1]",
  codec: syn6288Codec,
  vectors,
  frameArbitrary: fc.oneof(
    { weight: 5, arbitrary: speech as fc.Arbitrary<Frame> },
    fc.constantFrom(...bauds).map((baud) => ({ kind: "setBaud" as const, baud })),
    fc.constantFrom(...(["stop", "pause", "resume", "status", "sleep"] as const)).map((kind) => ({ kind })),
    replies,
  ),
  bytesMax: 206,
  hasChecksum: (frame) => !isReplyFrame(frame),
  document: { file: "docs/protocols/syn6288.md", label: "syn6288" },
});

const found = (hex: string) => {
  const decoder = syn6288Codec.decoder();
  return [...decoder.push(bytesOfHex(hex)!), ...decoder.flush()].map((piece) =>
    piece.kind === "frame" ? piece.frame : `${hexOf(piece.bytes)}: ${piece.reason}`,
  );
};

t.test("what is wrong with a frame is said", async (t) => {
  const rows: [string, string, unknown[]][] = [
    ["checksum [SYN6288-1.1]", "FD 00 02 02 FC", ["FD 00 02 02 FC: checksum is FC, expected FD"]],
    [
      "a text of letters that would pass for replies",
      "FD 00 05 01 00 41 4F 00",
      ["FD 00 05 01 00 41 4F 00: checksum is 00, expected F7"],
    ],
    ["cut off", "FD 00 18 01 01 C7 EB 41 C1", ["FD 00 18 01 01 C7 EB 41 C1: incomplete"]],
    ["encoding 4 [SYN6288-2.2]", "FD 00 03 01 04 FB", ["FD 00 03 01 04 FB: unknown parameter 04 of speech"]],
    ["rate 3 [SYN6288-2.3]", "FD 00 03 31 03 CC", ["FD 00 03 31 03 CC: unknown rate 03"]],
    ["command 77", "FD 00 02 77 88", ["FD: unknown command 77", "00 02 77 88: not the start of a frame"]],
    ["two answers to one question [SYN6288-2.5]", "41 4E", [{ kind: "accepted" }, { kind: "playing" }]],
  ];
  for (const [name, hex, expected] of rows) t.strictSame(found(hex), expected, name);
  const long = found(`FD 00 CC 01 00 ${"20".repeat(201)} 10`);
  t.match(long[0], /length is 204, expected 3 to 203 for command 01/, "201 bytes of text [SYN6288-1.2]");
});

t.test("a technician reads a frame in one line", async (t) => {
  const line = (text: string) => syn6288Codec.describe({ kind: "speak", encoding: "gbk", music: 2, text });
  t.equal(line("[v11]你好"), 'speak: encoding gbk, music 2, text "[v11]你好" (volume 11)', "tags are explained");
  t.equal(line("[d][2]你好[q1]"), 'speak: encoding gbk, music 2, text "[d][2]你好[q1]" (reset, two form a word)');
  t.equal(syn6288Codec.describe({ kind: "setBaud", baud: 19200 }), "setBaud: baud 19200");
  t.equal(syn6288Codec.describe({ kind: "idle" }), "idle");
});

const texts = (frames: readonly Syn6288Command[]): string[] =>
  frames.map((frame) => ("text" in frame ? frame.text : ""));

t.test("speech has the chip's own scales [SYN6288-4.1]", async (t) => {
  const at = (volumePercent: number, speedPercent: number) =>
    texts(syn6288Speech({ text: "好", volumePercent, speedPercent }).frames)[0];
  t.equal(at(0, 0), "[d][v0][t0][x0]好");
  t.equal(at(1, 1), "[d][v1][t0][x0]好", "1 % is heard [FDTTS-4.5]");
  t.equal(at(50, 50), "[d][v8][t3][x0]好");
  t.equal(at(100, 100), "[d][v16][t5][x0]好");
  t.equal(at(400, -3), "[d][v16][t0][x0]好", "out of range is the end of the range");
});

t.test("a call with its chime [SYN6288-3.2]", async (t) => {
  const { frames } = syn6288Speech({ text: "请A零零一号到三号窗口", chime: true });
  t.strictSame(texts(frames), ["[d][x1]soundk，[x0]请A零零一号到三号窗口"]);
  t.strictSame(texts(syn6288Speech({ text: "", chime: true }).frames), ["[d][x1]soundk，[x0]"], "the chime alone");
  t.strictSame(syn6288Speech({ text: "" }).frames, [], "nothing to say");
});

t.test("a long text goes in frames that the chip takes [SYN6288-1.2]", async (t) => {
  const sentence = "请A零零一号到三号窗口办理业务，请带好身份证。";
  const { frames } = syn6288Speech({ text: sentence.repeat(12), volumePercent: 60, chime: true });
  t.ok(frames.length > 2);
  for (const frame of frames) {
    t.ok(syn6288Codec.encode(frame).length <= 206, "206 bytes at most");
    t.match(frame.text, /[，。]$/, "it ends where a person pauses");
    t.match(frame.text, /^\[d\]\[v10\]/, "it brings its settings");
  }
  t.same(texts(frames).filter((text) => text.includes("soundk")).length, 1, "one chime");
  t.equal(
    frames.map(({ text }) => spokenText(text, syn6288Tags)).join(""),
    `soundk，${sentence.repeat(12)}`,
    "nothing is lost",
  );
});

t.test("a rare name is spoken in UNICODE, what nobody can say is reported [FDTTS-4.2]", async (t) => {
  const rare = syn6288Speech({ text: "请陶喆到一号窗口" });
  t.match(rare.frames, [{ encoding: "utf-16be", text: "[d][x0]请陶喆到一号窗口" }]);
  t.strictSame(rare.substituted, []);
  const picture = syn6288Speech({ text: "请😀到一号窗口" });
  t.match(picture.frames, [{ encoding: "gb2312", text: "[d][x0]请?到一号窗口" }]);
  t.strictSame(picture.substituted, ["😀"]);
});

t.test("the watchdog waits longer than the words take [FDTTS-5.3]", async (t) => {
  t.equal(watchdogMs("[d][x0]一二三四", syn6288Timing, syn6288Tags), 1700 + 2000 + 4 * 600, "tags take no time");
});
