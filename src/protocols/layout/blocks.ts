// Fields of bytes whose meaning is told elsewhere or not at all: hexadecimal, names in ASCII, decimal digits.
import { Type } from "typebox";
import { hexOf } from "../../base/bytes.ts";
import { bytesOfField, hexField } from "../hex.ts";
import type { Field } from "./field.ts";
import { Misfit } from "./source.ts";

/** Exactly so many bytes. */
export const hex = (count: number, description: string): Field<string> => ({
  schema: hexField(count, count, description),
  read: (source) => hexOf(source.take(count)),
  write: bytesOfField,
});

/** All that is left, at least and at most so many bytes. */
export const restAsHex = (bytesMin: number, bytesMax: number, description: string): Field<string> => ({
  schema: hexField(bytesMin, bytesMax, description),
  read: (source) => {
    if (source.left < bytesMin || source.left > bytesMax) throw new Misfit("too few or too many bytes");
    return hexOf(source.rest());
  },
  write: bytesOfField,
});

/** A name of exactly so many printable ASCII characters; a shorter one is filled up with zeros. */
export const ascii = (count: number, description: string): Field<string> => ({
  schema: Type.String({ pattern: `^[ -~]{0,${count}}$`, description }),
  read: (source) => {
    const name = String.fromCharCode(...source.take(count)).replace(/\0+$/, "");
    if (!/^[ -~]*$/.test(name)) throw new Misfit("not ASCII");
    return name;
  },
  write: (name) => Uint8Array.from({ length: count }, (_, at) => name.charCodeAt(at) || 0),
});

/** Four numbers with dots between them. */
export const ipAddress = (description: string): Field<string> => ({
  schema: Type.String({ pattern: `^${OCTET}(\\.${OCTET}){3}$`, description }),
  read: (source) => source.take(4).join("."),
  write: (address) => Uint8Array.from(address.split("."), Number),
});

const OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

/**
 * Bytes of two decimal digits each.
 * @param picture the text with every digit 0, such as `0000-00-00`
 * @param order for each byte on the wire, which pair of the text it is
 */
export const digits = (picture: string, order: readonly number[], description: string): Field<string> => ({
  schema: Type.String({ pattern: `^${picture.replace(/0/g, "\\d")}$`, description }),
  read: (source) => {
    const shown = hexOf(source.take(order.length)).split(" ");
    if (shown.some((pair) => /[A-F]/.test(pair))) throw new Misfit("not decimal digits");
    const inOrder = order.map((_, place) => shown[order.indexOf(place)]!).join("");
    return filled(picture, inOrder);
  },
  write: (text) => {
    const pairs = text.replace(/\D/g, "").match(/../g) ?? [];
    return bytesOfField(order.map((place) => pairs[place] ?? "00").join(" "));
  },
});

const filled = (picture: string, all: string): string => {
  let next = 0;
  return picture.replace(/0/g, () => all[next++]!);
};
