// One vice at one device while people come and go: what everybody saw meanwhile, and how long it took after it was over until
// all was right again.
import { viceOf } from "../../hardware-sim/wired/vices.ts";
import type { DeviceView } from "../../src/protocols/api/device-view.ts";
import { makeOf, type Patient } from "./patients.ts";
import type { SignRecord, SignsSeen } from "./signs-seen.ts";
import type { OpenWiredHall, People } from "./wired-hall.ts";

const LOOK_MS = 250;
/** Nothing is given up sooner, so that the last of what went wrong has happened. */
const REST_MS = 15_000;
export const HEALED_MS_MAX = 60_000;

export interface Episode extends Patient {
  readonly make: string;
  readonly vice: string;
  readonly visitors: {
    readonly pressed: number;
    readonly papers: number;
    readonly emptyHanded: number;
    readonly refused: number;
    readonly torn: number;
    readonly rated: number;
  };
  /** Numbers that the hall has given, and ratings it has on record. */
  readonly hall: {
    readonly issued: number;
    readonly rated: number;
    readonly calls: number;
    /** Calls that the hall knows were not heard, or not worth saying any more. */
    readonly callsMissed: number;
    /** Papers that the hall knows did not come out, or may not have. */
    readonly unprinted: number;
  };
  readonly voice: { readonly whole: number; readonly cut: number };
  /** Of the device itself where it is a sign, else the worst of all. */
  readonly sign: SignRecord;
  readonly clerks: { readonly called: number; readonly refused: number; readonly finished: number };
  readonly manager: { readonly told: string; readonly afterMs: number | undefined };
  readonly healedAfterMs: number | undefined;
  readonly queueMax: number;
  /** Timers that are armed when all is well again: people, devices and the daemon. */
  readonly timers: number;
}

const isIll = ({ state, faults }: DeviceView): boolean => state !== "ready" || faults.length > 0;

interface Setting {
  readonly hall: OpenWiredHall;
  readonly people: People;
  readonly signs: SignsSeen;
  /** ms the vice lasts. */
  readonly lastsMs: number;
}

class Watch {
  readonly #setting: Setting;
  readonly #device: string;
  readonly #begunAt: number;
  #told: { readonly what: string; readonly afterMs: number } | undefined;
  #queueMax = 0;

  constructor(setting: Setting, device: string) {
    this.#setting = setting;
    this.#device = device;
    this.#begunAt = setting.hall.clock.elapsed();
    setting.signs.begin();
  }

  get told() {
    return { told: this.#told?.what ?? "nothing", afterMs: this.#told?.afterMs };
  }

  get queueMax(): number {
    return this.#queueMax;
  }

  async forMs(ms: number): Promise<void> {
    const { hall } = this.#setting;
    for (let passed = 0; passed < ms; passed += LOOK_MS) {
      await hall.clock.advance(LOOK_MS);
      this.#look();
    }
  }

  /** ms until the device is well, every sign right, and stays so for a moment; undefined when that does not come. */
  async untilWell(): Promise<number | undefined> {
    const { hall } = this.#setting;
    const from = hall.clock.elapsed();
    for (let since = from; hall.clock.elapsed() - from < HEALED_MS_MAX; ) {
      await this.forMs(LOOK_MS);
      if (!this.#isWell()) since = hall.clock.elapsed();
      else if (hall.clock.elapsed() - since >= 2 * LOOK_MS) return since - from;
    }
    return undefined;
  }

  #isWell(): boolean {
    const { hall, signs } = this.#setting;
    const views = hall.daemon.desk.views();
    const isSign = ({ kind }: DeviceView) => kind === "led" || kind === "screen";
    const own = views.find(({ id }) => id === this.#device)!;
    return !isIll(own) && views.every((view) => !isSign(view) || view.id !== this.#device || signs.isRight(view));
  }

  #look(): void {
    const { hall, signs } = this.#setting;
    const views = hall.daemon.desk.views();
    signs.look(views, LOOK_MS);
    const own = views.find(({ id }) => id === this.#device)!;
    if (!this.#told && isIll(own)) {
      const afterMs = hall.clock.elapsed() - this.#begunAt;
      this.#told = { what: [own.state, ...own.faults].join(" "), afterMs };
    }
    const driver = hall.drivers.find(({ id }) => id === this.#device);
    this.#queueMax = Math.max(this.#queueMax, driver?.health.queueLength ?? 0);
  }
}

const counted = ({ hall, people }: Setting) => {
  const { pressed, papers, emptyHanded, refused, rated } = people.crowd.report();
  const { called, refused: told, finished } = people.clerks.report();
  const events = (kind: string) => hall.daemon.recorded.filter(({ event }) => event.kind === kind).length;
  const { printed, said } = hall.record;
  return {
    ...{ pressed, papers, emptyHanded, refused, called, told, finished },
    grades: Object.values(rated).reduce((sum, count) => sum + count, 0),
    calls: events("TicketCalled") + events("TicketRecalled"),
    callsMissed: hall.daemon.recorded.filter(
      ({ event }) => event.kind === "CallDelivered" && event.data.missed.includes("voice"),
    ).length,
    unprinted: hall.daemon.recorded.filter(
      ({ event }) => event.kind === "PaperRecorded" && event.data.outcome !== "printed",
    ).length,
    issued: events("TicketIssued"),
    rated: events("TicketRated"),
    torn: printed.filter(({ isWhole }) => !isWhole).length,
    whole: said.filter(({ isWhole }) => isWhole).length,
    cut: said.filter(({ isWhole }) => !isWhole).length,
  };
};

export const fallIll = async (setting: Setting, patient: Patient, name: string): Promise<Episode> => {
  const { hall, signs, lastsMs } = setting;
  const part = hall.room.parts.get(patient.device)!;
  const before = counted(setting);
  const watch = new Watch(setting, patient.device);
  part.wire.apply(viceOf(name)!);
  await watch.forMs(lastsMs);
  const sign = part.face ? signs.of(patient.device) : worstOf(hall, signs);
  const manager = watch.told;
  part.wire.heal();
  const healedAfterMs = await watch.untilWell();
  await watch.forMs(REST_MS);
  const after = counted(setting);
  const grown = (what: keyof typeof after) => after[what] - before[what];
  return {
    ...patient,
    make: makeOf(hall, patient),
    vice: name,
    visitors: {
      pressed: grown("pressed"),
      papers: grown("papers"),
      emptyHanded: grown("emptyHanded"),
      refused: grown("refused"),
      torn: grown("torn"),
      rated: grown("grades"),
    },
    hall: {
      issued: grown("issued"),
      rated: grown("rated"),
      calls: grown("calls"),
      callsMissed: grown("callsMissed"),
      unprinted: grown("unprinted"),
    },
    voice: { whole: grown("whole"), cut: grown("cut") },
    sign,
    clerks: { called: grown("called"), refused: grown("told"), finished: grown("finished") },
    manager,
    healedAfterMs,
    queueMax: watch.queueMax,
    timers: hall.clock.armed().length,
  };
};

const worstOf = ({ room }: OpenWiredHall, signs: SignsSeen): SignRecord => {
  const records = [...room.parts].filter(([, { face }]) => face).map(([id]) => signs.of(id));
  return records.reduce((worst, record) =>
    record.rightMs / record.allMs < worst.rightMs / worst.allMs ? record : worst,
  );
};
