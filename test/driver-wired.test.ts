// Our drivers against devices that were written from the documents alone: at their real speed, with their real manners, and
// with each of their vices switched on in turn. What counts is what a person in the hall saw and heard.
import t from "tap";
import { wireSegments } from "../hardware-sim/wired/modbus/segment-sign.ts";
import { openDotFont } from "../hardware-sim/wired/picture/dot-font.ts";
import { SharedWire } from "../hardware-sim/wired/shared-wire.ts";
import { wireOnbon } from "../hardware-sim/wired/signs/onbon-card.ts";
import { viceOf } from "../hardware-sim/wired/vices.ts";
import { syn6288, syn6658, xfs5152 } from "../hardware-sim/wired/voice/chip-model.ts";
import { wireVoice } from "../hardware-sim/wired/voice/voice-chip.ts";
import { wireMs } from "../hardware-sim/wired/wire-time.ts";
import type { WiredDevice } from "../hardware-sim/wired/wired-device.ts";
import { seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { type Plugged, wiredHall } from "./driver-wired-hall.ts";

const BAUD = 9600;
const font = openDotFont();
const settingOn = (clock: VirtualClock) => ({ clock, random: seededRandom(7), baud: BAUD });
const on = <W extends { wire: WiredDevice }>(device: W): W => {
  device.wire.powerOn();
  return device;
};

const VICES = ["noise", "half", "flipped", "doubled", "dripping", "slow", "mute", "deaf", "power-cut", "unplugged"];
const SIGN_AILMENTS: Readonly<Record<string, readonly string[]>> = { onbon: ["busy", "wrong-answer"], led485: [] };

const sign = (
  use: string,
  clock: VirtualClock,
  address: number,
): { plugged: Plugged; read: () => string; wire: WiredDevice } => {
  if (use === "onbon") {
    const device = on(wireOnbon(settingOn(clock), { font, id: address }));
    const plugged = { use, kind: "led", options: { address } } as const;
    return { plugged, read: () => device.face().rows.join("").trim(), wire: device.wire };
  }
  const device = on(wireSegments(settingOn(clock), { address, digits: 6 }));
  const plugged = { use, kind: "led", options: { address, digits: 6 } } as const;
  return { plugged, read: () => device.face().rows.join("").trim(), wire: device.wire };
};

for (const use of ["onbon", "led485"]) {
  t.test(`${use}: a person reads what the hall wants, whatever befell the sign`, async (t) => {
    const clock = new VirtualClock(1_795_251_149_123);
    const { plugged, read, wire } = sign(use, clock, 3);
    const hall = await wiredHall(clock, wire, [plugged], BAUD);
    await clock.advance(5000);
    hall.want(0, 1, "A001");
    await clock.advance(3000);
    t.equal(read(), "A001");
    let ver = 1;
    for (const name of [...VICES, ...SIGN_AILMENTS[use]!]) {
      wire.apply(viceOf(name)!);
      hall.want(0, ++ver, `B${String(ver).padStart(3, "0")}`);
      await clock.advance(20_000);
      wire.heal();
      await clock.advance(40_000);
      t.equal(read(), `B${String(ver).padStart(3, "0")}`, `after ${name}`);
      t.equal(hall.drivers[0]!.health.state, "ready", `${name} is over`);
    }
    await hall.stop();
    t.same(
      clock.armed().filter((timer) => /^(line|contact|want)/.test(timer)),
      [],
    );
  });
}

for (const model of [syn6288, syn6658, xfs5152]) {
  t.test(`${model.name}: people hear each sentence once, whole and alone, whatever befell the chip`, async (t) => {
    const clock = new VirtualClock(1_795_251_149_123);
    const chip = on(wireVoice(settingOn(clock), model));
    const hall = await wiredHall(clock, chip.wire, [{ use: model.name, kind: "speaker", options: {} }], BAUD);
    await clock.advance(5000);
    for (const name of ["none", ...VICES, "rejects", "idle-lost", "stuck-busy"]) {
      const vice = name === "none" ? undefined : viceOf(name);
      const before = chip.spoken.length;
      hall.say(0, `${name}-1`, "请到三号窗口");
      await clock.advance(300);
      if (vice && chip.wire.canSuffer(vice)) chip.wire.apply(vice);
      hall.say(0, `${name}-2`, "请到五号窗口");
      await clock.advance(25_000);
      chip.wire.heal();
      await clock.advance(30_000);
      hall.say(0, `${name}-3`, "请到七号窗口");
      await clock.advance(10_000);
      const heard = chip.spoken.slice(before);
      const times = (number: string) => heard.filter(({ text }) => text.includes(number)).length;
      t.ok(times("三") <= 1 && times("五") <= 1, `${name}: nothing is said twice`);
      t.equal(heard.at(-1)?.text.includes("七"), true, `${name}: it speaks again`);
      t.equal(heard.at(-1)?.isWhole, true, `${name}: and to the end`);
      t.equal(hall.answer(0, `${name}-3`), "done", `${name}: the hall knows`);
      const done = [1, 2].filter((n) => hall.answer(0, `${name}-${n}`) === "done").length;
      t.ok(heard.filter(({ isWhole }) => isWhole).length >= done, `${name}: what is told to be done was heard`);
    }
    await hall.stop();
  });
}

t.test("eight signs on one pair of wires all show a call within twice the time of the wire", async (t) => {
  const clock = new VirtualClock(1_795_251_149_123);
  const signs = [1, 2, 3, 4, 5, 6, 7, 8].map((address) => sign(address % 2 ? "onbon" : "led485", clock, address));
  const wire = new SharedWire(
    signs.map((one) => one.wire),
    { clock, baud: BAUD },
  );
  const hall = await wiredHall(
    clock,
    wire,
    signs.map(({ plugged }) => plugged),
    BAUD,
  );
  await clock.advance(10_000);
  for (let n = 0; n < 8; n++) hall.want(n, 1, `A00${n}`);
  const bytesBefore = hall.bytes();
  const from = clock.elapsed();
  while (signs.some(({ read }, n) => read() !== `A00${n}`) && clock.elapsed() - from < 10_000) await clock.advance(10);
  const tookMs = clock.elapsed() - from;
  const wireTimeMs = wireMs(hall.bytes() - bytesBefore, BAUD);
  t.ok(tookMs < 10_000, "all of them show it");
  t.comment(`${Math.round(tookMs)} ms, of which the wire ${Math.round(wireTimeMs)}`);
  t.ok(tookMs / wireTimeMs < 2, `${(tookMs / wireTimeMs).toFixed(2)} times the wire`);
  t.equal(wire.collisions, 0, "nobody speaks into another");
  await hall.stop();
});
