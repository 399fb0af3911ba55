// Single control bytes, and the commands a printer obeys at once, past its buffer.
import { choice, exactly } from "./choice.ts";
import { command } from "./command.ts";
import { ACK, CAN, CR, DC4, DLE, ENQ, EOT, ESC, FF, HT, LF } from "./control-bytes.ts";
import { both, byte, fixed, numbers } from "./part.ts";
import { hexOfLength } from "./payload.ts";

/** [ESCPOS-3.1] */
const controls = [
  command("horizontalTab", [HT]),
  command("lineFeed", [LF]),
  command("formFeed", [FF]),
  command("carriageReturn", [CR]),
  command("cancel", [CAN]),
] as const;

const subjects = { printer: 1, offlineCause: 2, errorCause: 3, paper: 4 } as const;

/** [ESCPOS-3.2] */
const realTime = [
  command("statusRequest", [DLE, EOT], exactly("about", subjects)),
  command(
    "detailedStatusRequest",
    [DLE, EOT],
    both(exactly("about", { ink: 7, peeler: 8, interface: 18 }), numbers({ detail: byte("which of its states") })),
  ),
  command("recover", [DLE, ENQ], choice("by", { goOnline: 0, goOn: 1, clear: 2 })),
  command(
    "drawerNow",
    [DLE, DC4],
    both(fixed(1), numbers({ connector: byte("0 or 1"), pulseMs: byte("usual to 800", 100) })),
  ),
  command("powerOff", [DLE, DC4], both(fixed(2), hexOfLength("hex", 2))),
  command("buzzerNow", [DLE, DC4], both(fixed(3), hexOfLength("hex", 5))),
  command("statusNow", [DLE, DC4], both(fixed(7), numbers({ about: byte("which status") }))),
  command("clearBuffers", [DLE, DC4], both(fixed(8), hexOfLength("hex", 7))),
  command("starStatusRequest", [ESC, ACK], numbers({ about: byte("1 is the usual one") })),
] as const;

export const realTimeCommands = [...controls, ...realTime] as const;
