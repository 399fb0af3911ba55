// A program of its own: the least that could answer in place of a hall. A WebSocket and an HTTP server that send back
// what they get, and the embedded broker with a party that does the same. Its first line of output tells the ports.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { systemClock } from "../src/base/clock.ts";
import { mintSecret } from "../src/base/ids.ts";
import { systemRandom } from "../src/base/random.ts";
import { openBroker } from "../src/daemon/broker/embedded.ts";
import { hashSecret } from "../src/daemon/broker/secrets.ts";
import { topicsOf } from "../src/protocols/mqtt/topics.ts";
import { HOST } from "../test/chaos/hall-home.ts";
import { FLOOR_DEVICE, FLOOR_HALL, type FloorPorts } from "./floor-ports.ts";

const echo = (): Server =>
  createServer((request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    request.pipe(response);
  });

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, HOST, () => resolve((server.address() as AddressInfo).port));
  });

const openEchoBroker = async (secret: string): Promise<number> => {
  const random = systemRandom();
  const hash = hashSecret(secret, random);
  const { bus, port } = await openBroker({
    host: HOST,
    port: 0,
    hall: FLOOR_HALL,
    credentials: () => hash,
    clock: systemClock(),
    limits: { packetsPerSecond: 1e6 },
  });
  const topics = topicsOf(FLOOR_HALL);
  await bus.subscribe([topics.device(FLOOR_DEVICE, "ev")], ({ payload }) => {
    void bus.publish({ topic: topics.device(FLOOR_DEVICE, "evack"), payload });
  });
  return port;
};

const http = echo();
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
sockets.on("connection", (socket) => {
  socket.on("message", (data, isBinary) => socket.send(data, { binary: isBinary }));
});
http.on("connection", (socket) => socket.setNoDelay(true));
const secret = mintSecret(systemRandom());
const ports: FloorPorts = { http: await listen(http), mqtt: await openEchoBroker(secret), secret };
process.stdout.write(`${JSON.stringify(ports)}\n`);
