// Every wired device by the name of its protocol, with what a person can do to it and sees or hears of it: enough to open
// any of them from a command line, and to try them all in one test.

import { CALLER_KEYS, wireCaller } from "./keypad/caller-keypad.ts";
import { wireEvdev } from "./keypad/evdev-keypad.ts";
import { wirePad } from "./modbus/evaluator-pad.ts";
import { wireIoBoard } from "./modbus/io-board.ts";
import { wireSegments } from "./modbus/segment-sign.ts";
import type { DotFont } from "./picture/dot-font.ts";
import { paperPng, wirePrinter } from "./printer/printer.ts";
import { wireKeyboardScanner } from "./reader/keyboard-scanner.ts";
import { inventedPeople } from "./reader/people.ts";
import { wireScanner } from "./reader/scanner.ts";
import { wireReader } from "./reader/sdt-reader.ts";
import { wireAlpha } from "./signs/alpha-sign.ts";
import { wireBar } from "./signs/bar-sign.ts";
import { wireCpower } from "./signs/cpower-card.ts";
import { wireOnbon } from "./signs/onbon-card.ts";
import { type SignFace, signPng } from "./signs/panel.ts";
import { type ChipModel, syn6288, syn6658, xfs5152 } from "./voice/chip-model.ts";
import { wireVoice } from "./voice/voice-chip.ts";
import type { WiredDevice, WiredSetting } from "./wired-device.ts";

export interface Specimen {
  readonly wire: WiredDevice;
  /** What a person sees or hears of it now, line by line. */
  tells(): readonly string[];
  /** A picture of it, where there is one to be had. */
  png?(): Uint8Array | undefined;
  /** What a person can do to it, by name, with one argument. */
  readonly hands: Readonly<Record<string, (argument: string) => void>>;
}

export interface ShelfSetting extends WiredSetting {
  readonly font: DotFont;
  /** Where several share a line. Default 1. */
  readonly address: number;
}

export interface Shelved {
  /** Bits a second as delivered. */
  readonly baud: number;
  build(setting: ShelfSetting): Specimen;
}

const sign = (wire: WiredDevice, face: () => SignFace): Specimen => ({
  wire,
  tells: () => face().rows,
  png: () => signPng(face()),
  hands: {},
});

const voice = (model: ChipModel): Shelved => ({
  baud: 9_600,
  build: (setting) => {
    const chip = wireVoice(setting, model);
    return { wire: chip.wire, tells: () => (chip.saying === undefined ? [] : [chip.saying]), hands: {} };
  },
});

const printer: Shelved = {
  baud: 115_200,
  build: (setting) => {
    const made = wirePrinter(setting, setting);
    const last = () => made.papers.at(-1);
    return {
      wire: made.wire,
      tells: () => last()?.lines ?? [],
      png: () => last() && paperPng(last()!),
      hands: { load: (dots) => made.load(dots === "" ? undefined : Number(dots)) },
    };
  },
};

const onbon: Shelved = {
  baud: 57_600,
  build: (setting) => {
    const { wire, face } = wireOnbon(setting, { font: setting.font, id: setting.address });
    return sign(wire, face);
  },
};

const cpower = (line: "serial" | "tcp"): Shelved => ({
  baud: 115_200,
  build: (setting) => {
    const { wire, face } = wireCpower(setting, { font: setting.font, id: setting.address, line });
    return sign(wire, face);
  },
});

const alpha: Shelved = {
  baud: 9_600,
  build: (setting) => {
    const { wire, face } = wireAlpha(setting, {
      font: setting.font,
      address: setting.address.toString(16).toUpperCase().padStart(2, "0"),
    });
    return sign(wire, face);
  },
};

const bar: Shelved = {
  baud: 9_600,
  build: (setting) => {
    const { wire, face } = wireBar(setting, { font: setting.font, address: setting.address });
    return sign(wire, face);
  },
};

const led485: Shelved = {
  baud: 9_600,
  build: (setting) => {
    const { wire, face } = wireSegments(setting, setting);
    return sign(wire, face);
  },
};

const ioBoard = (framing: "rtu" | "tcp"): Shelved => ({
  baud: 9_600,
  build: (setting) => {
    const { wire, lamps, press } = wireIoBoard(setting, { address: setting.address, framing });
    return {
      wire,
      tells: () => [lamps.map((isOn) => (isOn ? "●" : "○")).join("")],
      hands: { press: (button) => press(Number(button)) },
    };
  },
});

const evaluatorPad: Shelved = {
  baud: 9_600,
  build: (setting) => {
    const pad = wirePad(setting, setting.address);
    const tells = () => [pad.face.mode, pad.face.clerkName, pad.face.clerkNumber];
    return { wire: pad.wire, tells, hands: { press: (key) => pad.press(Number(key)) } };
  },
};

const isCallerKey = (name: string): name is keyof typeof CALLER_KEYS => Object.hasOwn(CALLER_KEYS, name);

const caller: Shelved = {
  baud: 9_600,
  build: (setting) => {
    const keypad = wireCaller(setting, setting.address);
    const press = (key: string) => keypad.press(isCallerKey(key) ? CALLER_KEYS[key] : Number(key));
    return {
      wire: keypad.wire,
      tells: () => [keypad.face.digits],
      hands: { press, rate: (key) => keypad.rate(Number(key)) },
    };
  },
};

const evdev: Shelved = {
  baud: 115_200,
  build: (setting) => {
    const { wire, type } = wireEvdev(setting);
    return { wire, tells: () => [], hands: { type: (key) => type(key) } };
  },
};

const sdt: Shelved = {
  baud: 115_200,
  build: (setting) => {
    const { wire, lay } = wireReader(setting);
    const who = (number: string) => (number === "" ? undefined : inventedPeople[Number(number)]);
    return { wire, tells: () => [], hands: { lay: (number) => lay(who(number)) } };
  },
};

const scanner: Shelved = {
  baud: 9_600,
  build: (setting) => {
    const { wire, scan } = wireScanner(setting);
    return { wire, tells: () => [], hands: { scan } };
  },
};

const keyboardScanner: Shelved = {
  baud: 115_200,
  build: (setting) => {
    const { wire, scan } = wireKeyboardScanner(setting);
    return { wire, tells: () => [], hands: { scan } };
  },
};

export const shelf: Readonly<Record<string, Shelved>> = {
  escpos: printer,
  onbon,
  cpower: cpower("serial"),
  "cpower-tcp": cpower("tcp"),
  alpha,
  bar,
  led485,
  syn6288: voice(syn6288),
  syn6658: voice(syn6658),
  xfs5152: voice(xfs5152),
  "io-board": ioBoard("rtu"),
  "io-board-tcp": ioBoard("tcp"),
  "evaluator-pad": evaluatorPad,
  caller,
  evdev,
  sdt,
  scanner,
  "keyboard-scanner": keyboardScanner,
};
