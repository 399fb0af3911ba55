// A bench window that opens, or is about to close, is told to those it concerns: by the voice where somebody waits for it,
// and on the hall sign for a while. Calls go first: news waits until nobody is being called, and is not said when it is old.
import type { Cancel } from "../../base/clock.ts";
import { countWaiting } from "../../hall/queue/lines.ts";
import { takes } from "../../hall/queue/work.ts";
import { isClosing } from "../../hall/state.ts";
import { type WindowView, windowView } from "../../hall/views/views.ts";
import type { SpokenView } from "../../protocols/api/device-view.ts";
import type { SayArgs } from "../../protocols/mqtt/arguments.ts";
import type { Recorded } from "../hall-port.ts";
import { closingNotice, openingAnnouncement, openingNotice } from "../presenters/opening.ts";
import { doneWithinMs, type Outcome } from "./ladder.ts";
import { bestOutcome, type Job } from "./lane.ts";
import { SPEAKERS } from "./lanes.ts";
import type { SpeechOptions } from "./speech-options.ts";

/** Windows that open within this time of each other are told of together; ms. */
const GATHER_MS = 2_000;
/** An opening that could not be spoken within this time is no news; ms. */
const SAY_TTL_MS = 60_000;
/** How long the hall sign tells of it, ms. */
const SHOWN_MS = 60_000;

export interface OpeningsOptions extends SpeechOptions {
  /** What the hall sign is to tell has changed. */
  readonly changed: () => void;
}

export class Openings {
  readonly #options: OpeningsOptions;
  /** Opened and not yet begun to be said. */
  readonly #unsaid = new Set<string>();
  /** What the sign tells, by window, until it is taken down. */
  readonly #shown = new Map<string, Cancel>();
  #gathering: Cancel | undefined;
  /** The announcement that the voice has not come to yet. */
  #waiting: string | undefined;

  constructor(options: OpeningsOptions) {
    this.#options = options;
  }

  /** What the hall sign tells now instead of its usual line. */
  get notice(): string | undefined {
    const windows = [...this.#shown.keys()].flatMap((id) => this.#view(id) ?? []);
    const opened = windows.filter(({ draining }) => draining !== "close");
    const closing = windows.filter(({ draining }) => draining === "close");
    const lines = [...(opened.length > 0 ? [openingNotice(opened)] : []), ...closing.map(closingNotice)];
    return lines.length > 0 ? lines.join("；") : undefined;
  }

  onRecorded({ seq, event }: Recorded): void {
    if (event.kind === "WindowOpened") this.#onOpened(event.data.window, seq);
    if (event.kind === "WindowDraining" && event.data.after.to === "closed") this.#onClosing(event.data.window);
    if (event.kind === "WindowClosed") this.#onClosed(event.data.window);
  }

  stop(): void {
    this.#gathering?.();
    for (const cancel of this.#shown.values()) cancel();
  }

  /** @param seq of the event, which names the announcement for ever */
  #onOpened(window: string, seq: number): void {
    if (!this.#isNews(window)) return;
    this.#show(window);
    this.#unsaid.add(window);
    this.#gathering ??= this.#options.clock.after(GATHER_MS, "openings", () => this.#say(seq));
  }

  /** It closes when its visitor has gone. */
  #onClosing(window: string): void {
    this.#unsaid.delete(window);
    if (this.#isNews(window)) this.#show(window);
  }

  #onClosed(window: string): void {
    this.#unsaid.delete(window);
    this.#takeDown(window);
  }

  #isNews(window: string): boolean {
    const hall = this.#options.hall();
    return hall.plans.get(window)?.isBench === true && hall.rules?.tide.announce === true;
  }

  #view(window: string): WindowView | undefined {
    return windowView(this.#options.hall(), window);
  }

  #show(window: string): void {
    const { clock, changed } = this.#options;
    this.#shown.get(window)?.();
    this.#shown.set(
      window,
      clock.after(SHOWN_MS, `notice of window ${window}`, () => this.#takeDown(window)),
    );
    changed();
  }

  #takeDown(window: string): void {
    this.#shown.get(window)?.();
    if (this.#shown.delete(window)) this.#options.changed();
  }

  /** Still open, and somebody in the hall may go there. */
  #concernsSomebody(id: string): boolean {
    const hall = this.#options.hall();
    const window = hall.windows.get(id);
    if (!window || isClosing(window)) return false;
    return [...hall.services.keys()].some((service) => takes(hall, window, service) && countWaiting(hall, service) > 0);
  }

  #say(seq: number): void {
    this.#gathering = undefined;
    const { lanes, roster, epoch, isHeard } = this.#options;
    const windows = [...this.#unsaid].filter((id) => this.#concernsSomebody(id));
    if (windows.length === 0 || roster.speakers.length === 0 || !isHeard()) return this.#unsaid.clear();
    const older = this.#waiting;
    const job = this.#jobOf(
      `${epoch()}.${seq}.opening`,
      openingAnnouncement(windows.flatMap((id) => this.#view(id) ?? [])),
    );
    this.#waiting = job.id;
    this.#tell(job, "queued");
    lanes.add(SPEAKERS, job, ({ id }) => id === older);
  }

  #jobOf(id: string, args: SayArgs): Job {
    const job: Job = {
      id,
      op: "say",
      args,
      ttlMs: SAY_TTL_MS,
      doneMs: doneWithinMs("say", args),
      key: "opening",
      goes: "last",
      progress: (rung) => {
        this.#begun(id);
        if (rung === "started") this.#tell(job, "speaking");
      },
      settled: (results) => {
        this.#begun(id);
        this.#tell(job, endOf(bestOutcome(results)));
      },
    };
    return job;
  }

  /** From here on a window that opens is another piece of news. */
  #begun(id: string): void {
    if (this.#waiting !== id) return;
    this.#waiting = undefined;
    this.#unsaid.clear();
  }

  #tell({ id, args }: Job, status: SpokenView["status"]): void {
    const { clock, roster, showcase } = this.#options;
    showcase.spoken(id, { at: clock.now(), speaker: roster.speakers.join(", "), text: String(args.shows), status });
  }
}

const endOf = (outcome: Outcome): SpokenView["status"] => {
  if (outcome === "done") return "spoken";
  return outcome === "superseded" || outcome === "expired" ? "dropped" : "failed";
};
