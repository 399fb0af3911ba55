// A board of eight inputs and eight outputs on Modbus, as the hall wires it: buttons on the inputs, lamps on the outputs
// [MODBUS-4]. It does not know what a button is for.
import type { ModbusFrame } from "./frame.ts";

export const IO_BOARD_BUTTONS = 8;
export const IO_BOARD_LAMPS = 8;

/** Buttons and lamps are numbered from 0 here, as on the wire; the board's print says DI1 to DI8. */
export const readButtonsFrame = (address: number): ModbusFrame => ({
  kind: "readInputs",
  direction: "request",
  address,
  start: 0,
  quantity: IO_BOARD_BUTTONS,
});

/** Which buttons are held down; undefined when the frame is another. */
export const buttonsIn = (frame: ModbusFrame): readonly boolean[] | undefined =>
  frame.kind === "readInputs" && frame.direction === "reply"
    ? Array.from(frame.bits.slice(0, IO_BOARD_BUTTONS), (bit) => bit === "1")
    : undefined;

export const lampFrame = (address: number, lamp: number, on: boolean): ModbusFrame => ({
  kind: "writeCoil",
  direction: "request",
  address,
  coil: lamp,
  on,
});

/** Sets every lamp at once. */
export const lampsFrame = (address: number, lamps: readonly boolean[]): ModbusFrame => ({
  kind: "writeCoils",
  direction: "request",
  address,
  start: 0,
  bits: Array.from({ length: IO_BOARD_LAMPS }, (_, lamp) => (lamps[lamp] ? "1" : "0")).join(""),
});

/** What two samples in a row agree on is settled: a contact that bounces is not pressed twice [MODBUS-4.2]. */
export interface Buttons {
  readonly settled: readonly boolean[];
  readonly last: readonly boolean[];
}

/** What is down when the watch begins was not pressed. */
export const buttonsFrom = (sample: readonly boolean[]): Buttons => ({ settled: sample, last: sample });

export interface Sampled {
  readonly buttons: Buttons;
  /** Numbers of the buttons that have just gone down. */
  readonly pressed: readonly number[];
}

export const sampled = ({ settled, last }: Buttons, sample: readonly boolean[]): Sampled => {
  const now = settled.map((was, button) => (sample[button] === last[button] ? sample[button] === true : was));
  const pressed = now.flatMap((isDown, button) => (isDown && !settled[button] ? [button] : []));
  return { buttons: { settled: now, last: sample }, pressed };
};
