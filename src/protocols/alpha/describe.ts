// A transmission in words, on one line.
import { type AlphaFrame, type Packet, type Text, TO_EVERYBODY } from "./frame.ts";

const words = (name: string): string => name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);

const textShown = (text: Text): string =>
  typeof text === "string"
    ? `"${text}"`
    : text.map((part) => (typeof part === "string" ? `"${part}"` : code(part))).join(" ");

const code = (part: object): string =>
  Object.entries(part)
    .map(([name, value]) => `<${name} ${value}>`)
    .join("");

const fieldShown = (name: string, value: unknown): string => {
  if (name === "text") return `text ${textShown(value as Text)}`;
  if (!Array.isArray(value)) return `${name} ${value}`;
  return `${name} [${value.map((one) => (typeof one === "string" ? one : fieldsShown(one))).join("; ")}]`;
};

const fieldsShown = (fields: object): string =>
  Object.entries(fields)
    .map(([name, value]) => fieldShown(name, value))
    .join(", ");

const packetShown = ({ kind, ...fields }: Packet): string => `${words(kind)} ${fieldsShown(fields)}`.trim();

export const describeAlpha = ({ to = TO_EVERYBODY, packets }: AlphaFrame): string =>
  `to ${to}: ${packets.map(packetShown).join(" | ")}`;
