// The pages of ticket machines that are in, for the readers that stand beside them: what a reader has read goes to those pages and
// nowhere else, to no topic, no log and no ledger. A page that is away misses it; whoever holds the card lays it there again.

type Listener = (text: string) => void;

export class KioskPages {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** @returns what the page does when it goes */
  enter(kiosk: string, read: Listener): () => void {
    const listeners = this.#listeners.get(kiosk) ?? new Set();
    this.#listeners.set(kiosk, listeners.add(read));
    return () => {
      listeners.delete(read);
      if (listeners.size === 0) this.#listeners.delete(kiosk);
    };
  }

  /** @returns whether a page was there to be shown it */
  read(kiosk: string, text: string): boolean {
    const listeners = this.#listeners.get(kiosk);
    for (const read of listeners ?? []) read(text);
    return listeners !== undefined;
  }
}
