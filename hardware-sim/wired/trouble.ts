// A trouble that is there or not; the firmware looks at it where it matters.
import type { Ailment } from "./firmware.ts";

export class Trouble implements Ailment {
  isThere = false;
  readonly #turned: (isThere: boolean) => void;

  /** `turned` is told when the trouble comes and goes. */
  constructor(turned: (isThere: boolean) => void = () => {}) {
    this.#turned = turned;
  }

  begin(): void {
    this.isThere = true;
    this.#turned(true);
  }

  end(): void {
    this.isThere = false;
    this.#turned(false);
  }
}
