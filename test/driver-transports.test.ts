// The transports on real sockets and a real pty: bytes go both ways, a device that is pulled out is noticed, one that is not
// there is refused, and whoever plugs it in again finds it working.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import type { Wired } from "../hardware-sim/wired/opened.ts";
import { openPty } from "../hardware-sim/wired/pty.ts";
import { pause, systemClock, within } from "../src/base/clock.ts";
import { SharedLine } from "../src/drivers/line/shared-line.ts";
import { serialTransport } from "../src/drivers/transports/serial.ts";
import { tcpTransport } from "../src/drivers/transports/tcp.ts";
import type { LinkEvents, Transport } from "../src/drivers/transports/transport.ts";
import { decoderOf, frameOf } from "../src/protocols/codec.ts";

const clock = systemClock();
const PATIENCE_MS = 30_000;
const DATA = Uint8Array.of(0x00, 0x11, 0x13, 0x0a, 0x0d, 0x1b, 0x7f, 0xff);

const soon = <T>(what: string, work: Promise<T>): Promise<T> =>
  within(clock, PATIENCE_MS, what, work, () => new Error(`${what}: too late`));

/** Everything that is heard, and the moment it ends. */
const ears = () => {
  const heard: number[] = [];
  let ended!: (reason: string) => void;
  const closed = new Promise<string>((resolve) => {
    ended = resolve;
  });
  const events: LinkEvents = { heard: (bytes) => heard.push(...bytes), closed: (reason) => ended(reason) };
  const until = async (count: number) => {
    const deadline = clock.elapsed() + PATIENCE_MS;
    while (heard.length < count && clock.elapsed() < deadline) await pause(clock, 5, "hearing");
    return Uint8Array.from(heard);
  };
  return { events, closed, until };
};

/** Says back whatever it hears. */
const echo = (): Wired & { unplug(isIn: boolean): void } => {
  const hosts = new Set<(bytes: Uint8Array) => void>();
  const lookers = new Set<() => void>();
  let isPluggedIn = true;
  return {
    get isPluggedIn() {
      return isPluggedIn;
    },
    room: Number.POSITIVE_INFINITY,
    watch: (look) => {
      lookers.add(look);
      return () => lookers.delete(look);
    },
    take: (bytes) => {
      for (const host of hosts) host(bytes);
    },
    onBytes: (host) => {
      hosts.add(host);
      return () => hosts.delete(host);
    },
    unplug: (isIn) => {
      isPluggedIn = isIn;
      for (const look of lookers) look();
    },
  };
};

const bothWays = async (t: Test, transport: Transport): Promise<void> => {
  const { events, until } = ears();
  const link = await soon("open", transport.open(events));
  await soon("write", link.write(DATA));
  t.same(await until(DATA.length), DATA, "every byte, whatever it is");
  await soon("close", link.close());
  await t.rejects(soon("write", link.write(DATA)), { message: /^(?!.*too late)/ }, "a closed link takes nothing");
};

const echoServer = async (): Promise<{ server: Server; port: number; sockets: Set<Socket> }> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as { port: number }).port, sockets };
};

t.test("TCP carries bytes both ways, and tells when the device goes", async (t) => {
  const { server, port, sockets } = await echoServer();
  t.teardown(() => server.close());
  const transport = tcpTransport({ host: "127.0.0.1", port });
  t.equal(transport.name, `127.0.0.1:${port}`);
  await bothWays(t, transport);
  const { events, closed } = ears();
  const link = await soon("open", transport.open(events));
  for (const socket of sockets) socket.destroy();
  t.match(await soon("closing", closed), /device closed|ECONNRESET/);
  await link.close();
});

t.test("TCP to nobody is refused", async (t) => {
  const { server, port } = await echoServer();
  await new Promise((resolve) => server.close(resolve));
  await t.rejects(soon("open", tcpTransport({ host: "127.0.0.1", port }).open(ears().events)), {
    code: "ECONNREFUSED",
  });
});

t.test("a serial port carries bytes both ways, is noticed when it goes, and is found again", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-port-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "sign");
  const device = echo();
  const transport = serialTransport({ path, baud: 9600 }, clock);
  await t.rejects(soon("open", transport.open(ears().events)), "a port that is not there is refused");
  const pty = await openPty(device, { path, clock });
  await bothWays(t, transport);

  const line = new SharedLine({ transport, clock, gapMs: 1 });
  const turns: string[] = [];
  const seat = line.seat({
    device: "sign",
    decoder: decoderOf((bytes) => frameOf(bytes.length, bytes), 64),
    silenceMs: 20,
    opened: () => turns.push("opened"),
    closed: () => turns.push("closed"),
  });
  const until = async (count: number) => {
    const deadline = clock.elapsed() + PATIENCE_MS;
    while (turns.length < count && clock.elapsed() < deadline) await pause(clock, 5, "turns");
  };
  const ask = () => seat.ask({ name: "echo", bytes: DATA, answerMs: PATIENCE_MS, answer: (frame) => frame.length });
  line.start();
  await until(1);
  t.ok((await ask()) > 0);
  device.unplug(false);
  await until(2);
  t.same(turns, ["opened", "closed"], "pulled out");
  await t.rejects(ask(), { code: "LINE_CLOSED" });
  device.unplug(true);
  while (turns.at(-1) !== "opened" && turns.length < 20) await until(turns.length + 1);
  t.equal(turns.at(-1), "opened", "and found again");
  t.ok((await ask()) > 0);
  await soon("stop", line.stop());
  await pty.close();
});
