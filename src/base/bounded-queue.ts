// A queue that cannot grow without end. Who puts into it decides what to do when it is full.

export class BoundedQueue<T> {
  #items: T[] = [];
  readonly #lengthMax: number;

  constructor(lengthMax: number) {
    this.#lengthMax = lengthMax;
  }

  get length(): number {
    return this.#items.length;
  }

  /** False when the queue is full and nothing was added. */
  add(item: T): boolean {
    if (this.#items.length >= this.#lengthMax) return false;
    this.#items.push(item);
    return true;
  }

  /** The same, before everything that waits. */
  addFirst(item: T): boolean {
    if (this.#items.length >= this.#lengthMax) return false;
    this.#items.unshift(item);
    return true;
  }

  take(): T | undefined {
    return this.#items.shift();
  }

  /** Takes everything at once, in order. */
  takeAll(): T[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  /** Removes and returns the items that match. */
  remove(matches: (item: T) => boolean): T[] {
    const gone = this.#items.filter(matches);
    if (gone.length > 0) this.#items = this.#items.filter((item) => !matches(item));
    return gone;
  }
}
