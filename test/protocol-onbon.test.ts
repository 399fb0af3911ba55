// Onbon BX-5K and BX-6K cards: the frames of the vendor's document byte for byte, and words that cannot become escapes.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import t from "tap";
import { bytesOfHex, concat, hexOf } from "../src/base/bytes.ts";
import { onbonCodec } from "../src/protocols/onbon/codec.ts";
import { FRAME_BYTES_MAX } from "../src/protocols/onbon/decode.ts";
import type { OnbonFrame } from "../src/protocols/onbon/frame.ts";
import * as host from "../src/protocols/onbon/host-commands.ts";
import { signText, signWords } from "../src/protocols/onbon/words.ts";
import { encodeText } from "../src/protocols/text/encode-text.ts";
import { codecSuite, type Vector } from "./codec-suite.ts";
import { framesOf } from "./frames-of-schema.ts";
import { anyText, fc } from "./search.ts";

interface Published {
  /** By the number of their section in the vendor's document, or computed by an encoder that is not ours. */
  readonly frames: readonly Vector<OnbonFrame>[];
  /** Printed with a length or a checksum that does not fit. */
  readonly damaged: readonly { readonly name: string; readonly hex: string; readonly reason: string }[];
}
const published: Published = JSON.parse(
  readFileSync(new URL("fixtures/onbon/published-frames.json", import.meta.url), "utf8"),
);

/** Frames whose bytes mean only one thing. */
const normal = (frame: OnbonFrame): OnbonFrame | undefined => {
  const { checksum: _, ...checked } = frame;
  const one = frame.check === "none" ? frame : (checked as OnbonFrame);
  if (one.kind === "other") return { ...one, group: 0xb0 };
  if (one.kind !== "writeBlock" || !("lengthsCountThemselves" in one.content)) return one;
  return one.content.areas.length > 0 ? one : undefined;
};
/** What stands in place of a checksum may happen to be the one of the checked frame, and then is refused as that. */
const isSureOfItself = (frame: OnbonFrame): boolean => {
  const { check, checksum: _, ...checked } = frame;
  const end = (bytes: Uint8Array) => hexOf(bytes.subarray(-3));
  return check !== "none" || end(onbonCodec.encode(frame)) !== end(onbonCodec.encode(checked as OnbonFrame));
};
const frames = framesOf(onbonCodec.schema)
  .map(normal)
  .filter((frame) => frame !== undefined)
  .filter(isSureOfItself);

codecSuite({
  name: "Onbon",
  codec: onbonCodec,
  // The one long bitmap would be most of the time, and its header is that of the others.
  vectors: published.frames.filter(({ hex }) => hex.length < 500),
  frameArbitrary: frames,
  bytesMax: FRAME_BYTES_MAX,
  hasChecksum: ({ check }) => check !== "none",
  document: { file: "docs/protocols/onbon.md", label: "onbon" },
});

const decoded = (hex: string) => {
  const decoder = onbonCodec.decoder();
  return [...decoder.push(bytesOfHex(hex)!), ...decoder.flush()];
};
const frameIn = (bytes: Uint8Array): OnbonFrame | undefined => {
  const [found] = decoded(hexOf(bytes));
  return found?.kind === "frame" ? found.frame : undefined;
};

t.test("all that the vendor printed is read, but for what it printed wrong [ONBON-9.1]", async (t) => {
  const sections = published.frames.filter(({ name }) => /^\d/.test(name));
  t.equal(sections.length, 22);
  t.equal(published.damaged.length, 2);
  for (const { name, hex, frame } of published.frames) {
    t.strictSame(decoded(hex), [{ kind: "frame", frame }], name);
    t.equal(hexOf(onbonCodec.encode(frame)), hex, name);
  }
  for (const { name, hex, reason } of published.damaged) {
    t.match(decoded(hex), [{ kind: "discarded", reason }], name);
  }
});

t.test("a second 5A after a frame is reported and does no harm [ONBON-1.4]", async (t) => {
  const [{ hex = "", frame } = {}] = published.frames;
  t.match(decoded(`${hex} 5A ${hex}`), [
    { kind: "frame", frame },
    { kind: "discarded", reason: "no A5 before it" },
    { kind: "frame", frame },
  ]);
});

t.test("all four bytes that are escaped may stand anywhere in a frame [ONBON-1.3]", async (t) => {
  const data = "A5 A6 5A 5B 01 02 A5 5A A6 02 5B 01";
  const frame: OnbonFrame = { kind: "other", to: 0xa55a, from: 0x5ba6, group: 0xa6, command: 0x5b, data };
  const bytes = onbonCodec.encode(frame);
  t.strictSame(frameIn(bytes), frame);
  t.strictSame(
    [...bytes.slice(8, -1)].filter((byte) => byte === 0xa5 || byte === 0x5a),
    [],
  );
});

t.test("a frame that says it is unchecked is believed, unless it is a damaged one [ONBON-2.3]", async (t) => {
  const frame: OnbonFrame = { kind: "ping", to: 1, from: 32768, check: "none", checksum: 0x1234, reply: true };
  t.strictSame(frameIn(onbonCodec.encode(frame)), frame);
  const bytes = onbonCodec.encode({ kind: "ping", to: 1, from: 32768, reply: true });
  const damaged = bytes.with(16, 2);
  t.match(decoded(hexOf(damaged)), [{ kind: "discarded", reason: /of a checked frame/ }]);
});

t.test("a sum is a checksum too [ONBON-2.3]", async (t) => {
  const bytes = onbonCodec.encode({ kind: "ping", to: 1, from: 32768, check: "sum", reply: true });
  t.equal(hexOf(bytes.slice(-3)), "2A 02 5A", "01 + 80 + 01 + FE + 02 + 05 + A2 + 01");
});

t.test("areas, sounds and their typesetting come back as they were sent [ONBON-5]", async (t) => {
  const area = { x: 0, y: 0, width: { bytes: 16 }, height: 32, id: 1, run: "holdLast", timeoutS: 60 } as const;
  const shown = {
    lines: "single",
    wrap: "manual",
    effect: "left",
    speed: 24,
    stayHalfS: 6,
    text: "\\FO001\\C2请",
  } as const;
  const voice = { voice: { person: 3, repeats: 2 }, volume: 10 };
  const frame: OnbonFrame = {
    kind: "dynamicAreas",
    to: 7,
    from: 32768,
    reply: false,
    clears: true,
    remove: [1, 2],
    areas: [
      { ...area, sound: { speaks: "text", ...voice }, ...shown },
      {
        ...area,
        sound: { speaks: "words", ...voice, words: "[n1]请A001号" },
        extension: { typesetting: "downThenLeft", letterSpacing: 2, reserved: "00" },
        ...shown,
      },
      {
        ...area,
        text: { gbk: "喆" },
        align: { horizontal: "centre", vertical: "middle" },
        lines: "many",
        wrap: "automatic",
        effect: 9,
        speed: 0,
        stayHalfS: 0,
      },
    ],
  };
  t.strictSame(frameIn(onbonCodec.encode(frame)), frame);
});

t.test("removing all areas is a count of 255 and nothing else [ONBON-5.6]", async (t) => {
  const bytes = onbonCodec.encode(host.removeAreas(3, "all"));
  t.match(hexOf(bytes), /A3 06 01 00 00 FF 00 .. .. 5A$/);
});

t.test("a status that the document describes is read; its clock stays as it came [ONBON-4.15]", async (t) => {
  const barcode = "31 32 33 34 35 36 37 38 39 30 31 32 33 34 35 36";
  const frame: OnbonFrame = {
    kind: "status",
    to: 32768,
    from: 1,
    power: "on",
    brightness: 15,
    clock: "20 26 11 21 06 15 20 00",
    programs: 1,
    playing: "P000",
    specialArea: false,
    specialPages: 0,
    dynamicAreas: [0, 1],
    cardBarcode: barcode,
  };
  t.strictSame(frameIn(onbonCodec.encode(frame)), frame);
  const { specialArea: _, specialPages: __, ...without } = frame;
  const older = { ...without, kind: "status5K1" } as OnbonFrame;
  t.strictSame(frameIn(onbonCodec.encode(older)), older);
});

t.test("the commands of a hall are what the vendor's document shows [ONBON-4]", async (t) => {
  const named = (start: string) => published.frames.find(({ name }) => name.startsWith(start))?.frame;
  t.strictSame(host.ping(1), named("8.7"));
  t.strictSame(host.power(0xfffe, true), named("computed: power on"));
  t.strictSame(host.readStatus(0xfffe), named("computed: status"));
  t.strictSame({ ...host.setClock(1, "2013-01-25T11:17:26"), reserved: "08 00" }, named("8.10"));
  t.match(host.setClock(1, "2026-11-22T00:00:00"), { weekday: 7 }, "Sunday is 7");
  t.strictSame(frameIn(onbonCodec.encode(host.setBrightness(1, 9))), host.setBrightness(1, 9));
  const place = { id: 0, x: 0, y: 0, width: 128, height: 16 };
  const { text } = signText(["请A001号到3号窗口"], { fontPx: 16, colour: "red" });
  const sent = host.showText(0xfffe, place, text, { wrap: "manual", speed: 2 });
  t.match(named("computed: 请A001"), { areas: [{ ...sent.areas[0], timeoutS: 10 }] });
});

/** What an independent strict codec says about the characters that a text holds. */
const inPython = (text: string): string =>
  execFileSync("python3", ["-c", "import sys; print(sys.stdin.buffer.read().decode('utf-8').encode('gb2312').hex())"], {
    input: text,
    encoding: "utf8",
  }).trim();

t.test("words of people are shown and never obeyed [ONBON-6.4]", async (t) => {
  const hostile = [
    "\\C3",
    "\\n",
    "\\FO002大",
    "[v0]",
    "\\T000star|",
    "\\",
    "王\\\\C1",
    "乗圽塡榎漒琝",
    "\u0000\u001b\n\r5Z",
  ];
  for (const words of hostile) {
    const { text, substituted } = signWords(words);
    t.notMatch(text, /[\\|[\]]/, words);
    t.notMatch(text, /\p{Cc}/u, words);
    t.ok(substituted.length > 0 || /\p{Cc}/u.test(words), `${words}: somebody is told`);
  }
  t.strictSame(signWords("欢迎，张喆"), { text: "欢迎，张?", substituted: ["喆"] });
});

t.test("no words at all become a command byte in a frame [ONBON-6.3], [ONBON-6.4]", async (t) => {
  const any = fc.oneof(anyText(), fc.string({ unit: fc.constantFrom(..."\\[]|nCF1\uff3c\ufe68乗塡榎漒琝请") }));
  fc.assert(
    fc.property(any, (words) => {
      const { bytes } = encodeText(signWords(words).text, "gb2312");
      return (
        ![0x5b, 0x5c, 0x5d, 0x7c].some((command) => bytes.includes(command)) && bytes.every((byte) => byte >= 0x20)
      );
    }),
    { numRuns: 500 },
  );
  const bmp = Array.from({ length: 0xd800 - 0x4e00 }, (_, index) => String.fromCharCode(0x4e00 + index)).join("");
  const { text } = signWords(bmp);
  t.equal(inPython(text), hexOf(encodeText(text, "gb2312").bytes).replaceAll(" ", "").toLowerCase());
});

t.test("text that is too long ends with a whole character or escape, and says so [ONBON-5.7]", async (t) => {
  const look = { fontPx: 16, colour: "green" } as const;
  const head = "\\FO000\\C2";
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom(..."请号A1\\") }), { maxLength: 4 }),
      fc.nat(40),
      (lines, room) => {
        const { text, isCut } = signText(lines, look, head.length + room);
        const whole = signText(lines, look);
        const bytes = encodeText(text, "gb2312").bytes.length;
        const isWhole = isCut ? whole.text.startsWith(text) && !text.endsWith("\\") : text === whole.text;
        return isWhole && bytes <= head.length + room;
      },
    ),
  );
  t.match(signText(["一", "二"], look), { text: `${head}一\\n二`, isCut: false });
  t.match(signText(["一二三"], look, head.length + 5), { text: `${head}一二`, isCut: true });
});

t.test("a card that answers while another frame is on its way is heard [ONBON-1.5]", async (t) => {
  const ack: OnbonFrame = { kind: "ack", to: 32768, from: 1 };
  const ping = onbonCodec.encode(host.ping(2));
  const found = decoded(hexOf(concat(ping.subarray(0, 15), onbonCodec.encode(ack))));
  t.match(found, [
    { kind: "discarded", reason: "broken off before its 5A" },
    { kind: "frame", frame: ack },
  ]);
});
