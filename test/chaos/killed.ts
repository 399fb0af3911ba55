// The daemon is killed under load, again and again, at moments of chance, also while it starts. After every start the
// hall must be as if nothing had happened: what was told stands, nothing comes twice, and what people see is true.
import { pause } from "../../src/base/clock.ts";
import { BusyHall } from "./busy-hall.ts";
import { DaemonProcess } from "./daemon-process.ts";
import { median } from "./findings.ts";
import { Inspector } from "./inspector.ts";
import type { ScenarioSetting } from "./scenario.ts";

export interface KillSetting extends ScenarioSetting {
  readonly kills: number;
  /** ms of work before a kill, at most. */
  readonly workMsMax: number;
  /** Part of the rounds that are long enough for papers that were on their way to be asked about. */
  readonly longShare: number;
  /** How many times as long as it should a hall may take to show what is true. */
  readonly slack: number;
}

const LONG_WORK_MS_MAX = 6000;
const AWAY_MS_MAX = 300;
/** Part of the kills that are followed by another one during the start. */
const AGAIN_SHARE = 0.2;
const START_MS_MAX = 1000;
const TRUE_AGAIN_MS = 3000;
const SAY_EVERY = 10;

class Killing {
  readonly #setting: KillSetting;
  readonly #hall: BusyHall;
  readonly #inspector: Inspector;
  #daemon: DaemonProcess;
  #readyAt = 0;

  constructor(setting: KillSetting, hall: BusyHall) {
    this.#setting = setting;
    this.#hall = hall;
    this.#inspector = new Inspector({ ...setting, hall, trueAgainMs: TRUE_AGAIN_MS * setting.slack });
    this.#daemon = this.#start();
  }

  async run(): Promise<void> {
    const { kills, say } = this.#setting;
    await this.#ready();
    for (let kill = 1; kill <= kills; kill++) {
      await this.#workAndDie();
      await this.#inspector.look(this.#readyAt);
      if (kill % SAY_EVERY === 0 || kill === kills) say(`${kill} kills, ${this.#hall.book.size} numbers told`);
    }
    await this.#inspector.awaitPapers();
    await this.#inspector.closeTheBooks(await this.#daemon.stop());
    this.#countPresses();
    this.#tellFigures();
  }

  async stop(): Promise<void> {
    await this.#daemon.kill();
  }

  #some(msMax: number, what: string): Promise<void> {
    return pause(this.#setting.clock, this.#setting.random.next() * msMax, what);
  }

  #start(): DaemonProcess {
    return new DaemonProcess(this.#hall.home, this.#setting.clock);
  }

  async #ready(): Promise<void> {
    await this.#daemon.ready();
    this.#readyAt = this.#setting.clock.elapsed();
  }

  async #workAndDie(): Promise<void> {
    const { random, longShare, workMsMax } = this.#setting;
    this.#hall.load.begin();
    await this.#some(random.next() < longShare ? LONG_WORK_MS_MAX : workMsMax, "work before the kill");
    await this.#kill();
    if (random.next() < AGAIN_SHARE) {
      this.#daemon = this.#start();
      await this.#some(START_MS_MAX, "start before the kill");
      await this.#kill();
    }
    await this.#some(AWAY_MS_MAX, "away");
    this.#daemon = this.#start();
    await this.#ready();
  }

  async #kill(): Promise<void> {
    const { hasEnded, err } = this.#daemon.program;
    this.#setting.findings.holds("the daemon never ends by itself", hasEnded ? [`it said ${err.join(" ")}`] : []);
    await this.#daemon.kill();
  }

  #countPresses(): void {
    const [presses, taken] = [this.#hall.presses(), this.#hall.pressesTaken()];
    this.#setting.findings.holds("every press of a ticket machine took one number", [
      ...(taken === presses ? [] : [`${presses} presses took ${taken} numbers`]),
    ]);
  }

  #tellFigures(): void {
    const { trueAfterMs } = this.#inspector;
    Object.assign(this.#setting.findings.figures, {
      kills: this.#setting.kills,
      ...this.#hall.figures,
      trueAgainMsMedian: median(trueAfterMs),
      trueAgainMsWorst: Math.max(...trueAfterMs),
    });
  }
}

export const killUnderLoad = async (setting: KillSetting): Promise<void> => {
  const hall = await BusyHall.open(setting);
  const killing = new Killing(setting, hall);
  try {
    await killing.run();
  } finally {
    await killing.stop();
    await hall.close();
  }
};
