// Hardware at the other end of a TCP connection: a sign or printer with a network plug, or a serial device server.
import { connect, type Socket } from "node:net";
import type { LinkEvents, Transport } from "./transport.ts";

export interface TcpSetting {
  readonly host: string;
  readonly port: number;
}

/** A device that lost its power says no goodbye; the system finds out by asking after so many ms of silence. */
const KEEPALIVE_MS = 10_000;

const connected = (socket: Socket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("error", reject);
  });

const write = (socket: Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });

const listen = (socket: Socket, { heard, closed }: LinkEvents): void => {
  let reason = "the device closed the connection";
  socket.on("data", (bytes) => heard(bytes));
  socket.on("error", (error) => {
    reason = error.message;
  });
  // A device that has said its last byte takes none either.
  socket.on("end", () => socket.destroy());
  socket.on("close", () => closed(reason));
};

export const tcpTransport = ({ host, port }: TcpSetting): Transport => ({
  name: `${host}:${port}`,
  async open(events) {
    const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEPALIVE_MS });
    await connected(socket);
    listen(socket, events);
    return {
      write: (bytes) => write(socket, bytes),
      close: async () => {
        socket.removeAllListeners("close");
        socket.destroy();
      },
    };
  },
});
