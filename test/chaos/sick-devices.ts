// Devices fall ill one way after another while the hall is busy: every fault the simulator knows, each at another device.
// Numbers, calls and papers must stay right meanwhile, and when the devices are well again everybody sees what is true.
import { faultNames, faultOf } from "../../hardware-sim/faults.ts";
import type { SimulatedDevice } from "../../hardware-sim/hall-of-devices.ts";
import { pause } from "../../src/base/clock.ts";
import { BusyHall } from "./busy-hall.ts";
import { type DaemonProcess, startDaemon } from "./daemon-process.ts";
import { Inspector } from "./inspector.ts";
import type { ScenarioSetting } from "./scenario.ts";

export interface SickSetting extends ScenarioSetting {
  readonly rounds: number;
  readonly roundMs: number;
  /** How many times as long as it should a hall may take to show what is true. */
  readonly slack: number;
}

/** As many as there are faults. A printer, a ticket machine, a speaker and most of the windows stay well. */
const PATIENTS = [
  "printer-1",
  "kiosk-1",
  "window-1-sign",
  "hall-sign",
  "speaker-1",
  "printer-2",
  "window-1-pad",
  "window-2-sign",
];
/** Well all day, so nothing pressed there may be lost. */
const WELL = "kiosk-3";
/** A want that was not answered is sent again at growing intervals, so the last one may be some seconds away. */
const TRUE_AGAIN_MS = 15_000;

/** The first round has the fault of printers alone at a printer, and so every fault once. */
const faultFor = (round: number, bed: number): string =>
  faultNames[(faultNames.indexOf("paper-out") + round + bed) % faultNames.length]!;

class Epidemic {
  readonly #setting: SickSetting;
  readonly #hall: BusyHall;
  readonly #daemon: DaemonProcess;
  readonly #inspector: Inspector;
  #befallen = 0;

  constructor(setting: SickSetting, hall: BusyHall, daemon: DaemonProcess) {
    this.#setting = setting;
    this.#hall = hall;
    this.#daemon = daemon;
    this.#inspector = new Inspector({ ...setting, hall, trueAgainMs: TRUE_AGAIN_MS * setting.slack });
  }

  async run(): Promise<void> {
    const { rounds, findings, say } = this.#setting;
    for (let round = 0; round < rounds; round++) {
      await this.#round(round);
      say(`${this.#befallen} faults, ${this.#hall.book.size} numbers told`);
    }
    await this.#inspector.awaitPapers();
    await this.#inspector.closeTheBooks(await this.#daemon.stop());
    findings.holds("every press took one number, but for those lost with a machine's power", this.#pressFaults());
    Object.assign(findings.figures, { faults: this.#befallen, ...this.#hall.figures });
    findings.figures.trueAgainMsWorst = Math.max(...this.#inspector.trueAfterMs);
  }

  async #round(round: number): Promise<void> {
    const { clock, findings, roundMs } = this.#setting;
    const patients = PATIENTS.map((id) => this.#hall.devices.hall.find(id)!);
    const told = this.#hall.book.size;
    this.#hall.load.begin();
    for (const [bed, patient] of patients.entries()) this.#befall(patient, faultFor(round, bed));
    await pause(clock, roundMs, "devices are ill");
    for (const { device } of patients) device.heal();
    const { hasEnded, err } = this.#daemon.program;
    findings.holds("the daemon never ends by itself", hasEnded ? [`it said ${err.join(" ")}`] : []);
    findings.holds("numbers are given meanwhile", this.#hall.book.size > told ? [] : ["none"]);
    await this.#inspector.look(clock.elapsed());
  }

  #befall({ device }: SimulatedDevice, name: string): void {
    const fault = faultOf(name)!;
    if (!device.canSuffer(fault)) return;
    device.apply(fault);
    this.#befallen++;
  }

  /** What a machine has not told when its power goes is gone with it. */
  #pressFaults(): string[] {
    const hall = this.#hall;
    const [presses, taken] = [hall.presses(), hall.pressesTaken()];
    const [pressesThere, takenThere] = [hall.presses(WELL), hall.pressesTaken(WELL)];
    return [
      ...(taken > presses ? [`${presses} presses took ${taken} numbers`] : []),
      ...(takenThere === pressesThere
        ? []
        : [`${pressesThere} presses at ${WELL}, which was well, took ${takenThere}`]),
    ];
  }
}

export const makeDevicesIll = async (setting: SickSetting): Promise<void> => {
  const hall = await BusyHall.open(setting);
  const daemon = await startDaemon(hall.home, setting.clock);
  try {
    await new Epidemic(setting, hall, daemon).run();
  } finally {
    await daemon.kill();
    await hall.close();
  }
};
