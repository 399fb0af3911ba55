// Numbers and checksums as a template wants them on the wire [TEMPLATE-1.3]. It knows no frame.
import { crc16Arc, crc16Modbus, sumOf, xorOf } from "../../base/checksum.ts";
import type { ChecksumKind, Template, WireNumber } from "./template.ts";

const BASES = { hex: 16, decimal: 10 } as const;

/** Greatest number that so many bytes or figures can say. */
export const numberMax = ({ width, as = "binary" }: WireNumber): number =>
  (as === "binary" ? 256 : BASES[as]) ** width - 1;

/** What is too great loses its high figures. */
export const numberBytes = (value: number, form: WireNumber): Uint8Array => {
  const { width, endian = "big", as = "binary" } = form;
  const fitting = value % (numberMax(form) + 1);
  if (as !== "binary") {
    const figures = fitting.toString(BASES[as]).toUpperCase().padStart(width, "0");
    return Uint8Array.from(figures, (figure) => figure.charCodeAt(0));
  }
  const bytes = Array.from({ length: width }, (_, at) => Math.floor(fitting / 256 ** (width - 1 - at)) % 256);
  return Uint8Array.from(endian === "big" ? bytes : bytes.reverse());
};

/** Undefined when the bytes are no figures. */
export const numberIn = (bytes: Uint8Array, { endian = "big", as = "binary" }: WireNumber): number | undefined => {
  if (as === "binary") {
    const ordered = endian === "big" ? bytes : bytes.toReversed();
    return ordered.reduce((value, byte) => value * 256 + byte, 0);
  }
  const figures = String.fromCharCode(...bytes);
  const isNumber = as === "hex" ? /^[0-9A-F]+$/.test(figures) : /^[0-9]+$/.test(figures);
  return isNumber ? Number.parseInt(figures, BASES[as]) : undefined;
};

const CHECKSUMS: Readonly<Record<ChecksumKind, { bytes: 1 | 2; of: (bytes: Uint8Array) => number }>> = {
  xor: { bytes: 1, of: xorOf },
  sum8: { bytes: 1, of: (bytes) => sumOf(bytes, 8) },
  sum16: { bytes: 2, of: (bytes) => sumOf(bytes, 16) },
  "crc16-arc": { bytes: 2, of: crc16Arc },
  "crc16-modbus": { bytes: 2, of: crc16Modbus },
};

type Checksum = NonNullable<Template["checksum"]>;

/** Bytes on the wire: two figures for each where it is ASCII. */
export const checksumWidth = ({ kind, as }: Checksum): number => CHECKSUMS[kind].bytes * (as === "hex" ? 2 : 1);

export const checksumBytes = (covered: Uint8Array, checksum: Checksum): Uint8Array => {
  const { kind, endian, as } = checksum;
  return numberBytes(CHECKSUMS[kind].of(covered), {
    width: checksumWidth(checksum),
    ...(endian && { endian }),
    ...(as && { as }),
  });
};
