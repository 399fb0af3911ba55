// How a hall is wired: which hardware stands for each of its devices, and which of them hang on one line. A hall of any size
// gets a mixed bag of makes, as halls have that were furnished over the years.
import type { DeviceSpec } from "../../hall-of-devices.ts";

export type Make =
  | "onbon"
  | "cpower"
  | "bar"
  | "led485"
  | "xfs5152"
  | "escpos"
  | "io-board"
  | "evaluator-pad"
  | "caller";

export interface Place {
  readonly spec: DeviceSpec;
  readonly make: Make;
  /** Its number on the line, from 1 on. */
  readonly address: number;
}

export interface LinePlan {
  /** `signs-1`; part of a port's name. */
  readonly name: string;
  /** A plug in the network, or a serial cable. */
  readonly wire: "tcp" | "serial";
  /** Bits a second of a serial cable. */
  readonly baud: number;
  readonly places: readonly Place[];
}

/** Dots of a C-Power or Onbon panel over a window, and of the one in the hall. */
export const WINDOW_PANEL = { width: 128, height: 32 } as const;
export const HALL_PANEL = { width: 320, height: 160 } as const;
/** Hanzi that a private bar has room for. */
export const BAR_CHARACTERS = 12;
export const SEGMENT_DIGITS = 6;

/** Over the windows, in turn: every hall has signs of several makers. */
const WINDOW_SIGNS: readonly Make[] = ["onbon", "cpower", "bar", "led485"];
/** Devices on one pair of wires; an RS-485 line bears 32. */
const SEATS = 8;
const BAUD = 9_600;
const CPOWER_BAUD = 115_200;

interface Placed {
  readonly make: Make;
  /** Devices with the same cable hang on one line. */
  readonly cable: string;
  readonly wire: LinePlan["wire"];
  readonly baud: number;
}

const serial = (make: Make, cable: string, baud = BAUD): Placed => ({ make, cable, wire: "serial", baud });
const network = (make: Make, cable: string): Placed => ({ make, cable, wire: "tcp", baud: BAUD });

/** A C-Power card keeps a cable to itself: it talks faster than the others. */
const windowSign = (make: Make, id: string): Placed =>
  make === "cpower" ? serial(make, id, CPOWER_BAUD) : serial(make, "signs");

/** undefined for what has no hardware of its own here. */
const placedOf = ({ id, kind, role, window }: DeviceSpec, signs: number): Placed | undefined => {
  switch (kind) {
    case "led":
      return windowSign(WINDOW_SIGNS[signs % WINDOW_SIGNS.length]!, id);
    case "screen":
      return network("cpower", id);
    case "printer":
      return network("escpos", id);
    case "speaker":
      return serial("xfs5152", id);
    case "rater":
      return serial("evaluator-pad", "pads");
    case "button":
      return (role ?? (window ? "call-keypad" : "ticket-machine")) === "call-keypad"
        ? serial("caller", "keypads")
        : serial("io-board", id);
    default:
      return undefined;
  }
};

const parted = <T>(items: readonly T[]): (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / SEATS) }, (_, part) => items.slice(part * SEATS, (part + 1) * SEATS));

type Hung = Placed & { readonly spec: DeviceSpec };

const linesOf = (cable: string, hung: readonly Hung[]): LinePlan[] => {
  const parts = parted(hung);
  return parts.map((part, index) => ({
    name: parts.length > 1 ? `${cable}-${index + 1}` : cable,
    wire: part[0]!.wire,
    baud: part[0]!.baud,
    places: part.map(({ spec, make }, at) => ({ spec, make, address: at + 1 })),
  }));
};

/**
 * The lines of a hall with these devices; lamps have no hardware here and are left out.
 * @param hasSerial false puts serial cables behind device servers in the network
 */
export const wiringOf = (devices: readonly DeviceSpec[], hasSerial = true): readonly LinePlan[] => {
  let signs = 0;
  const hung = devices.flatMap((spec): Hung[] => {
    const placed = placedOf(spec, spec.kind === "led" ? signs++ : signs);
    return placed ? [{ ...placed, ...(!hasSerial && { wire: "tcp" }), spec }] : [];
  });
  const cables = [...new Set(hung.map(({ cable }) => cable))];
  return cables.flatMap((cable) =>
    linesOf(
      cable,
      hung.filter((one) => one.cable === cable),
    ),
  );
};
