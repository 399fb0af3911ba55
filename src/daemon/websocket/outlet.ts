// The way out to one client. It knows how much has not reached the network yet, and hears when all of it has.
import { WebSocket } from "ws";

/** Beyond either, live frames are no longer worth sending one by one. */
const UNSENT_MAX = 500;
const BUFFERED_BYTES_MAX = 1_048_576;
/** A client that asks and never reads is cut off: answers cannot be left out as frames can. */
const BUFFERED_BYTES_CUT = 4 * BUFFERED_BYTES_MAX;

const AS_TEXT = { binary: false };

export class Outlet {
  readonly #socket: WebSocket;
  readonly #onDrained: () => void;
  #unsent = 0;

  constructor(socket: WebSocket, onDrained: () => void) {
    this.#socket = socket;
    this.#onDrained = onDrained;
  }

  get isFull(): boolean {
    return this.#unsent > UNSENT_MAX || this.#socket.bufferedAmount > BUFFERED_BYTES_MAX;
  }

  send(frame: string | Buffer): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    if (this.#socket.bufferedAmount > BUFFERED_BYTES_CUT) return this.#socket.terminate();
    this.#unsent += 1;
    this.#socket.send(frame, AS_TEXT, this.#flushed);
  }

  #flushed = (): void => {
    this.#unsent -= 1;
    if (this.#unsent === 0 && this.#socket.readyState === WebSocket.OPEN) this.#onDrained();
  };
}
