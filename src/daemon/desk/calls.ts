// A call goes out by voice, sign and screen, and comes back as knowledge of what was said. Announcements are in order,
// one at a time; a newer call of a window makes its older one void, and what has waited too long is not said at all.
import type { EventData } from "../../hall/events.ts";
import type { Recorded } from "../hall-port.ts";
import { announcementOf } from "../presenters/announcement.ts";
import { type CallId, Delivery, type Way } from "./delivery.ts";
import { doneWithinMs, type Outcome } from "./ladder.ts";
import { bestOutcome, type Job } from "./lane.ts";
import { SPEAKERS } from "./lanes.ts";
import type { SpeechOptions } from "./speech-options.ts";

/** A call that could not be spoken within this time is stale; ms. */
const SAY_TTL_MS = 15_000;

export interface CallsOptions extends SpeechOptions {
  readonly record: (call: CallId, reached: readonly Way[], missed: readonly Way[]) => void;
}

type Called = EventData["TicketCalled"] | EventData["TicketRecalled"];

export class Calls {
  readonly #options: CallsOptions;
  readonly #delivery: Delivery;
  /** Signs and screens that owe a call, by the window called to. */
  readonly #windowOf = new Map<string, string>();
  #hasScreenPages: () => boolean = () => false;

  constructor(options: CallsOptions) {
    this.#options = options;
    this.#delivery = new Delivery({
      clock: options.clock,
      record: (call, reached, missed) => {
        if (reached.length + missed.length > 0) options.record(call, reached, missed);
      },
    });
  }

  /** How to find out whether hall screen pages are there besides the hall signs. */
  watchScreens(areThere: () => boolean): void {
    this.#hasScreenPages = areThere;
  }

  /** Says a call that has just become durable. Calls read from the past are never said again. */
  announce({ seq, event }: Recorded, called: Called): void {
    const { roster } = this.#options;
    const { ticket, call, window } = called;
    const ways: Way[] = [];
    if (roster.signOf(window) !== undefined) ways.push("sign");
    const isSaid = roster.speakers.length > 0 && this.#options.isHeard();
    if (isSaid) ways.push("voice");
    if (roster.hallSigns.length > 0 || this.#hasScreenPages()) ways.push("screen");
    this.#delivery.follow({ ticket, call }, ways);
    this.#windowOf.set(window, `${ticket} ${call}`);
    if (isSaid) this.#say(seq, event.at, called);
  }

  /** The sign of this window shows what it should. */
  onSign(window: string): void {
    for (const call of this.#delivery.waitingFor("sign")) {
      if (this.#windowOf.get(window) === `${call.ticket} ${call.call}`) this.#delivery.reach(call, "sign");
    }
  }

  /** A hall sign or a hall screen shows everything up to now. */
  onScreen(): void {
    for (const call of this.#delivery.waitingFor("screen")) this.#delivery.reach(call, "screen");
  }

  stop(): void {
    this.#delivery.stop();
  }

  #say(seq: number, at: number, { ticket, number, call, window }: Called): void {
    const { hall, epoch, lanes } = this.#options;
    const { plans, rules } = hall();
    const plan = plans.get(window);
    if (!plan) return;
    const called = { number, window: plan.number, call, ...(plan.isMobile && { isMobile: true as const }) };
    const args = announcementOf(called, rules?.voice);
    const id = `${epoch()}.${seq}.say`;
    const show = (status: "queued" | "speaking" | "spoken" | "failed" | "dropped") =>
      this.#show(id, at, args.shows ?? args.text, status);
    const key = `call:${window}`;
    const job: Job = {
      id,
      op: "say",
      args,
      ttlMs: SAY_TTL_MS,
      doneMs: doneWithinMs("say", args),
      key,
      prio: 5,
      settled: (results) => this.#said({ ticket, call }, bestOutcome(results), show),
      progress: (rung) => rung === "started" && show("speaking"),
    };
    show("queued");
    lanes.addFresh(SPEAKERS, job, (other) => other.key === key);
  }

  #said(call: CallId, outcome: Outcome, show: (status: "spoken" | "failed" | "dropped") => void): void {
    if (outcome === "done") this.#delivery.reach(call, "voice");
    else this.#delivery.miss(call, "voice");
    if (outcome === "done") show("spoken");
    else show(outcome === "superseded" || outcome === "expired" ? "dropped" : "failed");
  }

  #show(id: string, at: number, text: string, status: "queued" | "speaking" | "spoken" | "failed" | "dropped"): void {
    this.#options.showcase.spoken(id, { at, speaker: this.#options.roster.speakers.join(", "), text, status });
  }
}
