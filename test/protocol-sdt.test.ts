// Readers of identity cards: their frames, the person in them, and what nobody may see of it.

import t from "tap";
import { bytesOfHex, concat, hexOf } from "../src/base/bytes.ts";
import { checkCharacterOf, isIdNumber, maskedIdNumber, normalIdNumber } from "../src/base/id-number.ts";
import { sdtCodec } from "../src/protocols/sdt/codec.ts";
import { maskedName } from "../src/protocols/sdt/describe.ts";
import { type Card, type CardField, cardFields, type SdtFrame, sdtCommands } from "../src/protocols/sdt/frame.ts";
import { codecSuite } from "./codec-suite.ts";
import { fc } from "./search.ts";

const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record<T>(model, { noNullPrototype: true });
const kind = <K extends string>(word: K) => fc.constant(word);
const byte = fc.integer({ min: 0, max: 255 });
const hex = (minLength: number, maxLength: number) => fc.uint8Array({ minLength, maxLength }).map(hexOf);

/** Text without blanks at its end, no wider than the field. */
const fieldText = (field: CardField) =>
  fc
    .string({ unit: fc.constantFrom(..."张王欧阳雪 县A1x9,�", "𬭬", "㛃"), maxLength: cardFields[field] })
    .map((text) => text.replace(/ +$/, ""))
    .filter((text) => text.length <= cardFields[field]);
/** A field whose bytes begin with half a character. */
const fieldHex = (field: CardField) =>
  record({
    hex: fc
      .uint8Array({ minLength: cardFields[field] * 2, maxLength: cardFields[field] * 2 })
      .map((bytes) => hexOf(Uint8Array.from([0x00, 0xdc, ...bytes.subarray(2)]))),
  });
const field = (name: CardField) => fc.oneof({ weight: 4, arbitrary: fieldText(name) }, fieldHex(name));

const person = {
  kind: kind("card"),
  name: field("name"),
  sex: field("sex"),
  nation: field("nation"),
  birth: field("birth"),
  address: field("address"),
  id: field("id"),
  authority: field("authority"),
  validFrom: field("validFrom"),
  validUntil: field("validUntil"),
  photo: hex(0, 40),
};
/** In the place where cards of other layouts say so, the common one has a blank. */
const reserved = fc.constantFrom("1", "19 chars", "一二三四五六七八九十");

const frames: fc.Arbitrary<SdtFrame> = fc.oneof(
  record({ kind: fc.constantFrom(...(Object.keys(sdtCommands) as (keyof typeof sdtCommands)[])) }),
  record({ kind: kind("setMaxBytes"), bytes: byte }),
  record({ kind: kind("command"), command: fc.integer({ min: 0x70, max: 255 }), parameter: byte }),
  record({ kind: kind("command"), command: fc.integer({ min: 1, max: 15 }), parameter: byte, hex: hex(1, 40) }),
  record({ kind: kind("reply"), sw: hex(2, 2).map((sw) => `00 ${sw}`) }),
  record({ kind: kind("reply"), sw: fc.constant("00 00 9F"), hex: hex(1, 40) }),
  record(person),
  record({ ...person, reserved, fingerprint: hex(0, 40) }),
  record({
    kind: kind("otherCard"),
    text: fc.uint8Array({ minLength: 256, maxLength: 256 }).map((text) => hexOf(text.fill(0x49, 248, 249))),
    photo: hex(0, 40),
  }),
);

const invented: Card = {
  kind: "card",
  name: "张小三",
  sex: "2",
  nation: "01",
  birth: "19491231",
  address: "示例省示例市示例路1号",
  id: "000000194912310027",
  authority: "示例市公安局",
  validFrom: "20200101",
  validUntil: "长期",
  photo: hexOf(new Uint8Array(1024).fill(0x5a)),
};

codecSuite({
  name: "SDT [SDT-1.1]",
  codec: sdtCodec,
  bytesMax: 4103,
  hasChecksum: () => true,
  document: { file: "docs/protocols/sdt.md", label: "sdt" },
  frameArbitrary: frames,
  vectors: [
    { name: "find a card", hex: "AA AA AA 96 69 00 03 20 01 22", frame: { kind: "findCard" } },
    {
      name: "found [SDT-2.1]",
      hex: "AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97",
      frame: { kind: "reply", sw: "00 00 9F", hex: "00 00 00 00" },
    },
    {
      name: "selected",
      hex: "AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C",
      frame: { kind: "reply", sw: "00 00 90", hex: "00 00 00 00 00 00 00 00" },
    },
    { name: "not selected", hex: "AA AA AA 96 69 00 04 00 00 81 85", frame: { kind: "reply", sw: "00 00 81" } },
    { name: "not read", hex: "AA AA AA 96 69 00 04 00 00 41 45", frame: { kind: "reply", sw: "00 00 41" } },
    { name: "the module is well", hex: "AA AA AA 96 69 00 04 00 00 90 94", frame: { kind: "reply", sw: "00 00 90" } },
    {
      name: "heads among the data [SDT-1.2]",
      hex: "AA AA AA 96 69 00 09 00 00 9F AA AA AA 96 69 C3",
      frame: { kind: "reply", sw: "00 00 9F", hex: "AA AA AA 96 69" },
    },
  ],
});

const read = (bytes: Uint8Array) => {
  const decoder = sdtCodec.decoder();
  return [...decoder.push(bytes), ...decoder.flush()];
};

t.test("a card's reply has 1295 bytes, and its fields are in their places [SDT-3.1] [SDT-3.2]", async (t) => {
  const bytes = sdtCodec.encode(invented);
  t.equal(bytes.length, 1295);
  t.equal(hexOf(bytes.subarray(5, 14)), "05 08 00 00 90 01 00 04 00", "length, status, text and photo");
  const text = new TextDecoder("utf-16le").decode(bytes.subarray(14, 270));
  t.equal(text.slice(0, 3), "张小三");
  t.equal(text.slice(15, 26), "20119491231");
  t.equal(text.slice(61, 79), invented.id);
  t.equal(text.slice(94, 110), "20200101长期      ");
  t.strictSame(read(bytes), [{ kind: "frame", frame: invented }]);
});

t.test("what the address field cannot hold is cut, never within a character [SDT-3.3]", async (t) => {
  const frame: Card = { ...invented, name: `${"王".repeat(14)}𬭬`, photo: "" };
  t.match(read(sdtCodec.encode(frame)), [{ frame: { name: "王".repeat(14) } }]);
});

t.test("a card of another layout is not read as a common one [SDT-3.4] [SDT-3.5]", async (t) => {
  const bytes = sdtCodec.encode({ ...invented, reserved: `${" ".repeat(14)}J` });
  t.match(read(bytes), [{ frame: { kind: "otherCard", photo: /^5A 5A/ } }]);
});

t.test("lengths that do not add up make a plain reply", async (t) => {
  const bytes = bytesOfHex(hexOf(sdtCodec.encode({ ...invented, photo: "" })))!;
  const reply = { kind: "reply", sw: "00 00 90", hex: hexOf(bytes.subarray(10, -2)) } as const;
  t.strictSame(read(sdtCodec.encode(reply)), [{ kind: "frame", frame: reply }]);
});

t.test("nobody is recognised by what is written down of a card [SDT-4.1] [SDT-4.2]", async (t) => {
  const line = sdtCodec.describe(invented);
  t.equal(line, "card: name 张*三, id 0000**********0027, photo of 1024 bytes");
  const bytes = sdtCodec.encode(invented);
  const reasons = read(bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte))).flatMap((piece) =>
    piece.kind === "discarded" ? [piece.reason] : [],
  );
  t.match(reasons, [/^xor is [0-9A-F]{2}, expected [0-9A-F]{2}$/], "a reason tells nothing of the person");
  const plain: SdtFrame = { kind: "reply", sw: "00 00 90", hex: hexOf(concat([1], bytes)) };
  t.notMatch(sdtCodec.describe(plain), "5A 5A", "nor do data that were not understood");
});

t.test("statuses are told in words [SDT-2.2] [SDT-2.3]", async (t) => {
  const line = (sw: string) => sdtCodec.describe({ kind: "reply", sw });
  t.match(line("00 00 9F"), "card found");
  t.match(line("00 00 66"), "security module");
  t.match(line("00 00 77"), "not known");
});

t.test("a body without status is no reply [SDT-1.3]", async (t) => {
  t.match(read(bytesOfHex("AA AA AA 96 69 00 03 00 01 02")!), [{ reason: "a reply without its three status bytes" }]);
  t.match(read(bytesOfHex("AA AA AA 96 69 FF FF 00")!), [{ reason: "a length that is not 3 to 4096" }]);
});

t.test("names keep their ends, short ones less", async (t) => {
  t.strictSame(["", "王", "王明", "张小三", "欧阳小雪", "𬭬𬭬"].map(maskedName), [
    "",
    "*",
    "王*",
    "张*三",
    "欧**雪",
    "𬭬*",
  ]);
});

t.test("an identity number is checked to its last character [SDT-4.3]", async (t) => {
  t.equal(checkCharacterOf("11010519491231002"), "X");
  t.equal(checkCharacterOf("44052418800101001"), "4");
  t.ok(isIdNumber(normalIdNumber(" 11010519491231002x ")));
  for (const wrong of [
    "110105194912310021",
    "11010519490230002X",
    "1101051949123100",
    "11010519491331002X",
    "x".repeat(18),
  ])
    t.notOk(isIdNumber(wrong), wrong);
  t.equal(maskedIdNumber("11010519491231002X"), "1101**********002X");
  t.equal(maskedIdNumber("123456789"), "*********", "too short to show anything of it");
});
