// The demonstration: the configuration's devices are simulated in the same process, with secrets minted for this run,
// and a crowd comes when somebody asks for one.

import { steadyRate } from "../../../hardware-sim/arrivals.ts";
import { type Clerks, seatClerks } from "../../../hardware-sim/clerks.ts";
import { type Crowd, openCrowd } from "../../../hardware-sim/crowd.ts";
import { type SimulatedHall, simulateHall } from "../../../hardware-sim/hall-of-devices.ts";
import type { Room } from "../../../hardware-sim/room.ts";
import type { CrowdService, Temper } from "../../../hardware-sim/traits.ts";
import type { Cancel, Clock } from "../../base/clock.ts";
import { type Random, systemRandom } from "../../base/random.ts";
import { connectBus } from "../../protocols/mqtt/client-bus.ts";
import type { ConfigDocument } from "../config/document.ts";
import { isDriven } from "../config/drivers.ts";
import type { Daemon } from "../daemon.ts";
import type { CrowdControl } from "../http/crowd-control.ts";
import type { Pictures } from "../http/pictures.ts";
import { Sights } from "./sights.ts";
import { specsOf } from "./simulate.ts";
import type { Wires } from "./wired.ts";

/** Quick enough to watch: a minute at the window, a few steps to it. */
const temper: Temper = { patienceMinutes: 30, walkSeconds: 8, noShowShare: 0.05, ratingShare: 0.7 };
const SERVICE_MINUTES = 0.5;

export interface Demo {
  /** With a driver for whatever is behind bytes. */
  readonly config: ConfigDocument;
  readonly crowd: CrowdControl;
  readonly pictures?: Pictures;
  /** What there is to tell a person who starts it. */
  readonly says: readonly string[];
  /** Connects the simulated devices to the daemon's broker. */
  open(daemon: Daemon): Promise<void>;
  close(): Promise<void>;
}

/** So many times as many come for what the bench windows do, or nobody would see them needed. */
const BENCH_WEIGHT = 3;

const servicesOf = ({ hall, devices }: ConfigDocument): CrowdService[] => {
  const onBench = new Set(hall.windows.flatMap(({ isBench, services }) => (isBench ? services : [])));
  const keys = new Map(devices.flatMap(({ keys }) => Object.entries(keys ?? {})));
  return [...keys].map(([key, service]) => ({
    key,
    minutes: SERVICE_MINUTES,
    weight: onBench.has(service) ? BENCH_WEIGHT : 1,
  }));
};

/** People come and clerks sit down, or everybody goes home. */
class DemoCrowd implements CrowdControl {
  readonly #clock: Clock;
  readonly #random: Random = systemRandom();
  readonly #services: readonly CrowdService[];
  room: Room | undefined;
  #inside: { crowd: Crowd; clerks: Clerks } | undefined;
  peoplePerHour = 0;

  constructor(config: ConfigDocument, clock: Clock) {
    this.#clock = clock;
    this.#services = servicesOf(config);
  }

  set(peoplePerHour: number): void {
    this.#inside?.crowd.disperse();
    this.#inside?.clerks.disperse();
    this.#inside = undefined;
    this.peoplePerHour = this.room && this.#services.length > 0 ? peoplePerHour : 0;
    if (this.peoplePerHour === 0 || !this.room) return;
    const shared = { clock: this.#clock, random: this.#random, hall: this.room };
    const rate = steadyRate(this.peoplePerHour);
    this.#inside = {
      crowd: openCrowd({ ...shared, rate, services: this.#services, temper }),
      clerks: seatClerks(shared),
    };
  }
}

/** The devices without a driver, played by themselves at the broker. */
const playDevices = async (config: ConfigDocument, { secrets, brokerUrl: url }: Daemon, clock: Clock) => {
  // What has a driver is real, or behind bytes, and its driver has a secret already.
  const devices = config.devices.filter((device) => !isDriven(device));
  const credentials = await secrets.mint(devices.map(({ id }) => id));
  const open = (identity: Parameters<typeof connectBus>[0]["identity"]) =>
    connectBus({ url, identity, clock, protocolVersion: 4 });
  // The hall remembers presses by (device, boot, n), so each run needs a boot it has not seen.
  const boot = Math.floor(clock.now() / 1000);
  const hall = simulateHall({ hall: config.hall.id, devices: specsOf(devices), open, credentials, clock, boot });
  hall.start();
  return hall;
};

/** One window has a tablet besides, for whoever opens its page. */
const withTablet = (config: ConfigDocument): ConfigDocument => {
  const [window] = config.hall.windows;
  if (!window) return config;
  const driver = { use: "web-pad", at: { page: "/pad" } } as const;
  return {
    ...config,
    devices: [...config.devices, { id: `window-${window.id}-tablet`, kind: "rater", window: window.id, driver }],
  };
};

/** @param wires what is behind bytes; without them every device speaks for itself */
export const openDemo = (base: ConfigDocument, clock: Clock, wires?: Wires): Demo => {
  const config = withTablet(wires?.config ?? base);
  const crowd = new DemoCrowd(config, clock);
  const sights = wires && new Sights(wires.hall);
  let played: SimulatedHall | undefined;
  let cancelWatch: Cancel = () => {};
  return {
    config,
    crowd,
    ...(sights && { pictures: sights }),
    says: wires?.says ?? [],
    async open(daemon) {
      played = await playDevices(config, daemon, clock);
      crowd.room = wires?.hall ?? played;
      const { live } = daemon.core;
      if (sights) cancelWatch = sights.watch(clock, (entries) => live.set("devices", entries, "DeviceTouched"));
    },
    async close() {
      crowd.set(0);
      cancelWatch();
      await played?.stop();
    },
  };
};
