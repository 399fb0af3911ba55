// What holds for every wired device: nothing that comes in upsets it, every vice can begin and end, and nothing ticks on when
// the power is off.
import { readFileSync } from "node:fs";
import t from "tap";
import { openDotFont } from "../hardware-sim/wired/picture/dot-font.ts";
import { type Shelved, type Specimen, shelf } from "../hardware-sim/wired/shelf.ts";
import { viceNames, viceOf } from "../hardware-sim/wired/vices.ts";
import { concat } from "../src/base/bytes.ts";
import { seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { fc } from "./search.ts";
import { bytes, expanded, listen, START } from "./wired-bench.ts";

const font = openDotFont();
const SETTLE_MS = 3_000;

const stand = async ({ baud, build }: Shelved) => {
  const clock = new VirtualClock(START);
  const specimen = build({ clock, random: seededRandom(3), baud, font, address: 1 });
  const { heard } = listen(clock, specimen.wire);
  specimen.wire.powerOn();
  await clock.advance(SETTLE_MS);
  return { clock, specimen, heard };
};

/** A question that each device answers at once when it is well; devices without one only speak of themselves. */
const QUESTIONS: Readonly<Record<string, string>> = {
  escpos: "10 04 01",
  onbon: "A5x8 01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8 5A",
  cpower: "A5 68 32 01 7B 01 0F 00 00 00 12 00 00 00 00 00 03 02 FF 00 00 61 62 63 00 62 03 AE",
  bar: "AA 01 05 01 C7 EB 42 31 2C 55",
  "cpower-tcp": "FF FF FF FF 1A 00 00 00 68 32 01 7B 01 0F 00 00 00 12 00 00 00 00 00 03 02 FF 00 00 61 62 63 00 62 03",
  "io-board-tcp": "00 07 00 00 00 06 01 02 00 00 00 08",
  led485: "01 06 00 00 00 01 48 0A",
  syn6288: "FD 00 02 21 DE",
  syn6658: "FD 00 01 21",
  xfs5152: "FD 00 01 21",
  "io-board": "01 02 00 00 00 08 79 CC",
  "evaluator-pad": "01 05 00 00 FF 00 8C 3A",
  sdt: "AA AA AA 96 69 00 03 20 01 22",
};

/** Something that makes the device speak. */
const provoke = (name: string, { wire, hands }: Specimen): void => {
  const question = QUESTIONS[name];
  if (question) wire.take(bytes(expanded(question)));
  else for (const act of Object.values(hands)) act("1");
};

const SPEAKS = Object.keys(shelf).filter((name) => name !== "alpha");

/** Half an image that a printer was promised is waited for as long as it takes. */
const WAITS_FOR_NOTHING = SPEAKS.filter((name) => name !== "escpos");

for (const [name, shelved] of Object.entries(shelf)) {
  t.test(`${name}: random bytes do not upset it, and it answers behind them`, async (t) => {
    const head = bytes(expanded(QUESTIONS[name] ?? "01 5A")).subarray(0, 6);
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.uint8Array({ maxLength: 30 }).map((rest) => concat(head, rest)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 10 }), async (pieces) => {
        const { clock, specimen, heard } = await stand(shelved);
        for (const part of pieces) {
          specimen.wire.take(part);
          await clock.advance(20);
        }
        await clock.advance(10_000);
        heard();
        provoke(name, specimen);
        await clock.advance(10_000);
        return heard() !== "" || !WAITS_FOR_NOTHING.includes(name);
      }),
      { numRuns: 60 },
    );
    t.pass(WAITS_FOR_NOTHING.includes(name) ? "it answers" : "nothing was thrown");
  });

  t.test(`${name}: every vice begins and ends, and then it is as before`, async (t) => {
    const { clock, specimen, heard } = await stand(shelved);
    const { wire } = specimen;
    for (const vice of [...viceNames, ...wire.ailments]) {
      wire.apply(viceOf(vice)!);
      t.strictSame(wire.vices, [vice]);
      provoke(name, specimen);
      await clock.advance(10_000);
      wire.heal();
      t.strictSame(wire.vices, [], "healed");
      await clock.advance(10_000);
      heard();
      provoke(name, specimen);
      await clock.advance(10_000);
      t.equal(heard() !== "", SPEAKS.includes(name), `speaks after ${vice}`);
    }
  });

  t.test(`${name}: without power it says nothing, and nothing ticks on`, async (t) => {
    const { clock, specimen, heard } = await stand(shelved);
    provoke(name, specimen);
    specimen.wire.powerOff();
    heard();
    await clock.advance(60_000);
    t.equal(heard(), "");
    provoke(name, specimen);
    await clock.advance(60_000);
    t.equal(heard(), "");
    t.strictSame(clock.armed(), []);
  });
}

t.test("every sign and the printer can be looked at", async (t) => {
  for (const name of ["escpos", "onbon", "cpower", "alpha", "bar", "led485"]) {
    const { clock, specimen } = await stand(shelf[name]!);
    if (name === "escpos") specimen.wire.take(bytes("41 0A 1D 56 00"));
    else provoke(name, specimen);
    await clock.advance(2_000);
    t.equal(Buffer.from(specimen.png!()!).toString("latin1", 1, 4), "PNG", name);
  }
});

t.test("docs/simulators.md names every device and every vice", (t) => {
  const text = readFileSync("docs/simulators.md", "utf8");
  const codesIn = (cell: string) => [...cell.matchAll(/`([a-z0-9-]+)`/g)].map(([, name = ""]) => name);
  const rows = text.split("\n").filter((line) => line.startsWith("| `"));
  const own = rows.map((row) => row.split("|").map((cell) => cell.trim())).filter((cells) => cells.length === 5);
  const built = Object.entries(shelf).map(([name, { build }]) => {
    const clock = new VirtualClock(START);
    return [name, build({ clock, random: seededRandom(3), font, address: 1 }).wire.ailments] as const;
  });
  t.strictSame(new Map(own.map(([, name = "", , vices = ""]) => [codesIn(name)[0], codesIn(vices)])), new Map(built));
  const common = rows.map((row) => row.split("|")).filter((cells) => cells.length === 4);
  t.strictSame(
    common.map(([, name = ""]) => codesIn(name)[0]),
    viceNames,
  );
  t.end();
});
