// Asks for a rating at the window's pad when a service is done. The pad keeps the latest question only.
import type { EventData } from "../../hall/events.ts";
import { type Hall, rulesOf } from "../../hall/state.ts";
import { ratingPromptOf } from "../presenters/rating-prompt.ts";
import type { Job } from "./lane.ts";
import type { Lanes } from "./lanes.ts";
import type { Roster } from "./roster.ts";

/** ms a pad gets beyond the time it asks for. */
const SLACK_MS = 5000;

export interface RatingsOptions {
  readonly hall: () => Hall;
  readonly epoch: () => string;
  readonly roster: Roster;
  readonly lanes: Lanes;
}

export class Ratings {
  readonly #options: RatingsOptions;

  constructor(options: RatingsOptions) {
    this.#options = options;
  }

  ask(seq: number, { ticket: id, window, clerk }: EventData["TicketServed"]): void {
    const hall = this.#options.hall();
    const ticket = hall.tickets.get(id);
    const seconds = rulesOf(hall).ratingSeconds;
    if (!ticket || seconds === 0) return;
    const name = rulesOf(hall).staff.find((member) => member.id === clerk)?.name ?? clerk;
    this.#send(seq, window, "rate", ratingPromptOf(ticket, name, seconds), seconds * 1000);
  }

  /** The window has moved on, or the service was not over: the question is taken back. */
  withdraw(seq: number, window: string): void {
    this.#send(seq, window, "stop", {}, SLACK_MS);
  }

  thank(seq: number, window: string, { grade }: EventData["TicketRated"]): void {
    this.#send(seq, window, "thank", { grade }, SLACK_MS);
  }

  #send(seq: number, window: string, op: "rate" | "stop" | "thank", args: object, ttlMs: number): void {
    const { roster, lanes, epoch } = this.#options;
    const pad = roster.padOf(window);
    if (pad === undefined) return;
    const job: Job = {
      id: `${epoch()}.${seq}.${op}`,
      op,
      args: args as Readonly<Record<string, unknown>>,
      ttlMs,
      doneMs: ttlMs + SLACK_MS,
      key: `rating:${window}`,
      settled: () => {},
    };
    lanes.addFresh(pad, job, () => true);
  }
}
