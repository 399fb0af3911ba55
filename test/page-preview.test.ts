// The manager's preview of a page against the paper that a simulated printer cuts from the same page: the same lines, in the
// same order, broken at the same characters, dot for dot in the same places.

import t from "tap";
import { openDotFont } from "../hardware-sim/wired/picture/dot-font.ts";
import { wirePrinter } from "../hardware-sim/wired/printer/printer.ts";
import { calendarOf } from "../src/base/calendar.ts";
import { seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { pagePreview } from "../src/daemon/page-preview.ts";
import { filledPage } from "../src/daemon/presenters/ticket-page.ts";
import { encodePage } from "../src/drivers/printers/escpos-page.ts";
import { rareGlyphs } from "../src/drivers/printers/glyphs/rare-glyphs.ts";
import { type Layout, layoutOf, type Row } from "../src/drivers/printers/page-layout.ts";
import { pageSvg } from "../src/drivers/printers/page-svg.ts";
import { type PagePrinter, printedPage } from "../src/drivers/printers/printed-page.ts";
import { standardTicketPage } from "../src/hall/rules/ticket-page.ts";
import type { PageItem } from "../src/protocols/mqtt/arguments.ts";
import { defaultConfig, MONDAY } from "./one-process-hall.ts";
import { fc } from "./search.ts";

const font = openDotFont();
const glyphs = rareGlyphs();
/** From the print head to the knife. */
const CUT_FEED_DOTS = 120;

const facts = {
  hall: "通山县𬭬䶮镇便民服务中心",
  number: "B005",
  service: "医疗保障",
  matters: "",
  time: "2026-11-23 09:00",
  class: "绿色通道",
  ahead: "4",
  wait: "15～40 分钟",
  windows: "1、2、3",
  helper: "",
  bring: "身份证、发票原件；代办的还要带委托书和“双方”身份证的复印件",
  person: "420***********1234",
  link: "https://hall.example.cn/t/20261123-B005-x41uwfpyxpYa0GGYni1KVi",
  code: "",
  copy: "补打",
};
const standard = filledPage(standardTicketPage, facts);

const previewOf = (page: readonly PageItem[], paper: PagePrinter): Layout =>
  layoutOf(printedPage(page, paper), paper.widthDots);

const paperOf = async (page: readonly PageItem[], paper: PagePrinter) => {
  const clock = new VirtualClock(1_795_251_149_123);
  const { widthDots } = paper;
  const printer = wirePrinter({ clock, random: seededRandom(7) }, { font, widthDots });
  printer.wire.powerOn();
  const { bytes } = encodePage(page, paper);
  // No more at once than its buffer has room for: the rest would be lost.
  for (let at = 0; at < bytes.length; await clock.advance(20)) {
    const piece = bytes.subarray(at, at + printer.wire.room);
    printer.wire.take(piece);
    at += piece.length;
  }
  await clock.advance(5000);
  return printer.papers[0]!;
};

const textIn = (row: Row): string => (row.kind === "text" ? row.cells.map(({ character }) => character).join("") : "");

/** Everything that disagrees, as sentences. */
const disagreements = async (page: readonly PageItem[], paper: PagePrinter): Promise<string[]> => {
  const [{ rows, heightDots }, { lines, codes, picture }] = [previewOf(page, paper), await paperOf(page, paper)];
  const wrong: string[] = [];
  const agree = (what: string, preview: unknown, printed: unknown) => {
    if (JSON.stringify(preview) !== JSON.stringify(printed))
      wrong.push(`${what}: the preview has ${JSON.stringify(preview)}, the paper ${JSON.stringify(printed)}`);
  };
  const texts = rows.map(textIn).filter((text) => text !== "");
  agree("lines", texts, lines);
  const symbols = rows.flatMap((row) => (row.kind === "qr" ? [row.data] : []));
  agree("codes", symbols, codes);
  agree("height", heightDots, picture.height - CUT_FEED_DOTS);
  for (const row of rows) wrong.push(...strayDots(row, picture));
  return wrong;
};

type Paper = Awaited<ReturnType<typeof paperOf>>["picture"];

const isDot = (bitmap: Uint8Array, widthDots: number, x: number, y: number): boolean =>
  (bitmap[y * Math.ceil(widthDots / 8) + (x >> 3)]! & (0x80 >> (x & 7))) !== 0;

/** Whether the preview lets a dot be there: in a character's cell (a bold one is a dot wider), or exactly so. */
const mayBeBlack = (row: Row, x: number, y: number): boolean => {
  switch (row.kind) {
    case "text":
      return row.cells.some((cell) => x >= cell.x && x < cell.x + cell.widthDots + (row.isBold ? 1 : 0));
    case "dots":
      return isDot(row.bitmap.rows, row.bitmap.widthDots, x, y);
    case "qr": {
      const [column, line] = [Math.floor((x - row.x) / row.moduleDots), Math.floor(y / row.moduleDots)];
      return column >= 0 && column < row.modules && row.isDark(line, column);
    }
  }
};

const strayDots = (row: Row, picture: Paper): string[] => {
  let [stray, missing] = [0, 0];
  for (let y = 0; y < row.heightDots; y++) {
    for (let x = 0; x < picture.width; x++) {
      const [wanted, found] = [mayBeBlack(row, x, y), picture.at(x, row.top + y) === 1];
      if (found && !wanted) stray++;
      if (wanted && !found && row.kind !== "text") missing++;
    }
  }
  return stray + missing > 0
    ? [`row at ${row.top} (${textIn(row) || row.kind}): ${stray} stray, ${missing} missing`]
    : [];
};

for (const widthDots of [576, 384]) {
  t.test(`the standard page, ${widthDots} dots wide, is previewed as it is printed`, async (t) => {
    for (const font of ["gb2312", "gbk"] as const)
      t.same(await disagreements(standard, { widthDots, font, glyphs }), [], font);
    t.same(await disagreements(standard, { widthDots, font: "gb2312" }), [], "without glyphs");
  });
}

const text = fc.record({
  item: fc.constant("text" as const),
  text: fc
    .array(fc.constantFrom(..."AB9 ,.请到三号窗口“”·—…①㎡𬭬䶮镕é\n"), { maxLength: 60 })
    .map((characters) => characters.join("")),
  size: fc.integer({ min: 1, max: 4 }),
  align: fc.constantFrom("left" as const, "center" as const, "right" as const),
  bold: fc.boolean(),
});
const item: fc.Arbitrary<PageItem> = fc.oneof(
  { weight: 6, arbitrary: text },
  fc.constant({ item: "rule" as const }),
  fc.record({ item: fc.constant("feed" as const), lines: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ item: fc.constant("qr" as const), data: fc.constantFrom("https://x.cn/1", "号票 A001", facts.link) }),
);
const printer = fc.record({
  widthDots: fc.constantFrom(384, 576),
  font: fc.constantFrom("gb2312" as const, "gbk" as const),
  qrModuleDotsMax: fc.integer({ min: 2, max: 8 }),
  glyphs: fc.constantFrom(glyphs, undefined),
});

t.test("any page on any paper is previewed as it is printed", async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 6 }), printer, async (items, { glyphs, ...paper }) => {
      const wrong = await disagreements([...items, { item: "cut" }], glyphs ? { ...paper, glyphs } : paper);
      if (wrong.length > 0) throw new Error(wrong.join("\n"));
    }),
    { numRuns: 60 },
  );
  t.pass();
});

t.test("the picture holds people's text as text, each character in its cell", async (t) => {
  const page: PageItem[] = [
    { item: "text", text: `<script>alert("&")</script>]]>`, size: 1, align: "left" },
    { item: "text", text: "号A", size: 4, align: "right", bold: true },
    { item: "qr", data: "https://x.cn/1" },
  ];
  const svg = pageSvg(previewOf(page, { widthDots: 384, font: "gbk" }));
  t.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="-24 -24 432 /);
  t.notMatch(svg, /<script|"&"|\son\w+=|href|style=/, "nothing in it can run or reach out");
  t.match(svg, "&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;]]&gt;");
  t.match(svg, / font-size="96" font-weight="700">号A<\/text>/);
  t.match(svg, /x="288 360"/, "a letter of size four is 48 dots wide, a hanzi 96, on the right of 384");
});

t.test("a manager sees a sample of a ticket as this hall's printer would print it", async (t) => {
  const config = defaultConfig();
  const devices = config.devices.map((device) =>
    device.kind === "printer"
      ? { ...device, driver: { use: "escpos", at: { tcp: "10.0.0.9" }, options: { widthDots: 384, font: "gb2312" } } }
      : device,
  ) as typeof config.devices;
  const setting = { calendar: calendarOf("Asia/Shanghai"), now: () => MONDAY };
  const preview = (more: Partial<typeof config>) => pagePreview({ ...setting, config: { ...config, ...more } });
  const template = [...standardTicketPage, { item: "text", text: "𓀀", size: 1, align: "left" } as const];
  const small = await preview({ devices })(config.hall, template, true);
  t.match(small, { widthDots: 384, substituted: ["𓀀"] });
  t.match(small.svg, />A012<.*>人社社保<.*>预计等候 约 12 分钟（6～20）<.*>420\*+1234</s);
  t.match(small.svg, ">（补打）<");
  t.notMatch(small.svg, "扫码", "without a public address there is nothing to scan");
  const wide = await preview({ http: { ...config.http, publicUrl: "https://hall.example.cn" } })(
    config.hall,
    template,
    false,
  );
  t.equal(wide.widthDots, 576, "80 mm where nobody says what the paper is");
  t.match(wide.svg, ">手机扫码看排队进度<");
  t.notMatch(wide.svg, "补打");
});
