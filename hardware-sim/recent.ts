// A list of what came last: a simulator may run for weeks, so nothing it records may grow without end.

export class Recent<T> {
  readonly #items: T[] = [];
  readonly #lengthMax: number;

  /** `lengthMax` (>= 1) items are kept; the oldest go first. */
  constructor(lengthMax: number) {
    this.#lengthMax = lengthMax;
  }

  get items(): readonly T[] {
    return this.#items;
  }

  add(item: T): void {
    this.#items.push(item);
    if (this.#items.length > this.#lengthMax) this.#items.shift();
  }
}
