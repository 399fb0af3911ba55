// The disk fills up while people take numbers: the hall says so clearly, keeps what it has, and goes on by itself when
// there is room again. Whoever was refused and asks again under the same key gets one number.
import { pause } from "../../src/base/clock.ts";
import { auditFaults } from "./audit.ts";
import { BookOfAnswers } from "./book-of-answers.ts";
import { addressOf, ask, type DaemonProcess, startDaemon } from "./daemon-process.ts";
import { type HallHome, openHome, type Seat } from "./hall-home.ts";
import { HallPage } from "./hall-page.ts";
import { Load } from "./load.ts";
import type { ScenarioSetting } from "./scenario.ts";
import { openSmallDisk, type SmallDisk } from "./small-disk.ts";
import { eventually } from "./waiting.ts";
import { Witness } from "./witness.ts";

const KIOSKS = 3;
const GAP_MS = 10;
/** Numbers, or refusals, until the next thing happens. */
const SOME = 30;
const DEADLINE_MS = 60_000;
/** How soon a hall must notice that there is room again. */
const GOES_ON_MS = 5000;

export interface DiskSetting extends ScenarioSetting {
  /** How many times as long as it should a hall may take to notice room. */
  readonly slack: number;
}

interface Refused {
  readonly kiosk: number;
  readonly key: string;
  /** What the person reads, and the code for programs. */
  readonly title: string;
  readonly code: string;
}

interface Stage {
  readonly home: HallHome;
  readonly disk: SmallDisk;
  readonly daemon: DaemonProcess;
  readonly kiosks: readonly HallPage[];
  /** Of the last kiosk. */
  readonly token: string;
}

class DiskDay {
  readonly #setting: DiskSetting;
  readonly #stage: Stage;
  readonly #load: Load;
  readonly #book = new BookOfAnswers();
  readonly #witness: Witness;
  #refused: Refused[] = [];

  constructor(setting: DiskSetting, stage: Stage) {
    this.#setting = setting;
    this.#stage = stage;
    this.#load = new Load(setting.clock);
    this.#witness = new Witness(stage.home.dataFolder);
    for (const kiosk of stage.kiosks.keys()) this.#load.join(`kiosk ${kiosk}`, () => this.#someoneAt(kiosk));
  }

  async run(): Promise<void> {
    const { say, findings, clock } = this.#setting;
    this.#load.begin();
    await this.#until("people take numbers", () => this.#book.size >= SOME);
    await this.#whileFull();
    say(`${this.#refused.length} refusals while the disk is full`);
    const waitedMs = await this.#goesOn();
    await this.#theRefusedAskAgain();
    this.#judge();
    const { code } = await this.#stage.daemon.stop();
    findings.holds("it stops in an orderly way", code === 0 ? [] : [`it ended with ${code}`]);
    findings.holds("tidehall audit verify says ok", await auditFaults(this.#stage.home.dataFolder, clock));
    Object.assign(findings.figures, {
      disk: this.#stage.disk.how,
      numbersTold: this.#book.size,
      goesOnAfterMs: waitedMs,
    });
  }

  async #whileFull(): Promise<void> {
    const { disk, daemon } = this.#stage;
    disk.fill(daemon.program.pid);
    await this.#until("people are refused", () => this.#refused.length >= SOME);
    await this.#load.hold(DEADLINE_MS);
    this.#setting.findings.holds("everybody is refused with what is wrong", this.#unclear());
    this.#setting.findings.holds("over HTTP it says so too, and what is there can be read", await this.#doorFaults());
    this.#setting.findings.figures.refusals = this.#refused.length;
  }

  /** There is room again; ms until somebody gets a number. */
  async #goesOn(): Promise<number> {
    const { clock, findings, slack } = this.#setting;
    const { disk, daemon } = this.#stage;
    const told = this.#book.size;
    disk.free(daemon.program.pid);
    const freedAt = clock.elapsed();
    this.#load.begin();
    await this.#until("somebody gets a number again", () => this.#book.size > told);
    const tookMs = Math.round(clock.elapsed() - freedAt);
    const inTimeMs = GOES_ON_MS * slack;
    findings.holds(`it goes on by itself within ${inTimeMs / 1000} s`, tookMs > inTimeMs ? [`after ${tookMs} ms`] : []);
    await this.#until("people take numbers as before", () => this.#book.size > told + SOME);
    await this.#load.hold(DEADLINE_MS);
    return tookMs;
  }

  async #theRefusedAskAgain(): Promise<void> {
    const refused = this.#refused;
    this.#refused = [];
    for (const { kiosk, key } of refused) await this.#take(kiosk, key);
    const again = this.#refused.map(({ key, code }) => `${key}: ${code}`);
    this.#setting.findings.holds("whoever was refused gets a number under the same key", again);
  }

  #judge(): void {
    const { findings } = this.#setting;
    this.#witness.read();
    const { hall, faults } = this.#witness;
    const surplus = hall.tickets.size - this.#book.size;
    findings.holds("nobody meets an answer that makes no sense", this.#load.troubles);
    findings.holds("the same key has the same number, and no other key has it", this.#book.faults);
    findings.holds("every number told is in the hall", this.#book.missingIn(hall));
    findings.holds("nobody was given a number and told there was none", surplus === 0 ? [] : [`${surplus} numbers`]);
    findings.holds("the ledger is sound", faults);
  }

  #unclear(): string[] {
    const { refusal } = this.#stage.disk;
    return this.#refused
      .filter(({ code, title }) => code !== refusal || title === "")
      .map(({ code, title }) => `${code}: “${title}”`);
  }

  async #doorFaults(): Promise<string[]> {
    const { home, token, disk } = this.#stage;
    const body = { service: home.config.hall.services[0]!.id };
    const press = await ask(home, "/api/v1/tickets", { method: "POST", token, key: crypto.randomUUID(), body });
    const said = press.status === 503 && press.body.code === disk.refusal;
    const { status: ready } = await ask(home, "/readyz");
    const { status: alive } = await ask(home, "/healthz");
    const { status: board } = await ask(home, "/api/v1/board", { token });
    return [
      ...(said ? [] : [`a number is refused with ${press.status} ${press.body.code}`]),
      ...(ready === 503 && alive === 200 ? [] : [`it is ready ${ready}, alive ${alive}`]),
      ...(board === 200 ? [] : [`the board is ${board}`]),
    ];
  }

  async #someoneAt(kiosk: number): Promise<void> {
    await this.#take(kiosk, crypto.randomUUID());
    await pause(this.#setting.clock, 2 * GAP_MS * this.#setting.random.next(), "the next visitor");
  }

  async #take(kiosk: number, key: string): Promise<void> {
    const service = this.#stage.home.config.hall.services[0]!.id;
    const result = await this.#stage.kiosks[kiosk]!.ask({ op: "take-ticket", args: { service } }, key);
    if (result.ok) this.#book.note(`${kiosk}:${key}`, result.data);
    else this.#refused.push({ kiosk, key, title: result.problem.title, code: result.problem.code });
  }

  #until(what: string, isSo: () => boolean): Promise<true> {
    return eventually(this.#setting.clock, what, DEADLINE_MS, () => (isSo() ? true : undefined));
  }
}

const withoutDevices = (setting: ScenarioSetting, disk: SmallDisk) =>
  openHome({
    ...setting,
    change: (config) => ({ ...config, devices: [] }),
    ...(disk.folder === undefined ? {} : { dataFolder: disk.folder }),
  });

const spendTheDay = async (setting: DiskSetting, disk: SmallDisk): Promise<void> => {
  const { clock } = setting;
  const home = await withoutDevices(setting, disk);
  const seats = Array.from({ length: KIOSKS }, (_, n): Seat => ({ role: "kiosk", id: `door-${n + 1}` }));
  const tokens: string[] = [];
  for (const seat of seats) tokens.push(await home.token(seat));
  const daemon = await startDaemon(home, clock);
  const kiosks = tokens.map((token) => new HallPage({ address: addressOf(home), token, topics: ["board"], clock }));
  try {
    await new DiskDay(setting, { home, disk, daemon, kiosks, token: tokens.at(-1)! }).run();
  } finally {
    for (const kiosk of kiosks) kiosk.close();
    await daemon.kill();
    home.remove();
  }
};

export const fillTheDisk = async (setting: DiskSetting): Promise<void> => {
  const disk = openSmallDisk();
  if (!disk) {
    setting.findings.figures.leftOut = "no disk can be mounted here, and prlimit is not there";
    return;
  }
  try {
    await spendTheDay(setting, disk);
  } finally {
    disk.remove();
  }
};
