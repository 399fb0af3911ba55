// The special functions of a sign, a label and its data, both ways [ALPHA-4]. It knows no packets' ends.
import { days, nameOf, sequences } from "./codes.ts";
import type { Packet } from "./frame.ts";
import { filesIn, memoryCharacters } from "./memory.ts";

type PacketOf<K extends Packet["kind"]> = Extract<Packet, { kind: K }>;
type Fields<K extends Packet["kind"]> = Omit<PacketOf<K>, "kind" | "end">;

interface Special<K extends Packet["kind"]> {
  readonly label: string;
  write(fields: Fields<K>): string;
  /** Undefined for data that say something else; whether it says just this, the caller checks by writing it again. */
  read(data: string): Fields<K> | undefined;
}

type SpecialKind =
  | "setTime"
  | "setSpeaker"
  | "setMemory"
  | "setDay"
  | "setTimeFormat"
  | "makeTone"
  | "setRunTimes"
  | "reset"
  | "setRunSequence"
  | "setRunDays"
  | "clearSerialErrors"
  | "setAddress"
  | "setDate";

const nothing = { write: () => "", read: (data: string) => (data === "" ? {} : undefined) };

const SPECIALS: { readonly [K in SpecialKind]: Special<K> } = {
  setTime: {
    label: " ",
    write: ({ time }) => time,
    read: (data) => (/^\d{4}$/.test(data) ? { time: data } : undefined),
  },
  setSpeaker: {
    label: "!",
    write: ({ on }) => (on ? "00" : "FF"),
    read: (data) => (data === "00" || data === "FF" ? { on: data === "00" } : undefined),
  },
  setMemory: {
    label: "$",
    write: ({ files }) => memoryCharacters(files),
    read: (data) => {
      const files = filesIn(data);
      return files && { files };
    },
  },
  setDay: {
    label: "&",
    write: ({ day }) => days[day],
    read: (data) => {
      const day = nameOf(days, data);
      return day && { day };
    },
  },
  setTimeFormat: {
    label: "'",
    write: ({ hours }) => (hours === 12 ? "S" : "M"),
    read: (data) => (data === "S" || data === "M" ? { hours: data === "S" ? 12 : 24 } : undefined),
  },
  makeTone: {
    label: "(",
    write: ({ tone }) => tone,
    read: (data) => (/^[ -~]{0,6}$/.test(data) ? { tone: data } : undefined),
  },
  setRunTimes: {
    label: ")",
    write: ({ label, start, stop }) => label + start + stop,
    read: (data) => {
      const [, label, start, stop] = /^([ -~])([0-9A-F]{2})([0-9A-F]{2})$/.exec(data) ?? [];
      return label && start && stop ? { label, start, stop } : undefined;
    },
  },
  reset: { label: ",", ...nothing },
  setRunSequence: {
    label: ".",
    write: ({ by, locked, labels }) => sequences[by] + (locked ? "L" : "U") + labels,
    read: (data) => {
      const [, how = "", lock, labels = ""] = /^([TSD])([LU])([ -~]{0,128})$/.exec(data) ?? [];
      const by = nameOf(sequences, how);
      return by && { by, locked: lock === "L", labels };
    },
  },
  setRunDays: {
    label: "2",
    write: ({ label, start, stop }) => label + start + stop,
    read: (data) => {
      const [, label, start, stop] = /^([ -~])([0-9AB])([0-9AB])$/.exec(data) ?? [];
      return label && start && stop ? { label, start, stop } : undefined;
    },
  },
  clearSerialErrors: { label: "4", ...nothing },
  setAddress: {
    label: "7",
    write: ({ address }) => address,
    read: (data) => (/^[0-9A-F]{2}$/.test(data) ? { address: data } : undefined),
  },
  setDate: {
    label: ";",
    write: ({ date }) => date,
    read: (data) => (/^\d{6}$/.test(data) ? { date: data } : undefined),
  },
};

const KINDS = Object.keys(SPECIALS) as SpecialKind[];

export type SpecialPacket = PacketOf<SpecialKind | "writeSpecial">;

/** Label and data. */
export const specialCharacters = (packet: SpecialPacket): string =>
  packet.kind === "writeSpecial" ? packet.function + packet.text : written(packet.kind, packet);

const written = <K extends SpecialKind>(kind: K, fields: Fields<K>): string =>
  SPECIALS[kind].label + SPECIALS[kind].write(fields);

/** What is not known here is carried as text; undefined when it is none. */
export const specialIn = (characters: string): SpecialPacket | undefined => {
  const [label, data] = [characters.slice(0, 1), characters.slice(1)];
  const kind = KINDS.find((one) => SPECIALS[one].label === label);
  const fields = kind && SPECIALS[kind].read(data);
  if (fields) return { kind, ...fields } as SpecialPacket;
  return /^[ -~]+$/.test(characters) ? { kind: "writeSpecial", function: label, text: data } : undefined;
};
