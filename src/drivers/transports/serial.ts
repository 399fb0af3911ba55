// Hardware on a serial port, by the name that stays the same when cables are plugged in another order.
import type { SerialPort } from "serialport";
import type { LinkEvents, Transport } from "./transport.ts";

export interface SerialSetting {
  /** `/dev/serial/by-id/…`; a `/dev/ttyUSB0` is whoever was plugged in first. */
  readonly path: string;
  readonly baud: number;
  /** Default none. */
  readonly parity?: "none" | "even" | "odd";
}

type Settles = (error?: Error | null) => void;

/** Turns a call with a callback into a promise. */
const settled = (call: (done: Settles) => void): Promise<void> =>
  new Promise((resolve, reject) => call((error) => (error ? reject(error) : resolve())));

const listen = (port: SerialPort, { heard, closed }: LinkEvents): void => {
  port.on("data", (bytes: Buffer) => heard(bytes));
  port.on("error", () => {});
  port.on("close", (error: Error | null) => closed(error?.message ?? "the port was closed"));
};

const close = async (port: SerialPort): Promise<void> => {
  port.removeAllListeners("close");
  if (port.isOpen) await settled((done) => port.close(done)).catch(() => {});
};

/** The package comes when the first port is opened: a hall without one does not wait for it. */
export const serialTransport = ({ path, baud, parity = "none" }: SerialSetting): Transport => ({
  name: path,
  async open(events) {
    const { SerialPort } = await import("serialport");
    const port = new SerialPort({ path, baudRate: baud, parity, autoOpen: false });
    await settled((done) => port.open(done));
    listen(port, events);
    return {
      write: async (bytes) => {
        await settled((done) => port.write(Buffer.from(bytes), done));
        await settled((done) => port.drain(done));
      },
      setBaud: (baudRate) => settled((done) => port.update({ baudRate }, done)),
      close: () => close(port),
    };
  },
});
