// What a scanner that plays keyboard has typed: characters of a US keyboard, as such scanners are delivered, up to Enter. A
// line that pauses, or that has a key in it which writes nothing, is no line: half of a code is a wrong code [SCANNER-4].
import type { Decoder, Found } from "../../protocols/codec.ts";
import { LINE_BYTES_MAX } from "../../protocols/scanner/frame.ts";
import { type InputEvent, inputEventDecoder } from "./input-events.ts";

/** Characters without and with shift, by the code of the first key of each row. */
const ROWS: readonly (readonly [number, string, string])[] = [
  [2, "1234567890-=", "!@#$%^&*()_+"],
  [16, "qwertyuiop[]", "QWERTYUIOP{}"],
  [30, "asdfghjkl;'`", 'ASDFGHJKL:"~'],
  [43, "\\zxcvbnm,./", "|ZXCVBNM<>?"],
  [57, " ", " "],
  [71, "789-456+1230.", "789-456+1230."],
  [55, "*", "*"],
  [98, "/", "/"],
];
const CHARACTERS: ReadonlyMap<number, readonly [string, string]> = new Map(
  ROWS.flatMap(([first, plain, shifted]) =>
    Array.from(plain, (character, at) => [first + at, [character, shifted[at]!]] as const),
  ),
);
const ENTERS = [28, 96];
const SHIFTS = [42, 54];
/** Whether letters are large or small depends on it and on nothing that can be seen; codes do not. */
const CAPS_LOCK = 58;

class Typist {
  readonly #held = new Set<number>();
  #text = "";
  #isSpoilt = false;

  forget(): void {
    this.#text = "";
    this.#isSpoilt = false;
  }

  /** The line that this key ends; undefined when it ends none. */
  type({ code, change }: InputEvent): string | undefined {
    if (change === undefined || code === CAPS_LOCK) return undefined;
    if (SHIFTS.includes(code)) this.#shift(code, change);
    else if (change !== "down") return undefined;
    else if (ENTERS.includes(code)) return this.#end();
    else this.#add(CHARACTERS.get(code)?.[this.#held.size > 0 ? 1 : 0]);
    return undefined;
  }

  #shift(code: number, change: "up" | "down" | "repeat"): void {
    if (change === "up") this.#held.delete(code);
    else this.#held.add(code);
  }

  #add(character: string | undefined): void {
    if (character === undefined || this.#text.length >= LINE_BYTES_MAX) this.#isSpoilt = true;
    else this.#text += character;
  }

  #end(): string | undefined {
    const line = this.#isSpoilt || this.#text === "" ? undefined : this.#text;
    this.forget();
    return line;
  }
}

/** Whoever listens flushes it after a pause that no scanner makes. */
export const typedLineDecoder = (): Decoder<string> => {
  const events = inputEventDecoder();
  const typist = new Typist();
  const linesIn = (found: readonly Found<InputEvent>[]): Found<string>[] =>
    found.flatMap((one): Found<string>[] => {
      if (one.kind === "discarded") return [one];
      const line = typist.type(one.frame);
      return line === undefined ? [] : [{ kind: "frame", frame: line }];
    });
  return {
    push: (bytes) => linesIn(events.push(bytes)),
    flush: () => {
      const found = linesIn(events.flush());
      typist.forget();
      return found;
    },
    get pending() {
      return events.pending;
    },
  };
};
