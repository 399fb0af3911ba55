// A device on a TCP port: one host at a time, as serial servers and printers have it; a later one is let in when the first
// has gone. A device that is pulled out drops its host and takes none.
import { createServer, type Server, type Socket } from "node:net";
import { concat } from "../../src/base/bytes.ts";
import type { Opened, Wired } from "./opened.ts";

export interface TcpSetting {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
}

/** Gives the device what it has room for, and stops reading while it has none, so that the host feels it. */
const intakeOf = (socket: Socket, device: Wired) => {
  let waiting: Uint8Array = new Uint8Array(0);
  let isFeeding = false;
  const feed = () => {
    if (isFeeding) return;
    isFeeding = true;
    while (waiting.length > 0 && device.room > 0) {
      const part = waiting.subarray(0, device.room);
      waiting = waiting.subarray(part.length);
      device.take(part);
    }
    isFeeding = false;
    if (waiting.length > 0) socket.pause();
    else socket.resume();
  };
  const take = (bytes: Uint8Array) => {
    waiting = concat(waiting, bytes);
    feed();
  };
  return { feed, take };
};

const connect = (socket: Socket, device: Wired, left: () => void) => {
  const intake = intakeOf(socket, device);
  socket.setNoDelay(true);
  const cancels = [
    device.onBytes((bytes) => void (socket.writable && socket.write(bytes))),
    device.watch(() => (device.isPluggedIn ? intake.feed() : socket.destroy())),
  ];
  socket.on("data", intake.take);
  socket.on("error", () => {});
  socket.on("close", () => {
    for (const cancel of cancels) cancel();
    left();
  });
};

const listen = (server: Server, { host = "127.0.0.1", port = 0 }: TcpSetting): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(`${host}:${address !== null && typeof address === "object" ? address.port : port}`);
    });
  });

/** Rejects when the port cannot be had. */
export const openTcp = async (device: Wired, setting: TcpSetting = {}): Promise<Opened> => {
  let present: Socket | undefined;
  const server = createServer((socket) => {
    if (present || !device.isPluggedIn) return void socket.destroy();
    present = socket;
    connect(socket, device, () => {
      present = undefined;
    });
  });
  const address = await listen(server, setting);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      present?.destroy();
    });
  return { address, close };
};
