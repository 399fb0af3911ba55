// Those who have been at a window and are not done: on their way back, or back and before everybody. A window that sent
// somebody away gets them again while it is open; afterwards they are anyone's who takes the matter.
import type { Skill } from "../tidal-hall.ts";
import { insertBy, type Source } from "./time-table.ts";

interface OnTheWay {
  readonly at: number;
  readonly visitor: number;
  readonly window: number;
}

interface Back {
  readonly visitor: number;
  readonly service: number;
  /** Only this window may call; -1 for any. */
  readonly window: number;
  /** Of several the lowest comes first. */
  readonly place: number;
}

const NEVER = Number.POSITIVE_INFINITY;
const ANY = -1;

export class Returning implements Source {
  readonly #away: OnTheWay[] = [];
  readonly #come: (visitor: number, window: number) => void;
  #back: Back[] = [];

  /** `come` hears of everybody who is back. */
  constructor(come: (visitor: number, window: number) => void) {
    this.#come = come;
  }

  /** Sent away from a window until a moment. */
  send(visitor: number, window: number, at: number): void {
    insertBy(this.#away, { at, visitor, window }, (one) => one.at);
  }

  at(): number {
    return this.#away[0]?.at ?? NEVER;
  }

  happen(): void {
    const { visitor, window } = this.#away.shift()!;
    this.#come(visitor, window);
  }

  /** Is back and before everybody. */
  wait(back: Back): void {
    insertBy(this.#back, back, ({ place }) => place);
  }

  /** Takes the next for a window with these skills; -1 when there is none. */
  take(window: number, skills: readonly Skill[]): number {
    const place = this.#back.findIndex((one) =>
      one.window === ANY ? skills.some(({ service }) => service === one.service) : one.window === window,
    );
    return place < 0 ? -1 : this.#back.splice(place, 1)[0]!.visitor;
  }

  /** The window has closed: whoever was to come back to it may go anywhere. */
  release(window: number): void {
    this.#back = this.#back.map((one) => (one.window === window ? { ...one, window: ANY } : one));
  }

  /** Who is back and waits. */
  visitors(): readonly number[] {
    return this.#back.map(({ visitor }) => visitor);
  }
}
