// A window as a place in the room: the sign over it, the pad on it, the keypad behind it, and who stands before it.
// Clerk and visitor meet here; no message passes through it.
import { isSameNumber, numberIn } from "./reading.ts";
import type { Keypad, Pad, Sign } from "./things.ts";
import { Watchers } from "./watchers.ts";

export interface Guest {
  /** The number on the paper in hand. */
  readonly number: string;
  /** ms the matter takes. */
  readonly matterMs: number;
  welcomed(): void;
  dismissed(): void;
}

export interface CounterParts {
  readonly sign?: Sign;
  readonly pad?: Pad;
  readonly keypad?: Keypad;
}

export class Counter {
  readonly window: string;
  readonly parts: CounterParts;
  readonly #guests = new Set<Guest>();
  readonly #watchers = new Watchers();

  constructor(window: string, parts: CounterParts) {
    this.window = window;
    this.parts = parts;
  }

  /** Told when somebody comes or goes. */
  readonly watch = this.#watchers.add;

  /** The visitor who holds this number, if he stands here. A clerk may know its figures only. */
  guest(number: string): Guest | undefined {
    return [...this.#guests].find((guest) => isSameNumber(number, guest.number));
  }

  arrive(guest: Guest): void {
    this.#guests.add(guest);
    this.#watchers.tell();
  }

  leave(guest: Guest): void {
    if (this.#guests.delete(guest)) this.#watchers.tell();
  }

  /** The number the sign shows in a call or a service. */
  shownNumber(tone: "call" | "serving"): string | undefined {
    const face = this.parts.sign?.face;
    return face?.tone === tone ? numberIn(face.lines.join(" ")) : undefined;
  }
}
