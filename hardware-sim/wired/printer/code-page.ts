// What single bytes above 7F are when hanzi are off: the code pages that ESC t chooses. The first two are enough for lines
// and boxes; the others are read as the first.
import iconv from "iconv-lite";

/** From 80 on. */
const KATAKANA_FIRST = "▁▂▃▄▅▆▇█▏▎▍▌▋▊▉┼┴┬┤├▔─│▕┌┐└┘╭╮╰╯";
const KATAKANA_PAGE = 1;
const MISSING = "□";

const katakana = (byte: number): string => {
  if (byte < 0x80) return String.fromCharCode(byte);
  if (byte < 0xa0) return KATAKANA_FIRST[byte - 0x80]!;
  return byte > 0xa0 && byte < 0xe0 ? String.fromCharCode(0xff61 + byte - 0xa1) : MISSING;
};

export const pageText = (bytes: Uint8Array, page: number): string =>
  page === KATAKANA_PAGE ? Array.from(bytes, katakana).join("") : iconv.decode(bytes, "cp437");
