// Bytes as the characters in a device's ROM. What the ROM lacks is a box, which is what people then see.
export const MISSING = "□";

const gb18030 = new TextDecoder("gb18030");
const big5 = new TextDecoder("big5");

type Knows = (lead: number, trail: number) => boolean;

const isGb2312: Knows = (lead, trail) => lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 && trail <= 0xfe;
const isPair: Knows = (lead, trail) => lead >= 0x81 && lead <= 0xfe && trail >= 0x40 && trail <= 0xfe && trail !== 0x7f;

const single = (byte: number): string => (byte < 0x80 ? String.fromCharCode(byte) : MISSING);

/** Decodes pair by pair; `knows` says whether the ROM has a pair. A lone high byte is a box. */
const pairs = (bytes: Uint8Array, knows: Knows): string => {
  let text = "";
  for (let at = 0; at < bytes.length; at++) {
    const [lead, trail] = [bytes[at]!, bytes[at + 1] ?? 0];
    if (isPair(lead, trail)) {
      text += knows(lead, trail) ? gb18030.decode(bytes.subarray(at, at + 2)) : MISSING;
      at++;
    } else text += single(lead);
  }
  return text;
};

export const gb2312Text = (bytes: Uint8Array): string => pairs(bytes, isGb2312);
export const gbkText = (bytes: Uint8Array): string => pairs(bytes, () => true);
export const big5Text = (bytes: Uint8Array): string => big5.decode(bytes);

export const utf16Text = (bytes: Uint8Array, order: "be" | "le"): string => {
  const units = Array.from({ length: bytes.length >> 1 }, (_, at) => {
    const [first, second] = [bytes[2 * at]!, bytes[2 * at + 1]!];
    return order === "be" ? (first << 8) | second : (second << 8) | first;
  });
  return String.fromCharCode(...units);
};
