// A USB numeric pad as the clerk's keypad: what each key does is a matter of the configuration. It knows no windows, and is
// heard only, for such a pad has nothing to show.
import { Type } from "typebox";
import type { Problem } from "../../base/check.ts";
import { keypadKeys } from "../../protocols/api/keypad-keys.ts";
import { KeyName } from "../buttons/key-names.ts";
import { LockOut } from "../buttons/lock-out.ts";
import { tellOperation } from "../buttons/tell.ts";
import { type Driver, driverRow } from "../driver.ts";
import { Hardware } from "../hardware.ts";
import { type InputEvent, inputEventDecoder } from "../keys/input-events.ts";
import { numericKeys, pressedKey } from "../keys/numeric-keys.ts";

/** The kernel writes whole events. */
const SILENCE_MS = 20;
/** Nothing can be asked of it: while the file is open the pad is there. */
const CHECK_MS = 60_000;

const Options = Type.Object(
  {
    keys: Type.Record(Type.String({ maxLength: 10 }), KeyName, {
      default: keypadKeys,
      description: `what the hall does at each key; keys are ${numericKeys.join(" ")}`,
    }),
    lockoutMs: Type.Integer({
      minimum: 0,
      maximum: 10_000,
      default: 300,
      description: "a key pressed again within so many ms does not count",
    }),
  },
  { additionalProperties: false },
);

const unknownKeys = ({ keys }: { keys: Readonly<Record<string, string>> }): Problem[] =>
  Object.keys(keys)
    .filter((key) => !numericKeys.includes(key))
    .map((key) => ({ path: "/keys", value: JSON.stringify(key), expected: `keys among ${numericKeys.join(" ")}` }));

export const numericPadRow = driverRow({
  name: "numeric-pad",
  kinds: ["button"],
  options: Options,
  usual: { baud: 9600, port: 4001 },
  ways: ["input"],
  gapMs: 0,
  problems: unknownKeys,
  make: ({ keys, lockoutMs }, parts): Driver => {
    const lockOut = new LockOut(parts.clock, lockoutMs);
    const press = (key: string | undefined) => {
      const meant = key !== undefined && Object.hasOwn(keys, key) ? keys[key] : undefined;
      if (key !== undefined && meant !== undefined && lockOut.press(key)) parts.port.emit("button", { key: meant });
    };
    const hardware = new Hardware<InputEvent>(parts, {
      decoder: inputEventDecoder(),
      silenceMs: SILENCE_MS,
      checkMs: CHECK_MS,
      check: async () => {},
      heard: (event) => press(pressedKey(event)),
    });
    return {
      kind: parts.kind,
      model: "numeric pad",
      operations: { tell: tellOperation() },
      get health() {
        return hardware.health;
      },
    };
  },
});
