// A scanner on a serial line: whoever holds a code before it takes a number of one service, and the code says who he is. What
// was scanned goes to the hall and nowhere else [SCANNER-3.1].
import { Type } from "typebox";
import { isIdNumber } from "../../base/id-number.ts";
import { scannerCodec } from "../../protocols/scanner/codec.ts";
import type { ScannerLine } from "../../protocols/scanner/frame.ts";
import { KeyName } from "../buttons/key-names.ts";
import { LockOut } from "../buttons/lock-out.ts";
import { tellOperation } from "../buttons/tell.ts";
import { type Driver, driverRow } from "../driver.ts";
import { Hardware } from "../hardware.ts";

/** [SCANNER-1.3] */
const SILENCE_MS = 50;
/** Nothing can be asked of it: a scanner whose line is open is believed to be there. */
const CHECK_MS = 60_000;
/** A code is read several times while it is held there. */
const LOCKOUT_MS = 2000;
/** What a `button` event may carry. */
const PERSON_MAX = 40;

const Options = Type.Object(
  { key: { ...KeyName, description: "service that a code is held there for, as the hall knows it" } },
  { additionalProperties: false },
);

/** Some codes end an identity number with a small x [SDT-4.3]. */
const personIn = (text: string): string => (isIdNumber(text.toUpperCase()) ? text.toUpperCase() : text);

export const scannerRow = driverRow({
  name: "scanner",
  kinds: ["button"],
  options: Options,
  usual: { baud: 9600, port: 4001 },
  gapMs: 0,
  make: ({ key }, parts): Driver => {
    const lockOut = new LockOut(parts.clock, LOCKOUT_MS);
    const scanned = (text: string): void => {
      if (text.length > PERSON_MAX) parts.port.log("warn", `a code of ${text.length} characters is too long`);
      else if (lockOut.press(key)) parts.port.emit("button", { key, person: personIn(text) });
    };
    const hardware = new Hardware<ScannerLine>(parts, {
      decoder: scannerCodec.decoder(),
      silenceMs: SILENCE_MS,
      checkMs: CHECK_MS,
      check: async () => {},
      speaksUnasked: true,
      heard: ({ text }) => scanned(text),
    });
    return {
      kind: parts.kind,
      model: "scanner",
      operations: { tell: tellOperation() },
      get health() {
        return hardware.health;
      },
    };
  },
});
