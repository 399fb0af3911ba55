// What this machine takes for the least that has to happen: one sync of the disk, one trip over each wire. The results
// are held against them, because a slow disk says nothing about the hall.
import { fdatasyncSync, openSync, writeSync } from "node:fs";
import { Agent } from "node:http";
import { join } from "node:path";
import { WebSocket } from "ws";
import { type Clock, within } from "../src/base/clock.ts";
import { HOST } from "../test/chaos/hall-home.ts";
import { Program } from "../test/chaos/program.ts";
import { BOOT, Device } from "./device.ts";
import { FLOOR_DEVICE, FLOOR_HALL, type FloorPorts } from "./floor-ports.ts";
import { post } from "./post.ts";
import type { Probe } from "./probe.ts";

/** About as much as a command or an event. */
const LOAD = "x".repeat(200);
const PER_TURN = 40;
const START_MS = 20_000;

/** F: a record appended and on the disk. */
const syncFloor = (clock: Clock, folder: string): Probe => {
  const file = openSync(join(folder, "floor"), "a");
  const once = async () => {
    const start = clock.elapsed();
    writeSync(file, LOAD);
    fdatasyncSync(file);
    return clock.elapsed() - start;
  };
  return { name: "F", perTurn: PER_TURN, once };
};

/** W: there and back over a WebSocket. */
const socketFloor = async (clock: Clock, port: number): Promise<Probe> => {
  const socket = new WebSocket(`ws://${HOST}:${port}`, { perMessageDeflate: false });
  const open = new Promise<void>((resolve, reject) => socket.on("open", resolve).on("error", reject));
  await within(clock, START_MS, "floor W", open, () => new Error("no WebSocket in time"));
  const once = () =>
    new Promise<number>((resolve) => {
      const start = clock.elapsed();
      socket.once("message", () => resolve(clock.elapsed() - start));
      socket.send(LOAD);
    });
  return { name: "W", perTurn: PER_TURN, once };
};

/** H: a request and its answer on a connection that stays. */
const httpFloor = (clock: Clock, port: number): Probe => {
  const agent = new Agent({ keepAlive: true });
  const body = JSON.stringify(LOAD);
  const once = async () => {
    const start = clock.elapsed();
    await post({ agent, address: `${HOST}:${port}`, path: "/", headers: {}, body });
    return clock.elapsed() - start;
  };
  return { name: "H", perTurn: PER_TURN, once };
};

/** M1: from a device to a party inside the broker's process and back, both ways with QoS 1. */
const mqttFloor = async (clock: Clock, { mqtt, secret }: FloorPorts): Promise<Probe> => {
  const url = `mqtt://${HOST}:${mqtt}`;
  const device = await Device.connect({ clock, url, hall: FLOOR_HALL, id: FLOOR_DEVICE, secret });
  const waiting = new Set<() => void>();
  await device.hear("evack", () => {
    for (const back of waiting) back();
  });
  const once = async () => {
    const start = clock.elapsed();
    await new Promise<void>((resolve) => {
      waiting.clear();
      waiting.add(resolve);
      void device.say("ev", { boot: BOOT, load: LOAD });
    });
    return clock.elapsed() - start;
  };
  return { name: "M1", perTurn: PER_TURN, once };
};

/** Starts the program of the floors, which ends with this one. */
export const openFloors = async (clock: Clock, folder: string): Promise<Probe[]> => {
  const program = new Program(clock, [...process.execArgv, "bench/floor-servers.ts"]);
  const ports = JSON.parse(await program.line("the floors open", START_MS, () => true)) as FloorPorts;
  return [
    syncFloor(clock, folder),
    await socketFloor(clock, ports.http),
    httpFloor(clock, ports.http),
    await mqttFloor(clock, ports),
  ];
};
