// Asks for a rating at the window's pads when a service is done, and again at one that comes back while the window still asks.
// A pad keeps the latest question only.
import type { Clock } from "../../base/clock.ts";
import type { EventData } from "../../hall/events.ts";
import { type Hall, rulesOf, type Ticket } from "../../hall/state.ts";
import { ratingPromptOf } from "../presenters/rating-prompt.ts";
import type { Attendance } from "./attendance.ts";
import type { Job } from "./lane.ts";
import type { Lanes } from "./lanes.ts";
import type { Roster } from "./roster.ts";

/** ms a pad gets beyond the time it asks for. */
const SLACK_MS = 5000;

export interface RatingsOptions {
  readonly hall: () => Hall;
  readonly epoch: () => string;
  readonly clock: Clock;
  readonly roster: Roster;
  readonly lanes: Lanes;
  readonly attendance: Pick<Attendance, "of">;
}

/** What one command to a pad says. */
interface Said {
  /** Names the command within this life of the ledger. */
  readonly name: string;
  readonly op: "rate" | "stop" | "thank";
  readonly args: object;
  readonly ttlMs: number;
}

export class Ratings {
  readonly #options: RatingsOptions;
  readonly #there = new Set<string>();

  constructor(options: RatingsOptions) {
    this.#options = options;
  }

  ask(seq: number, { ticket: id, window }: EventData["TicketServed"]): void {
    const hall = this.#options.hall();
    const ticket = hall.tickets.get(id);
    const seconds = rulesOf(hall).ratingSeconds;
    if (ticket && seconds > 0) this.#send(window, this.#question(`${seq}`, ticket, seconds), this.#padsAsked(window));
  }

  /** The window has moved on, or the service was not over: the question is taken back. */
  withdraw(seq: number, window: string): void {
    this.#send(window, { name: `${seq}`, op: "stop", args: {}, ttlMs: SLACK_MS });
  }

  thank(seq: number, window: string, { grade }: EventData["TicketRated"]): void {
    this.#send(window, { name: `${seq}`, op: "thank", args: { grade }, ttlMs: SLACK_MS });
  }

  /** Something is known anew of a device. */
  deviceChanged(device: string): void {
    const config = this.#options.roster.all.get(device);
    if (config?.kind !== "rater" || config.window === undefined) return;
    const wasThere = this.#there.has(device);
    this.#there[this.#isThere(device) ? "add" : "delete"](device);
    if (!wasThere && this.#there.has(device)) this.#askAgain(device, config.window);
  }

  #askAgain(pad: string, at: string): void {
    const { hall, clock } = this.#options;
    const { state, ticket: id = "", ratingUntil = 0 } = hall().windows.get(at) ?? {};
    const ticket = hall().tickets.get(id);
    const now = clock.now();
    if (state !== "rating" || !ticket || now >= ratingUntil) return;
    this.#send(at, this.#question(`${Math.floor(now)}`, ticket, Math.ceil((ratingUntil - now) / 1000)), [pad]);
  }

  #question(name: string, ticket: Ticket, seconds: number): Said {
    const { servedBy = "" } = ticket;
    const { staff, ratings } = rulesOf(this.#options.hall());
    const clerk = staff.find(({ id }) => id === servedBy)?.name ?? servedBy;
    return { name, op: "rate", args: ratingPromptOf(ratings, ticket, clerk, seconds), ttlMs: seconds * 1000 };
  }

  #isThere(pad: string): boolean {
    const state = this.#options.attendance.of(pad)?.state;
    return state === "ready" || state === "degraded";
  }

  /** Nobody would see the question at one that is away, unless it is the only one and just on its way back. */
  #padsAsked(window: string): readonly string[] {
    const pads = this.#options.roster.padsOf(window);
    const there = pads.filter((pad) => this.#isThere(pad));
    return there.length > 0 ? there : pads;
  }

  #send(window: string, { name, op, args, ttlMs }: Said, pads?: readonly string[]): void {
    const { lanes, epoch, roster } = this.#options;
    const job: Job = {
      id: `${epoch()}.${name}.${op}`,
      op,
      args: args as Readonly<Record<string, unknown>>,
      ttlMs,
      doneMs: ttlMs + SLACK_MS,
      key: `rating:${window}`,
      settled: () => {},
    };
    for (const pad of pads ?? roster.padsOf(window)) lanes.addFresh(pad, job, () => true);
  }
}
