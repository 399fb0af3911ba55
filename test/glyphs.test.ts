// Characters that a printer's own font lacks, drawn: legible, in their place, and on the paper in the visitor's hand.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { openDotFont } from "../hardware-sim/wired/picture/dot-font.ts";
import type { Picture } from "../hardware-sim/wired/picture/picture.ts";
import { wirePrinter } from "../hardware-sim/wired/printer/printer.ts";
import { seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { encodePage } from "../src/drivers/printers/escpos-page.ts";
import { fontGlyphs } from "../src/drivers/printers/glyphs/font-glyphs.ts";
import { rareGlyphs } from "../src/drivers/printers/glyphs/rare-glyphs.ts";
import { type Bitmap, isBlack } from "../src/protocols/escpos/bitmap.ts";
import type { PageItem } from "../src/protocols/mqtt/arguments.ts";

const FONT = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
);

const rowsOf = (bitmap: Bitmap): string[] =>
  Array.from({ length: bitmap.heightDots }, (_, y) =>
    Array.from({ length: bitmap.widthDots }, (_, x) => (isBlack(bitmap, x, y) ? "#" : ".")).join(""),
  );
const blackIn = (rows: readonly string[]): number => rows.join("").split("#").length - 1;

t.test("a glyph looks as it should, at every size of the printer", async (t) => {
  const glyphs = fontGlyphs(FONT);
  const rows = (character: string, heightDots = 24) => rowsOf(glyphs(character, heightDots)!);
  const one = rows("一");
  t.equal(one.filter((row) => row.includes("#")).length <= 3, true, "一 is one stroke");
  t.ok(
    one.some((row) => /^\.{0,3}#{18,24}\.{0,3}$/.test(row)),
    "from side to side",
  );
  const box = rows("口");
  const across = box.filter((row) => /^\.*#+\.{10,}#+\.*$/.test(row));
  t.ok(across.length >= 10, "口 is hollow");
  t.ok(
    box.some((row) => /^\.*#{16,}\.*$/.test(row)),
    "and closed",
  );
  for (const heightDots of [24, 48, 72, 96]) {
    const glyph = glyphs("请", heightDots)!;
    t.same([glyph.widthDots, glyph.heightDots], [heightDots, heightDots]);
    const part = blackIn(rowsOf(glyph)) / heightDots ** 2;
    t.ok(part > 0.2 && part < 0.5, `${heightDots} dots: ${Math.round(100 * part)} % are black`);
  }
  const [letter, accented] = [rows("e", 48), rows("é", 48)];
  t.same(accented.slice(24), letter.slice(24), "a letter and its accent are put together from two glyphs");
  t.ok(blackIn(accented.slice(0, 24)) > blackIn(letter.slice(0, 24)));
  t.equal(blackIn(rows(" ")), 0, "a space is blank");
  t.equal(glyphs("𓀀", 24), undefined, "what the font lacks is not drawn");
});

t.test("rare characters of names and places can be drawn", async (t) => {
  const glyphs = rareGlyphs();
  const rare =
    "䶮㛃㛚㛹㟃㠇㤘㧟㬎㬚㭎㳚㴔㶲㸌㺄䁖䃅䌹䏝䓖䓛䗖䝙䢺䥽䴓𠙶𡐓𣲗𣸣𤧛𥖨𦈡𦭜𨱏𨱑𩽾𪣻𪨰𪩘𫄧𫄸𫍯𫍽𫐄𫓧𫔎𫖮𫖯𫗧𫘝𫟼𫠊𫮃𫷷𬀩𬂩𬇕𬉼𬊤𬍛𬍡𬒈𬒗𬕂𬘓𬘡𬘬𬙂𬜬𬟽𬣙𬤇𬨎𬬩𬬭𬬸𬬻𬭎𬭚𬭤𬭬𬭳𬭸𬮿𬱖𬳵𬴊𬶋𬶨𬷕𬸘𬸣𬺈";
  const lacking = Array.from(rare).filter((character) => glyphs(character, 24) === undefined);
  t.same(lacking, []);
});

/** The page on the paper of a simulated printer, whose ROM has what its bytes can say and no more. */
const printed = async (page: readonly PageItem[], font: "gb2312" | "gbk", widthDots = 576) => {
  const clock = new VirtualClock(1_795_251_149_123);
  const printer = wirePrinter({ clock, random: seededRandom(7) }, { font: openDotFont(), widthDots });
  printer.wire.powerOn();
  const encoded = encodePage([...page, { item: "cut" }], { widthDots, font, glyphs: rareGlyphs() });
  printer.wire.take(encoded.bytes);
  await clock.advance(10_000);
  return { ...encoded, paper: printer.papers[0]! };
};

const partOf = (picture: Picture, top: number, heightDots: number): string[] =>
  picture.rows().slice(top, top + heightDots);

t.test(
  "a name with rare characters stands on the ticket, where a cheap printer would have a question mark",
  async (t) => {
    const name: PageItem = { item: "text", text: "𬭬䶮", size: 2, align: "center" };
    const { paper, substituted } = await printed(
      [{ item: "text", text: "姓名", size: 1, align: "left" }, name],
      "gb2312",
    );
    t.same(substituted, []);
    t.same(paper.lines, ["姓名"], "the line is no text to the printer");
    const rows = partOf(paper.picture, 30, 48);
    const glyphs = rareGlyphs();
    const [first, second] = Array.from("𬭬䶮", (character) => rowsOf(glyphs(character, 48)!));
    t.same(
      rows.map((row) => row.slice(240, 288)),
      first,
      "𬭬, in the middle of the paper",
    );
    t.same(
      rows.map((row) => row.slice(288, 336)),
      second,
      "䶮 beside it",
    );
    t.equal(blackIn(rows), blackIn(first!) + blackIn(second!), "and nothing else");
  },
);

t.test("a long line with a rare character breaks at the paper's edge", async (t) => {
  const { paper } = await printed([{ item: "text", text: "𬭬".repeat(20), size: 1, align: "left" }], "gbk", 384);
  const [row, next] = [partOf(paper.picture, 0, 24), partOf(paper.picture, 30, 24)];
  t.equal(blackIn(row), 4 * blackIn(next), "sixteen, and the other four below");
});

t.test("what no font has is told, and the rest of the ticket is printed", async (t) => {
  const { paper, substituted } = await printed([{ item: "text", text: "甲𓀀乙", size: 1, align: "left" }], "gb2312");
  t.same(substituted, ["𓀀"]);
  t.same(paper.lines, ["甲?乙"]);
});

t.test("a font that is not there, is none or is broken draws nothing and stops nobody", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-font-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "font.ttf");
  t.throws(() => fontGlyphs(file), /ENOENT/);
  writeFileSync(file, "OTTO, which is another kind of outline");
  t.throws(() => fontGlyphs(file), /no TrueType font/);
  writeFileSync(file, Buffer.from("0001000000020000", "hex"));
  t.throws(() => fontGlyphs(file), /ends early/);
});
