// QR codes: what the parts of GS ( k have set, and the code as dots. Whatever model is asked for, model 2 is printed.
import qrcode from "qrcode-generator";
import { Picture } from "../picture/picture.ts";

/** Function numbers inside `GS ( k`. */
const [MODULE, CORRECTION, STORE, PRINT] = [0x43, 0x45, 0x50, 0x51];
const QR = 0x31;
const LEVELS = ["L", "M", "Q", "H"] as const;
const FIRST_LEVEL = 0x30;
const STORED_BYTES_MAX = 7_089;

export interface DrawnCode {
  readonly text: string;
  readonly picture: Picture;
}

/** undefined when the data is too long for any code. */
const qrDots = (data: Uint8Array, level: (typeof LEVELS)[number], dots: number): Picture | undefined => {
  const code = qrcode(0, level);
  code.addData(Buffer.from(data).toString("latin1"), "Byte");
  try {
    code.make();
  } catch {
    return undefined;
  }
  const modules = code.getModuleCount();
  const picture = new Picture(modules * dots, modules * dots);
  for (let y = 0; y < modules; y++) {
    for (let x = 0; x < modules; x++) picture.fill(x * dots, y * dots, dots, dots, code.isDark(y, x) ? 1 : 0);
  }
  return picture;
};

export class QrMemory {
  #dots = 3;
  #level: (typeof LEVELS)[number] = "L";
  #data = new Uint8Array(0);

  /** Obeys the inside of a `GS ( k`; gives the code when it is to be printed. */
  obey(data: Uint8Array): DrawnCode | undefined {
    const [family, what, value = 0] = data;
    if (family !== QR) return undefined;
    if (what === MODULE && value >= 1 && value <= 16) this.#dots = value;
    if (what === CORRECTION) this.#level = LEVELS[value - FIRST_LEVEL] ?? this.#level;
    if (what === STORE) this.#data = data.slice(3, 3 + STORED_BYTES_MAX);
    return what === PRINT ? this.#print() : undefined;
  }

  forget(): void {
    this.#data = new Uint8Array(0);
  }

  #print(): DrawnCode | undefined {
    if (this.#data.length === 0) return undefined;
    const picture = qrDots(this.#data, this.#level, this.#dots);
    return picture && { text: new TextDecoder().decode(this.#data), picture };
  }
}
