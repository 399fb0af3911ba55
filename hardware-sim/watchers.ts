// Eyes on a device: whoever watches is told that there is something new to see, and looks for himself.
import type { Cancel } from "../src/base/clock.ts";

export type Watch = (look: () => void) => Cancel;

export class Watchers {
  readonly #looks = new Set<() => void>();

  add: Watch = (look) => {
    const own = () => look();
    this.#looks.add(own);
    return () => this.#looks.delete(own);
  };

  tell(): void {
    for (const look of [...this.#looks]) look();
  }
}
