// Hardware on a serial port, by the name that stays the same when cables are plugged in another order.
import { access } from "node:fs/promises";
import type { SerialPort } from "serialport";
import { type Cancel, type Clock, every } from "../../base/clock.ts";
import type { LinkEvents, Transport } from "./transport.ts";

export interface SerialSetting {
  /** `/dev/serial/by-id/…`; a `/dev/ttyUSB0` is whoever was plugged in first. */
  readonly path: string;
  readonly baud: number;
  /** Default none. */
  readonly parity?: "none" | "even" | "odd";
}

/** From one look whether the port is still there to the next. */
const LOOK_MS = 1000;

type Settles = (error?: Error | null) => void;

/** Turns a call with a callback into a promise. */
const settled = (call: (done: Settles) => void): Promise<void> =>
  new Promise((resolve, reject) => call((error) => (error ? reject(error) : resolve())));

const listen = (port: SerialPort, { heard, closed }: LinkEvents): void => {
  port.on("data", (bytes: Buffer) => heard(bytes));
  // Whatever is wrong, the port closes, and says so then.
  port.on("error", () => {});
  port.on("close", (error: Error | null) => closed(error?.message ?? "the port was closed"));
};

/** The package would keep the bytes of a closed port until it is opened again, and answer never. */
const write = async (port: SerialPort, bytes: Uint8Array): Promise<void> => {
  if (!port.isOpen) throw new Error("the port is closed");
  await settled((done) => port.write(Buffer.from(bytes), done));
  await settled((done) => port.drain(done));
};

const close = async (port: SerialPort): Promise<void> => {
  port.removeAllListeners("close");
  if (port.isOpen) await settled((done) => port.close(done)).catch(() => {});
};

/**
 * A port that goes while nothing is read from it is not always noticed by the package, which then reads nothing for ever:
 * so somebody looks whether it is still there.
 */
const watchPath = (path: string, clock: Clock, gone: () => void): Cancel =>
  every(clock, LOOK_MS, "serial port", () => void access(path).catch(gone));

/** The package comes when the first port is opened: a hall without one does not wait for it. */
export const serialTransport = ({ path, baud, parity = "none" }: SerialSetting, clock: Clock): Transport => ({
  name: path,
  async open(events) {
    const { SerialPort } = await import("serialport");
    const port = new SerialPort({ path, baudRate: baud, parity, autoOpen: false });
    await settled((done) => port.open(done));
    const cancelWatch = watchPath(path, clock, () => port.isOpen && port.close());
    port.once("close", cancelWatch);
    listen(port, events);
    return {
      write: (bytes) => write(port, bytes),
      setBaud: (baudRate) => settled((done) => port.update({ baudRate }, done)),
      close: async () => {
        cancelWatch();
        await close(port);
      },
    };
  },
});
