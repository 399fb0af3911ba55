// The vices by name. A device without any answers truthfully and in its own time.
import { concat } from "../../src/base/bytes.ts";
import type { Vice } from "./vice.ts";

const NOISE_BYTES_MAX = 12;

/** Hears and acts, but never says a byte. */
export const mute = (): Vice => ({ name: "mute", says: () => {} });

/** Hears nothing; what it says of its own accord still comes. */
export const deaf = (): Vice => ({ name: "deaf", hears: () => {} });

/** Says everything `ms` late. */
export const slow = (ms = 1_500): Vice => ({
  name: "slow",
  says: (bytes, pass, { clock }) => void clock.after(ms, "slow wire", () => pass(bytes)),
});

/** A bad earth: rubbish before everything it says. */
export const noise = (): Vice => ({
  name: "noise",
  says: (bytes, pass, { random }) => pass(concat(random.bytes(1 + Math.floor(random.next() * NOISE_BYTES_MAX)), bytes)),
});

/** One bit of its last byte turns over, so that a checksum is wrong. */
export const flipped = (): Vice => ({
  name: "flipped",
  says: (bytes, pass) => pass(bytes.with(-1, bytes.at(-1)! ^ 0x10)),
});

/** The second half of everything it says is lost. */
export const half = (): Vice => ({
  name: "half",
  says: (bytes, pass) => pass(bytes.subarray(0, Math.ceil(bytes.length / 2))),
});

/** Says everything twice. */
export const doubled = (): Vice => ({ name: "doubled", says: (bytes, pass) => pass(concat(bytes, bytes)) });

/** Byte by byte, `ms` apart. */
export const dripping = (ms = 5): Vice => ({
  name: "dripping",
  says: (bytes, pass, { clock }) =>
    bytes.forEach((byte, at) => void clock.after(at * ms, "dripping wire", () => pass(Uint8Array.of(byte)))),
});

/** A two-wire adapter that gives the host its own bytes back. */
export const echo = (): Vice => ({
  name: "echo",
  hears: (bytes, pass, bench) => {
    bench.say(bytes);
    pass(bytes);
  },
});

/** Loses power once, and is back after `ms` without what was in its memory. */
export const powerCut = (ms = 3_000): Vice => ({ name: "power-cut", begins: (bench) => bench.cyclePower(ms) });

/** Somebody pulls it out of the host; healing puts it back. */
export const unplugged = (): Vice => ({
  name: "unplugged",
  begins: (bench) => bench.plug(false),
  ends: (bench) => bench.plug(true),
});

/** A trouble that only a device which knows it can have. */
export const ailment = (name: string): Vice => ({ name, ailment: name });

const makers: Readonly<Record<string, (ms?: number) => Vice>> = {
  mute,
  deaf,
  slow,
  noise,
  flipped,
  half,
  doubled,
  dripping,
  echo,
  "power-cut": powerCut,
  unplugged,
};

/** The vices that every device can have; its own ailments come on top. */
export const viceNames: readonly string[] = Object.keys(makers);

/** A vice as written on a command line: `mute`, `slow:3000`, `paper-out`; any other name is an ailment. */
export const viceOf = (text: string): Vice | undefined => {
  const [, name = "", ms] = /^([a-z][a-z0-9-]*)(?::(\d{1,7}))?$/.exec(text) ?? [];
  if (name === "") return undefined;
  if (Object.hasOwn(makers, name)) return makers[name]!(ms === undefined ? undefined : Number(ms));
  return ms === undefined ? ailment(name) : undefined;
};
