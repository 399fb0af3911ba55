// The TCP side of the embedded broker: lets connections in up to a number, measures what they send, and lets go of all.
import { createServer, type Server, type Socket } from "node:net";
import type { Clock } from "../../base/clock.ts";
import { AppError, reasonOf, systemCodeOf } from "../../base/errors.ts";
import { type PacketLimits, PacketMeter } from "./packet-meter.ts";
import type { Refusals } from "./refusals.ts";

export interface DoorLimits extends PacketLimits {
  readonly connectionsMax: number;
}

export interface DoorOptions {
  readonly limits: DoorLimits;
  readonly clock: Clock;
  readonly refusals: Refusals;
  /** Takes a connection over; it must begin to read it before it returns. */
  readonly handle: (socket: Socket) => void;
}

export class Door {
  readonly #options: DoorOptions;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor(options: DoorOptions) {
    this.#options = options;
    // Nagle's algorithm against delayed acknowledgement costs 40 to 90 ms on every exchange of QoS 1.
    this.#server = createServer({ noDelay: true }, (socket) => this.#enter(socket));
    this.#server.maxConnections = options.limits.connectionsMax;
    this.#server.on("drop", (drop) => {
      options.refusals.note("connections", String(drop?.remoteAddress), `more than ${options.limits.connectionsMax}`);
    });
  }

  /** The port it listens on; PORT_TAKEN or PORT_REFUSED when it cannot. */
  open(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", (error) => {
        const code = systemCodeOf(error) === "EADDRINUSE" ? "PORT_TAKEN" : "PORT_REFUSED";
        const params = { what: "The MQTT broker", host, port, reason: reasonOf(error) };
        reject(new AppError(code, params, { cause: error }));
      });
      this.#server.listen(port, host, () => {
        const address = this.#server.address();
        resolve(address !== null && typeof address === "object" ? address.port : port);
      });
    });
  }

  /** Nobody else comes in. */
  shut(): void {
    if (this.#server.listening) this.#server.close();
  }

  /** Breaks off every connection that is left. */
  clear(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #enter(socket: Socket): void {
    const { limits, clock, refusals, handle } = this.#options;
    const meter = new PacketMeter(limits, clock);
    const who = `${socket.remoteAddress}:${socket.remotePort}`;
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    handle(socket);
    // A stream that is read by hand tells its bytes here too, before its reader gets them, and does not start to flow.
    socket.on("data", (bytes) => {
      const excess = meter.push(bytes);
      if (!excess || socket.destroyed) return;
      refusals.note(excess, who, `more than ${excess === "packet-size" ? limits.packetBytesMax : limits.packetBurst}`);
      socket.destroy();
    });
  }
}
