// The devices of a hall over the real wire, for tests that cut it off all the time: they dial again at once, and print
// and speak as quickly as the test needs. Papers and announcements are written down as they come out.
import type { Paper } from "../../hardware-sim/devices/printer.ts";
import type { Utterance } from "../../hardware-sim/devices/speaker.ts";
import { type SimulatedHall, simulateHall } from "../../hardware-sim/hall-of-devices.ts";
import type { Clock } from "../../src/base/clock.ts";
import { specsOf } from "../../src/daemon/cli/simulate.ts";
import { connectBus } from "../../src/protocols/mqtt/client-bus.ts";
import type { DeviceCommand } from "../../src/protocols/mqtt/messages.ts";
import { brokerOf } from "./daemon-process.ts";
import type { HallHome } from "./hall-home.ts";
import { eager, hasty } from "./quick-clocks.ts";

const DIAL_MS_MAX = 300;

export interface Printed {
  readonly printer: string;
  readonly paper: Paper;
}

export interface Spoken {
  readonly speaker: string;
  readonly utterance: Utterance;
}

export interface HallDevices {
  readonly hall: SimulatedHall;
  readonly printed: readonly Printed[];
  readonly spoken: readonly Spoken[];
  /** The daemon's lives that asked for an announcement, by its id. */
  readonly asked: ReadonlyMap<string, ReadonlySet<string>>;
  stop(): Promise<void>;
}

/** What is new in a list of the last few things. */
const news = <T>(items: readonly T[], known: Set<T>): T[] => {
  const fresh = items.filter((item) => !known.has(item));
  for (const item of fresh) known.add(item);
  return fresh;
};

const watchPapers = (hall: SimulatedHall, printed: Printed[]): void => {
  for (const printer of hall.all("printer")) {
    const known = new Set<Paper>();
    printer.watchPapers(() => {
      for (const paper of news(printer.papers, known)) printed.push({ printer: printer.device.id, paper });
    });
  }
};

const watchSpeech = (hall: SimulatedHall, spoken: Spoken[], asked: Map<string, Set<string>>): void => {
  const noteAsked = ({ op, id, boot }: DeviceCommand) =>
    op === "say" && asked.set(id, (asked.get(id) ?? new Set()).add(boot));
  for (const { device, spoken: heard } of hall.all("speaker")) {
    const [known, commands] = [new Set<Utterance>(), new Set<DeviceCommand>()];
    device.watch(() => {
      for (const command of news(device.received, commands)) noteAsked(command);
      for (const utterance of news(heard, known)) spoken.push({ speaker: device.id, utterance });
    });
  }
};

/** `factor` times as quick as devices are. */
export const plugIn = (home: HallHome, clock: Clock, factor: number): HallDevices => {
  const dialling = eager(clock, "mqtt dial", DIAL_MS_MAX);
  const hall = simulateHall({
    hall: home.config.hall.id,
    devices: specsOf(home.config.devices),
    open: (identity) => connectBus({ url: brokerOf(home), identity, clock: dialling, protocolVersion: 4 }),
    credentials: home.secrets,
    clock: hasty(clock, factor),
    boot: Math.floor(clock.now() / 1000),
  });
  const [printed, spoken]: [Printed[], Spoken[]] = [[], []];
  watchPapers(hall, printed);
  const asked = new Map<string, Set<string>>();
  watchSpeech(hall, spoken, asked);
  hall.start();
  return { hall, printed, spoken, asked, stop: () => hall.stop() };
};
