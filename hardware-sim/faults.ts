// The faults by name: one vice each. A device without any answers at once and truthfully.
import type { Fault } from "./fault.ts";

/** Hears and acts, but never says a word. */
export const mute = (): Fault => ({ name: "mute", says: () => {} });

/** Says everything `ms` late. */
export const slow = (ms = 5_000): Fault => ({
  name: "slow",
  says: (message, pass, rig) => void rig.clock.after(ms, "slow device", () => pass(message)),
});

const isDoubled = (topic: string) => /\/(ack|ev|cmd)$/.test(topic);

/** QoS 1 at its worst: commands come twice, acknowledgements and events go out twice. */
export const duplicate = (): Fault => ({
  name: "duplicate",
  hears: (message, pass) => {
    pass(message);
    if (isDoubled(message.topic)) pass(message);
  },
  says: (message, pass) => {
    pass(message);
    if (isDoubled(message.topic)) pass(message);
  },
});

/** The line breaks, the will is said, and after `ms` the device is back, with its memory. */
export const lost = (ms = 30_000): Fault => ({
  name: "lost",
  begins: (rig) => rig.breakLine(ms),
  ends: (rig) => rig.mendLine(),
});

/** Loses power once and is back after `ms` with a new boot; only a durable trade remembers. */
export const reboots = (ms = 3_000): Fault => ({ name: "reboots", begins: (rig) => rig.cyclePower(ms) });

/** The roll is gone (printers only); healing puts a new one in. */
export const paperOut = (): Fault => ({ name: "paper-out", ailment: "paper-out" });

/** The connection stands, and nothing goes through it either way. */
export const halfOpen = (): Fault => ({ name: "half-open", hears: () => {}, says: () => {} });

/** What broken firmware sends: cut off, not JSON, the wrong shape, the wrong types, and far too long. */
const rubbish: readonly ((payload: string) => string)[] = [
  (payload) => payload.slice(0, payload.length / 2),
  () => "\u0000\u0001ERR",
  () => "[]",
  () => '{"id":7,"st":"perhaps","s":"well","boot":"-","n":"many","ver":null}',
  () => JSON.stringify({ id: "x".repeat(5_000) }),
];

/** Everything it says is malformed, in turn in each of the known ways. */
export const garbage = (): Fault => {
  let said = 0;
  return {
    name: "garbage",
    says: (message, pass) => pass({ ...message, payload: rubbish[said++ % rubbish.length]!(message.payload) || "{" }),
  };
};

const makers: Readonly<Record<string, (ms?: number) => Fault>> = {
  mute,
  slow,
  duplicate,
  lost,
  reboots,
  "paper-out": paperOut,
  "half-open": halfOpen,
  garbage,
};

export const faultNames: readonly string[] = Object.keys(makers);

/** A fault as written on a command line: `mute`, `slow:3000`; undefined where there is no such fault. */
export const faultOf = (text: string): Fault | undefined => {
  const [name = "", ms] = text.split(":");
  if (!Object.hasOwn(makers, name) || (ms !== undefined && !/^\d{1,7}$/.test(ms))) return undefined;
  return makers[name]!(ms === undefined ? undefined : Number(ms));
};
