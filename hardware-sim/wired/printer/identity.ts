// What the printer says it is, to GS I.

const NAMES: Readonly<Record<number, string>> = { 65: "1.0", 66: "NO-NAME", 67: "POS-80", 68: "0001" };
const TYPE = 0x02;
const BLOCK = 0x5f;

/** Firmware, maker, model and serial number as text in a block; anything else as one byte. */
export const identityOf = (what: number): readonly number[] => {
  const name = NAMES[what];
  return name === undefined ? [TYPE] : [BLOCK, ...Buffer.from(name, "latin1"), 0];
};
