// [ESCPOS-3.5] The commands that begin with GS, images and symbols aside.
import { choiceOrDigit, exactly, exactlyOrDigit, onOff } from "./choice.ts";
import { command } from "./command.ts";
import { GS } from "./control-bytes.ts";
import { both, byte, flags, nibbles, numbers, signedWord, word } from "./part.ts";

const style = [
  command("size", [GS, "!"], nibbles("width", "height")),
  command("invert", [GS, "B"], onOff("on")),
  command("smooth", [GS, "b"], onOff("on")),
] as const;

const position = [
  command("leftMargin", [GS, "L"], numbers({ units: word("from the left edge") })),
  command("printWidth", [GS, "W"], numbers({ units: word("of the printed area") })),
  command(
    "motionUnits",
    [GS, "P"],
    numbers({ x: byte("units an inch, 0 the usual"), y: byte("units an inch, 0 the usual") }),
  ),
  command("verticalPosition", [GS, "$"], numbers({ units: word("from the top of the page area") })),
  command("verticalRelative", [GS, "\\"], numbers({ units: signedWord("downward") })),
  command("toLineStart", [GS, "T"], choiceOrDigit("line", { discarded: 0, printed: 1 })),
] as const;

const cuts = { full: 0, partial: 1 } as const;
const feedingCuts = {
  full: 65,
  partial: 66,
  fullLater: 97,
  partialLater: 98,
  fullReturn: 103,
  partialReturn: 104,
} as const;

const devices = [
  command("cut", [GS, "V"], exactlyOrDigit("how", cuts)),
  command(
    "feedAndCut",
    [GS, "V"],
    both(exactly("how", feedingCuts), numbers({ units: byte("feed beyond the cutter") })),
  ),
  command("speed", [GS, "E"], numbers({ level: byte("by model") })),
  command("beginMacro", [GS, ":"]),
  command(
    "runMacro",
    [GS, "^"],
    numbers({ times: byte("1 to 255"), waitMs: byte("between", 100), by: byte("bit 0: at the button") }),
  ),
  command("counterPrint", [GS, "c"]),
  command("counterForm", [GS, "C", "0"], numbers({ digits: byte("0 to 5"), align: byte("0 to 2") })),
  command(
    "counterRange",
    [GS, "C", "1"],
    numbers({ from: word("count"), to: word("count"), step: byte("count"), repeat: byte("times") }),
  ),
  command("counterValue", [GS, "C", "2"], numbers({ value: word("count") })),
] as const;

const subjects = {
  model: 1,
  type: 2,
  rom: 3,
  firmware: 65,
  maker: 66,
  modelName: 67,
  serial: 68,
  fonts: 69,
} as const;

/** [ESCPOS-4] What the printer is asked for. */
const questions = [
  command("autoStatusOn", [GS, "a"], flags({ drawer: 0, online: 1, error: 2, paper: 3, panel: 6 })),
  command("bufferedStatusRequest", [GS, "r"], choiceOrDigit("about", { paper: 1, drawer: 2, ink: 4 })),
  command("identify", [GS, "I"], choiceOrDigit("what", subjects)),
  command("inkStatusOn", [GS, "j"], numbers({ about: byte("by bits") })),
  command(
    "waitForRecovery",
    [GS, "z", "0"],
    numbers({ paperMs: byte("after paper is in", 1000), otherMs: byte("otherwise", 1000) }),
  ),
  command("resetMaintenance", [GS, "g", "0"], numbers({ area: byte("0"), counter: word("number") })),
  command("askMaintenance", [GS, "g", "2"], numbers({ area: byte("0"), counter: word("number") })),
] as const;

export const gsCommands = [...style, ...position, ...devices, ...questions] as const;
