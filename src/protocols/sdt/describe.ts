// Frames in words that may be read by anybody: of a card only what does not tell whose it is [SDT-4].
import { maskedIdNumber } from "../../base/id-number.ts";
import { bytesOfField } from "../hex.ts";
import type { Card, SdtFrame } from "./frame.ts";

/** What SW3 says; those marked in [SDT-2.3] nobody has verified. */
export const sdtStatuses: Readonly<Record<number, string>> = {
  144: "done",
  159: "card found",
  128: "no card found",
  129: "card not selected",
  65: "card not read",
  16: "checksum was wrong",
  17: "length was wrong",
  33: "command was wrong",
  49: "card not accepted",
  50: "reader not accepted by the card",
  64: "not a card that can be read",
  71: "card cannot be read",
  96: "security module does not answer",
  102: "security module failed",
  145: "card has no such item",
};

/** 王*, 张*三, 欧**雪: length and ends. */
export const maskedName = (name: string): string => {
  const letters = Array.from(name);
  if (letters.length < 2) return "*".repeat(letters.length);
  const last = letters.length > 2 ? letters.at(-1) : "";
  return letters[0] + "*".repeat(Math.max(1, letters.length - 2)) + last;
};

const masked = (value: Card["name"], mask: (text: string) => string): string =>
  typeof value === "string" ? mask(value) : "not text";

const sizeOf = (hex: string): number => bytesOfField(hex).length;

const holdings = ({ photo, fingerprint }: { photo: string; fingerprint?: string }): string => {
  const print = fingerprint === undefined ? "" : `, fingerprint of ${sizeOf(fingerprint)} bytes`;
  return `photo of ${sizeOf(photo)} bytes${print}`;
};

export const describeSdt = (frame: SdtFrame): string => {
  switch (frame.kind) {
    case "command":
      return `command ${frame.command}, parameter ${frame.parameter}, data of ${sizeOf(frame.hex ?? "")} bytes`;
    case "setMaxBytes":
      return `set max bytes: ${frame.bytes}`;
    case "reply": {
      const meaning = sdtStatuses[bytesOfField(frame.sw)[2] ?? 0] ?? "a status not known here";
      return `reply: sw ${frame.sw}, ${meaning}${frame.hex ? `, ${sizeOf(frame.hex)} bytes of data` : ""}`;
    }
    case "card":
      return `card: name ${masked(frame.name, maskedName)}, id ${masked(frame.id, maskedIdNumber)}, ${holdings(frame)}`;
    case "otherCard":
      return `card of another layout, ${holdings(frame)}`;
    default:
      return frame.kind.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
  }
};
