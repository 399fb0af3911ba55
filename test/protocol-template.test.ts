// Frames of private signs: whatever their configuration describes is written, read back and told from noise.
import { readFileSync } from "node:fs";
import t from "tap";
import { bytesOfHex, hexOf } from "../src/base/bytes.ts";
import { checker } from "../src/base/check.ts";
import { templateCodec, templateCodecOf } from "../src/protocols/template/codec.ts";
import { bytesMaxOf } from "../src/protocols/template/decode.ts";
import { templateProblems } from "../src/protocols/template/problems.ts";
import { defaultTemplate, Template, type TemplateFrame } from "../src/protocols/template/template.ts";
import { codecSuite } from "./codec-suite.ts";
import { fc } from "./search.ts";

const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record<T>(model, { noNullPrototype: true });
const words = (maxLength: number, letters = "请号A0~}") => fc.string({ unit: fc.constantFrom(...letters), maxLength });
const address = (max: number) => fc.integer({ min: 0, max });

interface Case {
  readonly name: string;
  readonly template: Template;
  readonly hex: string;
  readonly frame: TemplateFrame;
  readonly frames: fc.Arbitrary<TemplateFrame>;
}

const ascii: Template = {
  head: "02",
  address: { width: 2, as: "decimal" },
  command: "53",
  text: { encoding: "gbk" },
  checksum: { kind: "sum8", as: "hex", covers: ["address", "command", "text"] },
  tail: "03",
};
const upToTail: Template = {
  head: "01",
  text: { encoding: "gbk" },
  checksum: { kind: "sum8", covers: ["head", "text"] },
  tail: "5A",
};

/** Their bytes were computed by a program in another language. */
const cases: readonly Case[] = [
  {
    name: "figures instead of numbers [TEMPLATE-1.3]",
    template: ascii,
    hex: "02 30 35 53 C7 EB B5 BD 33 BA C5 B4 B0 BF DA 38 42 03",
    frame: { address: 5, text: "请到3号窗口" },
    frames: record({ address: address(99), text: words(20) }),
  },
  {
    name: "a text of fixed width [TEMPLATE-2.2]",
    template: {
      head: "5A 5A",
      address: { width: 2 },
      command: "31",
      text: { encoding: "gb2312", width: 8 },
      checksum: { kind: "sum16", endian: "little", covers: ["text", "head", "address", "command"] },
    },
    hex: "5A 5A 00 02 31 41 30 30 31 20 20 20 20 39 02",
    frame: { address: 2, text: "A001" },
    frames: record({ address: address(0xffff), text: words(4) }),
  },
  {
    name: "a length that counts more than the text, in another order [TEMPLATE-1.2]",
    template: {
      head: "FE",
      address: { width: 1 },
      command: "A1",
      length: { width: 2, endian: "little", covers: ["address", "command", "text", "checksum"], offset: 2 },
      text: { encoding: "gb18030" },
      checksum: { kind: "crc16-modbus", endian: "little", covers: ["length", "address", "command", "text"] },
      order: ["length", "address", "command", "text", "checksum"],
    },
    hex: "FE 0B 00 07 A1 B4 B0 BF DA 33 AA 3A",
    frame: { address: 7, text: "窗口3" },
    frames: record({ address: address(255), text: words(20, "请㛃𬭬A0") }),
  },
  {
    name: "escapes, and one byte for head and tail [TEMPLATE-2.3]",
    template: {
      head: "7E",
      address: { width: 1 },
      text: { encoding: "ascii" },
      checksum: { kind: "sum8", covers: ["address", "text"] },
      tail: "7E",
      escapes: [
        { byte: "7E", as: "7D 5E" },
        { byte: "7D", as: "7D 5D" },
      ],
    },
    hex: "7E 7D 5D 7D 5E 41 7D 5D B9 7E",
    frame: { address: 0x7d, text: "~A}" },
    frames: record({ address: address(255), text: words(20, "~}A0") }),
  },
  {
    name: "two bytes a character, at the right",
    template: {
      head: "10",
      text: { encoding: "utf-16be", width: 12, pad: "00 20", align: "right" },
      checksum: { kind: "crc16-arc", covers: ["text"] },
    },
    hex: "10 00 20 00 20 00 20 00 41 00 30 00 31 17 EE",
    frame: { text: "A01" },
    frames: record({ text: words(6) }),
  },
];

codecSuite({
  name: "template: the default [TEMPLATE-4.1]",
  codec: templateCodec,
  bytesMax: bytesMaxOf(defaultTemplate),
  hasChecksum: () => true,
  document: { file: "docs/protocols/template.md", label: "template" },
  frameArbitrary: fc.oneof(
    record({ address: address(255), text: words(40) }),
    record({
      address: address(255),
      hex: fc.uint8Array({ maxLength: 190 }).map((bytes) => hexOf(Uint8Array.from([...bytes, 0xff]))),
    }),
  ),
  vectors: [
    {
      name: "a call [TEMPLATE-1.1]",
      hex: "AA 55 03 11 C7 EB 41 30 30 31 BA C5 B5 BD 33 BA C5 B4 B0 BF DA 14 0D",
      frame: { address: 3, text: "请A001号到3号窗口" },
    },
    { name: "a short one", hex: "AA 55 03 04 41 30 20 31 67 0D", frame: { address: 3, text: "A0 1" } },
  ],
});

for (const { name, template, hex, frame, frames } of cases)
  codecSuite({
    name: `template: ${name}`,
    codec: templateCodecOf(template),
    bytesMax: bytesMaxOf(template),
    frameArbitrary: frames,
    vectors: [{ name, hex, frame }],
    streams: 2000,
  });

const read = (template: Template, hex: string) => {
  const decoder = templateCodecOf(template).decoder();
  return [...decoder.push(bytesOfHex(hex)!), ...decoder.flush()];
};

t.test("a checksum that looks like the tail does not end the frame [TEMPLATE-3.2]", async (t) => {
  const template: Template = { ...upToTail, tail: "0D" };
  const [frame, other] = [{ text: "A0" }, { text: "A1" }];
  const bytes = [frame, other].map((one) => hexOf(templateCodecOf(template).encode(one))).join(" ");
  t.strictSame(
    read(template, bytes),
    [frame, other].map((frame) => ({ kind: "frame", frame })),
  );
  const sums = Array.from({ length: 2000 }, (_, at) => ({ text: `A${at}` }))
    .map((one) => ({ one, hex: hexOf(templateCodecOf(template).encode(one)) }))
    .filter(({ hex }) => hex.endsWith("0D 0D"));
  t.not(sums.length, 0, "there are such texts");
  for (const { one, hex } of sums) {
    t.strictSame(read(template, hex), [{ kind: "frame", frame: one }], hex);
    t.strictSame(read(template, `${hex} ${hex}`).length, 2);
  }
});

t.test("a frame may bring its template, and the document's examples are true [TEMPLATE-2.4]", async (t) => {
  const document = readFileSync(new URL("../docs/protocols/template.md", import.meta.url), "utf8");
  const block = (label: string) =>
    new RegExp(`\`\`\`json ${label}\\n(.*)\\n\`\`\`(?:\\n\`\`\`hex\\n(.*)\\n)?`).exec(document)!;
  t.strictSame(JSON.parse(block("template-itself")[1]!), defaultTemplate);
  const [, json = "", hex = ""] = block("template-own");
  const frame = JSON.parse(json) as TemplateFrame;
  t.ok(checker(templateCodec.schema)(frame).ok);
  t.equal(hexOf(templateCodec.encode(frame)), hex);
  const { template, ...rest } = frame;
  t.strictSame(read(template!, hex), [{ kind: "frame", frame: rest }], "read by the same template");
});

t.test(
  "what does not fit is cut between characters, and the address keeps its low figures [TEMPLATE-2.1]",
  async (t) => {
    const narrow: Template = { ...defaultTemplate, text: { encoding: "gb2312", maxBytes: 5 } };
    const shown = (frame: TemplateFrame, template = narrow) =>
      read(template, hexOf(templateCodecOf(template).encode(frame)));
    t.match(shown({ address: 1, text: "请请请" }), [{ frame: { text: "请请" } }]);
    t.match(shown({ address: 300, text: "A" }), [{ frame: { address: 44 } }]);
    t.match(shown({ text: "A" }), [{ frame: { address: 1 } }]);
    t.match(shown({ address: 1, text: "喆\u0007B" }), [{ frame: { text: "?B" } }]);
    t.match(shown({ address: 105, text: "A" }, ascii), [{ frame: { address: 5 } }]);
    const long = { address: 1, text: "1".repeat(1024) };
    t.match(shown(long, { ...defaultTemplate, text: { encoding: "ascii", maxBytes: 1024 } }), [
      { frame: { text: /^1{255}$/ } },
    ]);
  },
);

t.test("what is wrong with a frame is told [TEMPLATE-3.1]", async (t) => {
  const reasons = (hex: string) =>
    read(defaultTemplate, hex).flatMap((piece) => (piece.kind === "discarded" ? [piece.reason] : []));
  t.strictSame(reasons("AA 55 03 04 41 30 20 31 68 0D"), ["xor is 68, expected 67"]);
  t.strictSame(reasons("AA 55 03 04 41 30 20 31 67 0A"), ["not as the template would write it"]);
  t.strictSame(reasons("AA 55 03 F0 41"), ["a length or an escape that cannot be"]);
  t.strictSame(reasons("13 AA 56 AA"), ["no frame starts here", "no head of the template here", "incomplete"]);
});

t.test("a template that could not be read back is refused by the name of its field [TEMPLATE-1.4]", async (t) => {
  const { tail: _tail, length: _length, ...endless } = defaultTemplate;
  const wrong: readonly [string, Template][] = [
    ["tail: nothing tells", endless],
    ["tail: must begin with a byte below 20", upToTail],
    ["tail: must begin with a byte below 20", { head: "01", tail: "0D", text: { encoding: "utf-16le" } }],
    ["length.covers", { ...defaultTemplate, length: { width: 1, covers: ["address"] } }],
    ["order: length", { ...defaultTemplate, order: ["address", "text", "length", "checksum"] }],
    ["order: lacks checksum", { ...defaultTemplate, order: ["address", "length", "text"] }],
    ["length.width", { ...defaultTemplate, length: { width: 1, as: "decimal", covers: ["text"], offset: 20 } }],
    ["checksum.covers", { ...defaultTemplate, checksum: { kind: "xor", covers: ["text", "checksum"] } }],
    ["escapes: 5C 01", { ...defaultTemplate, escapes: [{ byte: "0D", as: "5C 01" }] }],
    ["tail: its first byte", { ...defaultTemplate, escapes: [{ byte: "5C", as: "5C 01" }] }],
  ];
  const check = checker(Template);
  for (const [start, template] of wrong) {
    t.ok(check(template).ok, `the schema takes it: ${start}`);
    t.ok(
      templateProblems(template).some((problem) => problem.startsWith(start)),
      `${start}: ${templateProblems(template)}`,
    );
    t.throws(() => templateCodecOf(template));
    t.ok(templateCodec.encode({ template, address: 1, text: "A" }).length > 0, "writing never throws");
  }
  t.strictSame(templateProblems(defaultTemplate), []);
});
