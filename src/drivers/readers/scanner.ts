// Scanners of barcodes and QR codes, on a serial line or as a keyboard: whoever holds a code before one takes a number of one
// service, and the code says who he is. What was scanned goes to the hall and nowhere else [SCANNER-3.1].
import { Type } from "typebox";
import { isIdNumber } from "../../base/id-number.ts";
import type { Decoder } from "../../protocols/codec.ts";
import { scannerCodec } from "../../protocols/scanner/codec.ts";
import type { ScannerLine } from "../../protocols/scanner/frame.ts";
import { KeyName } from "../buttons/key-names.ts";
import { tellOperation } from "../buttons/tell.ts";
import { type Driver, type DriverParts, driverRow } from "../driver.ts";
import { Hardware } from "../hardware.ts";
import { typedLineDecoder } from "../keys/typed-lines.ts";
import { SameAgain } from "./same-again.ts";

/** [SCANNER-1.3] */
const LINE_SILENCE_MS = 50;
/** [SCANNER-4.2] */
const KEY_SILENCE_MS = 100;
/** Nothing can be asked of it: a scanner whose line is open is believed to be there. */
const CHECK_MS = 60_000;
/** What a `button` event may carry. */
const PERSON_MAX = 40;

const Options = Type.Object(
  { key: { ...KeyName, description: "service that a code is held there for, as the hall knows it" } },
  { additionalProperties: false },
);

/** Some codes end an identity number with a small x [SDT-4.3]. */
const personIn = (text: string): string => (isIdNumber(text.toUpperCase()) ? text.toUpperCase() : text);

interface Lines<F> {
  readonly model: string;
  readonly decoder: Decoder<F>;
  readonly silenceMs: number;
  textIn(frame: F): string;
}

const scannerDriver = <F>(parts: DriverParts, key: string, { model, decoder, silenceMs, textIn }: Lines<F>): Driver => {
  const last = new SameAgain(parts.clock);
  const scanned = (text: string): void => {
    if (text.length > PERSON_MAX) parts.port.log("warn", `a code of ${text.length} characters is too long`);
    else if (!last.isAgain(text)) parts.port.emit("button", { key, person: personIn(text) });
  };
  const hardware = new Hardware<F>(parts, {
    decoder,
    silenceMs,
    checkMs: CHECK_MS,
    check: async () => {},
    speaksUnasked: true,
    isPersonal: true,
    heard: (frame) => scanned(textIn(frame)),
  });
  return {
    kind: parts.kind,
    model,
    operations: { tell: tellOperation() },
    get health() {
      return hardware.health;
    },
  };
};

const common = { kinds: ["button"], options: Options, usual: { baud: 9600, port: 4001 }, gapMs: 0 } as const;

export const scannerRow = driverRow({
  ...common,
  name: "scanner",
  make: ({ key }, parts): Driver =>
    scannerDriver<ScannerLine>(parts, key, {
      model: "scanner",
      decoder: scannerCodec.decoder(),
      silenceMs: LINE_SILENCE_MS,
      textIn: ({ text }) => text,
    }),
});

/** The console of the machine hears the keys too, unless a rule keeps them from it [SCANNER-4.3]. */
export const keyboardScannerRow = driverRow({
  ...common,
  name: "keyboard-scanner",
  ways: ["input"],
  make: ({ key }, parts): Driver =>
    scannerDriver<string>(parts, key, {
      model: "keyboard scanner",
      decoder: typedLineDecoder(),
      silenceMs: KEY_SILENCE_MS,
      textIn: (line) => line,
    }),
});
