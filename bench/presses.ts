// A press for a number, over each of the three ways in: from the press to the answer that says the number is durable.
import { Agent } from "node:http";
import type { Clock } from "../src/base/clock.ts";
import type { EventAck } from "../src/protocols/mqtt/messages.ts";
import { addressOf } from "../test/chaos/daemon-process.ts";
import type { HallHome } from "../test/chaos/hall-home.ts";
import { KEY, PRESSED_SERVICE } from "./bench-hall.ts";
import { BOOT, type Device } from "./device.ts";
import type { Page } from "./page.ts";
import { post } from "./post.ts";
import type { Probe } from "./probe.ts";

const PER_TURN = 40;

export const pressOverSocket = (clock: Clock, kiosk: Page): Probe => {
  const once = async () => {
    const start = clock.elapsed();
    await kiosk.ask("take-ticket", { service: PRESSED_SERVICE });
    return clock.elapsed() - start;
  };
  return { name: "press-ws", perTurn: PER_TURN, once };
};

const CREATED = 201;

export const pressOverHttp = (clock: Clock, home: HallHome, token: string): Probe => {
  const agent = new Agent({ keepAlive: true });
  const asked = { agent, address: addressOf(home), path: "/api/v1/tickets" };
  const body = JSON.stringify({ service: PRESSED_SERVICE });
  const once = async () => {
    const headers = { authorization: `Bearer ${token}`, "idempotency-key": crypto.randomUUID() };
    const start = clock.elapsed();
    const status = await post({ ...asked, headers, body });
    if (status !== CREATED) throw new Error(`a press over HTTP was answered with ${status}`);
    return clock.elapsed() - start;
  };
  return { name: "press-http", perTurn: PER_TURN, once };
};

/** One ticket machine: a button, and the acknowledgement that lets it forget the press. */
const pressAt = async (clock: Clock, machine: Device): Promise<() => Promise<number>> => {
  let count = 0;
  let covered: () => void = () => {};
  await machine.hear<EventAck>("evack", ({ n }) => n === count && covered());
  await machine.hear<{ id: string }>("cmd", ({ id }) => void machine.say("ack", { id, st: "done", boot: BOOT }));
  return async () => {
    const start = clock.elapsed();
    await new Promise<void>((resolve) => {
      covered = resolve;
      void machine.say("ev", { n: ++count, boot: BOOT, type: "button", data: { key: KEY } });
    });
    return clock.elapsed() - start;
  };
};

/** By turns at several machines: a device that sends more than a person could is cut off [HALL-5.5]. */
export const pressOverMqtt = async (clock: Clock, machines: readonly Device[]): Promise<Probe> => {
  const presses = await Promise.all(machines.map((machine) => pressAt(clock, machine)));
  let turn = 0;
  const once = () => presses[turn++ % presses.length]!();
  return { name: "press-mqtt", perTurn: PER_TURN, once };
};
