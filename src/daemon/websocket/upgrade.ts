// Decides whether an HTTP upgrade may become a WebSocket [WS-1], before anything is spent on it.
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { SUBPROTOCOL } from "../../protocols/api/frames.ts";
import type { OriginRules } from "../access/origin.ts";

export const SOCKET_PATH = "/ws";

type Refusal = readonly [status: number, reason: string];

const offers = (header: string | undefined): boolean =>
  header?.split(",").some((name) => name.trim() === SUBPROTOCOL) ?? false;

/** [WS-1.1] to [WS-1.3]: place, host, page, subprotocol. Programs that are no browser send no Origin. */
export const upgradeRefusal = ({ url, headers }: IncomingMessage, origin: OriginRules): Refusal | undefined => {
  if (url?.split("?")[0] !== SOCKET_PATH) return [404, "Not Found"];
  if (!origin.isOurHost(headers)) return [421, "Misdirected Request"];
  if (origin.isOurPage(headers) === false) return [403, "Forbidden"];
  return offers(headers["sec-websocket-protocol"]) ? undefined : [400, "Bad Request"];
};

export const refuseUpgrade = (socket: Duplex, [status, reason]: Refusal): void => {
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};
