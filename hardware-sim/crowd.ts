// The crowd that visits: who comes when, and who sits in the hall. It sees papers, signs, boards, pads and hears the
// speakers; it acts through keys alone, and keeps its own count. The same seed is the same crowd.
import type { Clock } from "../src/base/clock.ts";
import type { Random } from "../src/base/random.ts";
import { type ArrivalRate, gapMs } from "./arrivals.ts";
import { OwnedClock } from "./owned-clock.ts";
import type { Room } from "./room.ts";
import { openSenses, type Senses } from "./senses.ts";
import { type CrowdReport, Tally } from "./tally.ts";
import { TicketLine } from "./ticket-line.ts";
import { type CrowdService, drawTraits, type Temper } from "./traits.ts";
import { type Company, Visitor } from "./visitor.ts";

const IN_HALL_MAX = 1_000;

export interface CrowdSetting {
  readonly clock: Clock;
  readonly random: Random;
  readonly hall: Room;
  readonly rate: ArrivalRate;
  /** At least one. */
  readonly services: readonly CrowdService[];
  readonly temper?: Temper;
  /** People in the hall; later ones are turned away at the door. Default 1000. */
  readonly inHallMax?: number;
}

export interface Crowd {
  /** No more people come; those inside stay. */
  shutDoors(): void;
  /** Everybody is gone at once, and no timer stays behind. */
  disperse(): void;
  report(): CrowdReport;
}

class OpenCrowd implements Crowd, Company {
  readonly clock: Clock;
  readonly tally = new Tally();
  readonly #door: OwnedClock;
  readonly #setting: CrowdSetting;
  readonly #lines: readonly TicketLine[];
  readonly #senses: Senses;
  readonly #inHall = new Set<Visitor>();
  readonly #waiting = new Map<string, Visitor>();

  constructor(setting: CrowdSetting) {
    const { clock, hall } = setting;
    this.#setting = setting;
    this.clock = clock;
    this.#door = new OwnedClock(clock);
    const taken = new WeakSet<object>();
    const { machines, printers } = hall;
    this.#lines = machines.map((machine) => new TicketLine(machine, printers, taken, clock));
    this.#senses = openSenses(hall, ({ number, counter }) => this.#waiting.get(number)?.noticed(counter));
    this.#expect();
  }

  shutDoors(): void {
    this.#door.cancelAll();
  }

  disperse(): void {
    this.shutDoors();
    this.#senses.close();
    for (const line of this.#lines) line.disperse();
    for (const visitor of this.#inHall) visitor.disperse();
  }

  report(): CrowdReport {
    return this.tally.report(this.#inHall.size);
  }

  /** A call that was made while the paper was still coming out is not new any more, so he looks around himself. */
  seated(visitor: Visitor, isFirst: boolean): void {
    if (this.#waiting.has(visitor.number)) this.tally.add("sameNumber");
    this.#waiting.set(visitor.number, visitor);
    const call = this.#senses.find(visitor.number, isFirst);
    if (call) visitor.noticed(call.counter);
  }

  stoodUp(visitor: Visitor): void {
    if (this.#waiting.get(visitor.number) === visitor) this.#waiting.delete(visitor.number);
  }

  left(visitor: Visitor): void {
    this.stoodUp(visitor);
    this.#inHall.delete(visitor);
  }

  #expect(): void {
    const { random, rate } = this.#setting;
    this.#door.after(gapMs(random, rate), "next visitor", () => {
      if (random.next() * rate.max < rate.at(this.clock.now())) this.#arrive();
      this.#expect();
    });
  }

  #arrive(): void {
    const { random, services, temper = {}, inHallMax = IN_HALL_MAX } = this.#setting;
    const visitor = new Visitor(drawTraits(random, services, temper), this);
    this.tally.add("arrived");
    const [line] = [...this.#lines].sort((one, other) => one.length - other.length);
    this.#inHall.add(visitor);
    if (this.#inHall.size <= inHallMax && line?.join(visitor)) return;
    this.tally.add("turnedAway");
    this.#inHall.delete(visitor);
  }
}

/** People come from now on, at the rate of the hour. */
export const openCrowd = (setting: CrowdSetting): Crowd => new OpenCrowd(setting);
