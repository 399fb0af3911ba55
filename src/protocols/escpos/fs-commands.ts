// [ESCPOS-3.4] The commands that begin with FS: Chinese characters, and the printer's own memory.
import { choiceOrDigit, onOff } from "./choice.ts";
import { command } from "./command.ts";
import { FS } from "./control-bytes.ts";
import { both, byte, flags, long, numbers, word } from "./part.ts";
import { counted, hexOfLength, hexToEnd } from "./payload.ts";

const chinese = [
  command("chineseOn", [FS, "&"]),
  command("chineseOff", [FS, "."]),
  command("chineseMode", [FS, "!"], flags({ doubleWidth: 2, doubleHeight: 3, underline: 7 })),
  command("chineseUnderline", [FS, "-"], choiceOrDigit("line", { none: 0, thin: 1, thick: 2 })),
  command("chineseSpacing", [FS, "S"], numbers({ left: byte("units"), right: byte("units") })),
  command("chineseDouble", [FS, "W"], onOff("on")),
  command("doubleByteSystem", [FS, "C"], choiceOrDigit("system", { jis: 0, shiftJis: 1, shiftJis2004: 2 })),
  command("defineChinese", [FS, "2"], both(hexOfLength("code", 2), hexOfLength("dots", 72))),
  command("forgetChinese", [FS, "?"], hexOfLength("code", 2)),
] as const;

const memory = [
  command(
    "printStoredImage",
    [FS, "p"],
    numbers({ number: byte("from 1"), scale: byte("0 as it is … 3 twice both ways") }),
  ),
  command(
    "writeMemory",
    [FS, "g", "1"],
    both(numbers({ area: byte("0"), address: long("in the area") }), counted(2, hexToEnd)),
  ),
  command(
    "readMemory",
    [FS, "g", "2"],
    numbers({ area: byte("0"), address: long("in the area"), bytes: word("how many") }),
  ),
] as const;

export const fsCommands = [...chinese, ...memory] as const;
