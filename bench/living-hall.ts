// What is measured at a daemon that is up: presses, calls, many screens, many kiosks.
import { existsSync } from "node:fs";
import { type Clock, within } from "../src/base/clock.ts";
import { CHROMIUM } from "../test/browser.ts";
import { addressOf, brokerOf, startDaemon } from "../test/chaos/daemon-process.ts";
import type { HallHome } from "../test/chaos/hall-home.ts";
import { CLERK, MACHINES, SIGN, SPEAKER, WINDOW } from "./bench-hall.ts";
import { callToAll } from "./call-to-all.ts";
import { Device } from "./device.ts";
import { fanOut } from "./fan-out.ts";
import { Page, type PageSetting } from "./page.ts";
import { type Desk, openPixels } from "./pixels.ts";
import { pressOverHttp, pressOverMqtt, pressOverSocket } from "./presses.ts";
import { measure, type Probe } from "./probe.ts";
import type { Sample } from "./sample.ts";
import type { Scale } from "./scale.ts";
import { ticketsPerSecond } from "./throughput.ts";

const KIOSKS = 64;
const THROUGHPUT_MS_MAX = 60_000;

export interface LivingHallSetting {
  readonly clock: Clock;
  readonly home: HallHome;
  readonly floors: readonly Probe[];
  readonly scale: Scale;
  readonly say: (what: string) => void;
}

export interface LivingHall {
  /** Floors and results by name. */
  readonly samples: ReadonlyMap<string, Sample>;
  readonly perSecond: number;
}

/** Tokens are given before the daemon starts: it reads them then. */
const giveTokens = async (home: HallHome) => {
  const kiosks: string[] = [];
  for (let at = 1; at <= KIOSKS; at++) kiosks.push(await home.token({ role: "kiosk", id: `kiosk-${at}` }));
  return { kiosks, clerk: await home.token({ role: "clerk", id: CLERK, window: WINDOW }) };
};

const openDoors = (clock: Clock, home: HallHome) => {
  const page = (setting: Omit<PageSetting, "clock" | "address">) =>
    Page.open({ clock, address: addressOf(home), ...setting });
  const device = (id: string) =>
    Device.connect({ clock, url: brokerOf(home), hall: home.config.hall.id, id, secret: home.secrets[id]! });
  return { page, device };
};

type Doors = ReturnType<typeof openDoors>;

const openProbes = async (setting: LivingHallSetting, doors: Doors, desk: Desk, tokens: Tokens): Promise<Probe[]> => {
  const { clock, home } = setting;
  return [
    pressOverSocket(clock, desk.kiosk),
    pressOverHttp(clock, home, tokens.kiosks[0]!),
    await pressOverMqtt(clock, await Promise.all(MACHINES.map(doors.device))),
    await callToAll({
      ...desk,
      sign: await doors.device(SIGN),
      speaker: await doors.device(SPEAKER),
      openScreen: doors.page,
    }),
  ];
};

/** By themselves: a browser at work on the same machine would bend the presses. Nothing, where there is none. */
const measurePixels = async ({ clock, home, scale }: LivingHallSetting, desk: Desk, tokens: Tokens) => {
  if (!existsSync(CHROMIUM)) return [];
  const pixels = await openPixels({ ...desk, address: addressOf(home), token: tokens.kiosks[1]! });
  const seen = await measure(clock, pixels.probes, scale.turns);
  await pixels.close();
  return seen;
};

type Tokens = Awaited<ReturnType<typeof giveTokens>>;

const measureAll = async (setting: LivingHallSetting, tokens: Tokens): Promise<LivingHall> => {
  const { clock, home, floors, scale, say } = setting;
  const doors = openDoors(clock, home);
  const kiosks = await Promise.all(tokens.kiosks.map((token) => doors.page({ token })));
  say("floors, presses and calls by turns");
  const desk = { clock, kiosk: kiosks[0]!, clerk: await doors.page({ token: tokens.clerk }) };
  const probes = await openProbes(setting, doors, desk, tokens);
  const pressed = await measure(clock, [...floors, ...probes], scale.turns);
  say("pages in a browser by turns");
  const seen = await measurePixels(setting, desk, tokens);
  say(`${scale.audiences.join(", ")} screens`);
  const address = addressOf(home);
  const spread = await fanOut({ clock, address }, kiosks[0]!, scale.audiences, scale.fanOuts);
  say(`${KIOSKS} kiosks`);
  const services = home.config.hall.services.map(({ id }) => id);
  const given = ticketsPerSecond(clock, kiosks, services, scale.throughputMs);
  const late = () => new Error(`${KIOSKS} kiosks were not served within ${THROUGHPUT_MS_MAX} ms`);
  const perSecond = await within(clock, THROUGHPUT_MS_MAX, "throughput", given, late);
  for (const kiosk of kiosks) kiosk.close();
  return { samples: new Map([...pressed, ...seen, ...spread]), perSecond };
};

export const measureLivingHall = async (setting: LivingHallSetting): Promise<LivingHall> => {
  const { clock, home } = setting;
  const tokens = await giveTokens(home);
  const daemon = await startDaemon(home, clock);
  const measured = await measureAll(setting, tokens);
  await daemon.kill();
  return measured;
};
