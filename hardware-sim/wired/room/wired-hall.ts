// A whole hall as hardware at its bytes: every device of a wiring plan, the lines they hang on, and the room that people walk
// into. Where the lines lead is not its business.
import type { Clock } from "../../../src/base/clock.ts";
import type { Random } from "../../../src/base/random.ts";
import { Counter, type CounterParts } from "../../counter.ts";
import type { Room } from "../../room.ts";
import type { Board, Keypad, Loudspeaker, Machine, Pad, Sign, Tray } from "../../things.ts";
import { wireCaller } from "../keypad/caller-keypad.ts";
import { wirePad } from "../modbus/evaluator-pad.ts";
import { wireIoBoard } from "../modbus/io-board.ts";
import { wireSegments } from "../modbus/segment-sign.ts";
import type { Wired } from "../opened.ts";
import type { DotFont } from "../picture/dot-font.ts";
import { type WiredPrinter, wirePrinter } from "../printer/printer.ts";
import { shareWire } from "../shared-wire.ts";
import { wireBar } from "../signs/bar-sign.ts";
import { wireCpower } from "../signs/cpower-card.ts";
import { wireOnbon } from "../signs/onbon-card.ts";
import type { SignFace } from "../signs/panel.ts";
import { xfs5152 } from "../voice/chip-model.ts";
import { type WiredVoice, wireVoice } from "../voice/voice-chip.ts";
import type { WiredDevice, WiredSetting } from "../wired-device.ts";
import { boardOf, keypadOf, loudspeakerOf, machineOf, padOf, signOf, trayOf } from "./wired-things.ts";
import {
  BAR_CHARACTERS,
  HALL_PANEL,
  type LinePlan,
  type Make,
  type Place,
  SEGMENT_DIGITS,
  WINDOW_PANEL,
} from "./wiring.ts";

/** Hardware, and what people meet of it. */
export interface WiredPart {
  readonly place: Place;
  readonly wire: WiredDevice;
  /** What a sign looks like. */
  readonly face?: () => SignFace;
  readonly machine?: Machine;
  readonly tray?: Tray;
  readonly printer?: WiredPrinter;
  readonly sign?: Sign;
  readonly board?: Board;
  readonly speaker?: Loudspeaker;
  readonly voice?: WiredVoice;
  readonly pad?: Pad;
  readonly keypad?: Keypad;
}

export interface WiredHallLine {
  readonly plan: LinePlan;
  readonly wired: Wired;
}

export interface WiredHall extends Room {
  /** By device id. */
  readonly parts: ReadonlyMap<string, WiredPart>;
  readonly lines: readonly WiredHallLine[];
  powerOn(): void;
  powerOff(): void;
}

export interface WiredGround {
  readonly clock: Clock;
  readonly random: Random;
  readonly font: DotFont;
}

type Built = Omit<WiredPart, "place">;
type Build = (setting: WiredSetting, place: Place, font: DotFont, wire: LinePlan["wire"]) => Built;

const lampsPart = (lamps: { readonly wire: WiredDevice; face(): SignFace }, { spec }: Place): Built => {
  const seen = spec.kind === "screen" ? { board: boardOf(lamps) } : { sign: signOf(lamps) };
  return { wire: lamps.wire, face: () => lamps.face(), ...seen };
};

const panelOf = ({ spec }: Place) => (spec.kind === "screen" ? HALL_PANEL : WINDOW_PANEL);

const builders: Readonly<Record<Make, Build>> = {
  onbon: (setting, place, font) => lampsPart(wireOnbon(setting, { font, id: place.address, ...panelOf(place) }), place),
  cpower: (setting, place, font, line) =>
    lampsPart(wireCpower(setting, { font, id: place.address, line, ...panelOf(place) }), place),
  bar: (setting, place, font) =>
    lampsPart(wireBar(setting, { font, address: place.address, characters: BAR_CHARACTERS }), place),
  led485: (setting, place) =>
    lampsPart(wireSegments(setting, { address: place.address, digits: SEGMENT_DIGITS }), place),
  xfs5152: (setting) => {
    const voice = wireVoice(setting, xfs5152);
    return { wire: voice.wire, speaker: loudspeakerOf(voice), voice };
  },
  escpos: (setting, _place, font) => {
    const printer = wirePrinter(setting, { font });
    return { wire: printer.wire, tray: trayOf(printer), printer };
  },
  "io-board": (setting, { address, spec }) => {
    const board = wireIoBoard(setting, { address });
    return { wire: board.wire, machine: machineOf(board, spec.keys ?? [], setting.clock) };
  },
  "evaluator-pad": (setting, { address }) => {
    const pad = wirePad(setting, address);
    return { wire: pad.wire, pad: padOf(pad) };
  },
  caller: (setting, { address }) => {
    const caller = wireCaller(setting, address);
    return { wire: caller.wire, keypad: keypadOf(caller, setting.clock) };
  },
};

const lineOf = (plan: LinePlan, ground: WiredGround): { line: WiredHallLine; parts: readonly WiredPart[] } => {
  const { wire, baud, places } = plan;
  const setting = { ...ground, ...(wire === "serial" && { baud }) };
  const parts = places.map((place) => ({ place, ...builders[place.make](setting, place, ground.font, wire) }));
  const wires = parts.map((part) => part.wire);
  return {
    line: { plan, wired: wires.length === 1 ? wires[0]! : shareWire(wires, { clock: ground.clock, baud }) },
    parts,
  };
};

const partsAt = (window: string, parts: readonly WiredPart[]): CounterParts => {
  const here = parts.filter(({ place }) => place.spec.window === window);
  const [sign] = here.flatMap((part) => part.sign ?? []);
  const [pad] = here.flatMap((part) => part.pad ?? []);
  const [keypad] = here.flatMap((part) => part.keypad ?? []);
  return { ...(sign && { sign }), ...(pad && { pad }), ...(keypad && { keypad }) };
};

const countersOf = (parts: readonly WiredPart[]): ReadonlyMap<string, Counter> => {
  const windows = [...new Set(parts.flatMap(({ place }) => place.spec.window ?? []))];
  return new Map(windows.map((window) => [window, new Counter(window, partsAt(window, parts))]));
};

/** Everything is built and without power. */
export const wireHall = (plans: readonly LinePlan[], ground: WiredGround): WiredHall => {
  const built = plans.map((plan) => lineOf(plan, ground));
  const parts = built.flatMap((one) => one.parts);
  return {
    parts: new Map(parts.map((part) => [part.place.spec.id, part])),
    lines: built.map(({ line }) => line),
    machines: parts.flatMap(({ machine }) => machine ?? []),
    printers: parts.flatMap(({ tray }) => tray ?? []),
    boards: parts.flatMap(({ board }) => board ?? []),
    speakers: parts.flatMap(({ speaker }) => speaker ?? []),
    counters: countersOf(parts),
    powerOn: () => {
      for (const { wire } of parts) wire.powerOn();
    },
    powerOff: () => {
      for (const { wire } of parts) wire.powerOff();
    },
  };
};
