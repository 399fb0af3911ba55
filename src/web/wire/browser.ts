// The only file of the pages that touches the machine's clock, chance and network.
import type { SUBPROTOCOL } from "../../protocols/api/frames.ts";
import type { PageClock } from "./clock.ts";
import type { Wire, WireEvents } from "./hall-socket.ts";

const subprotocol: typeof SUBPROTOCOL = "hall.v1";

export const browserClock: PageClock = {
  now: () => Date.now(),
  after(delayMs, _name, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

export const browserChance = (): number => Math.random();

const TIME_BYTES = 6;

/**
 * Version 7 of RFC 9562 §5.7, which begins with the time: the hall finds keys of one moment side by side.
 * `crypto.randomUUID` makes none, and exists on https only, while halls run on plain http inside their own network.
 */
export const uuid = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const now = Date.now();
  for (let at = 0; at < TIME_BYTES; at++) bytes[at] = Math.floor(now / 256 ** (TIME_BYTES - 1 - at));
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};

/** A WebSocket to the server this page came from. */
export const openWire = (events: WireEvents): Wire => {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(`${scheme}//${location.host}/ws`, subprotocol);
  socket.onopen = () => events.opened();
  socket.onmessage = ({ data }) => events.text(String(data));
  socket.onclose = ({ code }) => events.closed(code);
  return {
    send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text),
    close: () => socket.close(),
  };
};
