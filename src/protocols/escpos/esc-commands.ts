// [ESCPOS-3.3] The commands that begin with ESC, images and symbols aside.
import { type TArray, type TInteger, Type } from "typebox";
import { frameOf } from "../codec.ts";
import { choice, choiceOrDigit, onOff } from "./choice.ts";
import { command } from "./command.ts";
import { ESC, FF } from "./control-bytes.ts";
import { both, byte, flags, numbers, type Part, signedWord, word } from "./part.ts";
import { untilZero } from "./payload.ts";

const columns: Part<{ columns: TArray<TInteger> }> = {
  properties: {
    columns: Type.Array(Type.Integer({ minimum: 1, maximum: 255 }), {
      maxItems: 32,
      description: "stops in characters from the left, rising",
    }),
  },
  read: (bytes) => (bytes.length > 32 ? undefined : frameOf(bytes.length, { columns: [...bytes] })),
  write: (fields) => fields.columns,
};

const setUp = [
  command("initialize", [ESC, "@"]),
  command("standardMode", [ESC, "S"]),
  command("pageMode", [ESC, "L"]),
  command(
    "pageDirection",
    [ESC, "T"],
    choiceOrDigit("from", { topLeft: 0, bottomLeft: 1, bottomRight: 2, topRight: 3 }),
  ),
  command(
    "pageArea",
    [ESC, "W"],
    numbers({ x: word("units"), y: word("units"), width: word("units"), height: word("units") }),
  ),
  command("printPage", [ESC, FF]),
  command("device", [ESC, "="], numbers({ number: byte("bit 0 the printer, bit 1 the display") })),
  command("paperType", [ESC, "c", "0"], numbers({ paper: byte("kinds of paper, by bits") })),
  command("settingsPaper", [ESC, "c", "1"], numbers({ paper: byte("kinds of paper, by bits") })),
  command("paperEndSignals", [ESC, "c", "3"], numbers({ sensors: byte("by bits: 0 and 1 near end, 2 and 3 end") })),
  command("paperStopSensors", [ESC, "c", "4"], numbers({ sensors: byte("by bits: 0 and 1 near end, 2 and 3 end") })),
  command("panelButtonsLocked", [ESC, "c", "5"], onOff("on")),
  command("codePage", [ESC, "t"], numbers({ page: byte("by the maker's table; 0 is CP437") })),
  command("nationalSigns", [ESC, "R"], numbers({ nation: byte("0 USA … 15 China") })),
] as const;

const style = [
  command("printMode", [ESC, "!"], flags({ fontB: 0, bold: 3, doubleHeight: 4, doubleWidth: 5, underline: 7 })),
  command("align", [ESC, "a"], choiceOrDigit("to", { left: 0, center: 1, right: 2 })),
  command("bold", [ESC, "E"], onOff("on")),
  command("doubleStrike", [ESC, "G"], onOff("on")),
  command("underline", [ESC, "-"], choiceOrDigit("line", { none: 0, thin: 1, thick: 2 })),
  command("font", [ESC, "M"], choiceOrDigit("name", { A: 0, B: 1, C: 2, D: 3, E: 4 })),
  command("colour", [ESC, "r"], choiceOrDigit("of", { first: 0, second: 1 })),
  command("rotate", [ESC, "V"], choiceOrDigit("turn", { none: 0, right: 1, rightSpaced: 2 })),
  command("upsideDown", [ESC, "{"], onOff("on")),
  command("characterSpacing", [ESC, " "], numbers({ units: byte("to the right of a character") })),
  command("oneWay", [ESC, "U"], onOff("on")),
  command("ownCharacters", [ESC, "%"], onOff("on")),
  command("forgetCharacter", [ESC, "?"], numbers({ code: byte("of the character") })),
] as const;

const position = [
  command("absolutePosition", [ESC, "$"], numbers({ units: word("from the left margin") })),
  command("relativePosition", [ESC, "\\"], numbers({ units: signedWord("to the right") })),
  command("tabStops", [ESC, "D"], untilZero(columns, 32)),
  command("lineSpacing", [ESC, "3"], numbers({ units: byte("from line to line") })),
  command("usualLineSpacing", [ESC, "2"]),
  command("printAndFeed", [ESC, "J"], numbers({ units: byte("forward") })),
  command("printAndFeedBack", [ESC, "K"], numbers({ units: byte("backward") })),
  command("feedLines", [ESC, "d"], numbers({ lines: byte("forward") })),
  command("feedLinesBack", [ESC, "e"], numbers({ lines: byte("backward") })),
  command("returnHome", [ESC, "<"]),
] as const;

const devices = [
  command("fullCutOld", [ESC, "i"]),
  command("partialCutOld", [ESC, "m"]),
  command(
    "drawer",
    [ESC, "p"],
    both(
      choiceOrDigit("connector", { first: 0, second: 1 }),
      numbers({ onMs: byte("pulse", 2), offMs: byte("pause", 2) }),
    ),
  ),
  command(
    "buzzer",
    [ESC, "B"],
    numbers({ times: byte("usual 1 to 9"), length: byte("usual 1 to 9, of about 100 ms") }),
  ),
  command("paperStatusRequestOld", [ESC, "v"]),
  command("drawerStatusRequestOld", [ESC, "u"], choice("connector", { first: 0 })),
] as const;

export const escCommands = [...setUp, ...style, ...position, ...devices] as const;
