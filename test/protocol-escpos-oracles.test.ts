// ESC/POS against bytes that other people's libraries make: every one of their commands is known here and comes back byte
// for byte, their Chinese is read as it was written, and a QR symbol of ours is theirs.
import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import receiptline from "receiptline";
import t from "tap";
import { concat, hexOf } from "../src/base/bytes.ts";
import { encodePage } from "../src/drivers/printers/escpos-page.ts";
import { escposCodec } from "../src/protocols/escpos/codec.ts";

const read = (bytes: Uint8Array) => {
  const decoder = escposCodec.decoder();
  const found = [...decoder.push(bytes), ...decoder.flush()];
  const frames = found.flatMap((one) => (one.kind === "frame" ? [one.frame] : []));
  const discarded = found.flatMap((one) => (one.kind === "discarded" ? [`${hexOf(one.bytes)}: ${one.reason}`] : []));
  return { frames, discarded, again: hexOf(concat(...frames.map(escposCodec.encode))) };
};

const RECEIPT =
  "^^^A012\n请到3号窗口 䶮㛃𬭬\n---\n|左|右|\n{code:https://x.cn/1;option:qrcode,6,m}\n{code:A012;option:code128,2,72,hri}\n=";

void t.test("a receipt of receiptline is read whole, with its Chinese", async (t) => {
  for (const command of ["escpos", "generic", "citizen", "fit", "impact"] as const) {
    const printed = receiptline.transform(RECEIPT, { cpl: 48, encoding: "gb18030", command, cutting: true });
    const bytes = Uint8Array.from(printed, (character) => character.charCodeAt(0));
    const { frames, discarded, again } = read(bytes);
    t.strictSame(discarded, [], `${command}: nothing is unknown`);
    t.equal(again, hexOf(bytes), `${command}: byte for byte`);
    t.ok(
      frames.some((frame) => frame.kind === "text" && "text" in frame && frame.text === "请到3号窗口 䶮㛃𬭬"),
      `${command}: its text`,
    );
  }
});

void t.test("a QR symbol is asked for in the bytes of receipt-printer-encoder", async (t) => {
  const theirs = new ReceiptPrinterEncoder({ language: "esc-pos", columns: 48 })
    .initialize()
    .qrcode("https://x.cn/1", { model: 2, size: 6, errorlevel: "m" })
    .encode();
  const ours = encodePage([{ item: "qr", data: "https://x.cn/1" }], { widthDots: 576, font: "gbk" });
  const symbolIn = (bytes: Uint8Array) => /1D 28 6B.*31 51 30/.exec(hexOf(bytes))?.[0];
  t.equal(symbolIn(ours.bytes), symbolIn(theirs));
  t.ok(symbolIn(theirs));
  t.strictSame(read(theirs).discarded, []);
});
