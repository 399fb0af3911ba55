// A tablet at a window whose browser shows the hall's page /pad: an evaluator pad. The first press counts once; silence is no
// rating. After a bad grade it asks why, and tells the hall both together. It does not decide when to ask.
import { Type } from "typebox";
import { checker } from "../../base/check.ts";
import { type Cancel, type Clock, within } from "../../base/clock.ts";
import { AppError } from "../../base/errors.ts";
import type { PadQuestion, PadView } from "../../protocols/api/pad-view.ts";
import { RateArgs } from "../../protocols/mqtt/arguments.ts";
import { inTurn } from "../device/appliance.ts";
import { type Driver, type DriverGround, type DriverHealth, type PageReach, pageRow } from "../driver.ts";
import { Contact, type ContactState } from "../line/contact.ts";
import type { PadPress } from "./pad-page.ts";

const CHECK_MS = 3000;
/** A page says every 2 s what it shows. */
const ANSWER_MS = 2500;
/** A connection with so many silences in a row is broken off. */
const SILENCES_MAX = 6;
/** For somebody who reads slowly; nothing is lost when he walks away. */
const REASONS_MS = 20_000;
const SENDING_MS = 10_000;
const THANKS_MS = 4000;
const BAD_GRADE_MAX = 2;
const DONE_MS = 5000;
/** The latest question is the one that counts. */
const WAITING_MAX = 4;
const NO_PAGE = "no tablet shows the page /pad of this device";

const checkRate = checker(RateArgs);
const checkNothing = checker(Type.Object({}));

interface Asked {
  /** The command that asked. */
  readonly command: string;
  readonly ticket: string;
  readonly question: PadQuestion;
}

interface Waiting {
  readonly version: number;
  readonly settle: (error?: AppError) => void;
}

const questionOf = ({ number, prompt, clerk, grades, gradesEn, reasons = [] }: RateArgs): PadQuestion => ({
  ...{ number, prompt, clerk, grades, ...(gradesEn && { gradesEn }) },
  reasons: reasons.map(({ tag, text, textEn }) => ({ tag, text, ...(textEn !== undefined && { textEn }) })),
});

class WebPad {
  readonly #ground: DriverGround & PageReach;
  readonly #clock: Clock;
  readonly #contact: Contact;
  readonly #waiting = new Set<Waiting>();
  #view: PadView;
  #asked: Asked | undefined;
  #isThere = false;
  #silences = 0;
  #cancelStage: Cancel = () => {};

  constructor(ground: DriverGround & PageReach) {
    this.#ground = ground;
    this.#clock = ground.clock;
    const turned = (state: ContactState) => this.#turned(state);
    this.#contact = new Contact({ clock: ground.clock, everyMs: CHECK_MS, turned, check: () => this.#check() });
    // A press for a view of an earlier life must not fit one of this.
    this.#view = { version: Math.floor(ground.clock.now()), stage: "rest" };
  }

  get health(): DriverHealth {
    const { state, since, lastError } = this.#contact;
    return { state, since, lastError, discardedBytes: 0, queueLength: 0 };
  }

  start(): void {
    const { page } = this.#ground;
    this.#contact.closed(NO_PAGE);
    page.show(this.#view);
    page.listen({
      came: () => this.#came(),
      left: () => this.#left(),
      shows: (version) => this.#shows(version),
      pressed: (press) => this.#pressed(press),
    });
  }

  /** Whoever has pressed has rated. */
  stop(): void {
    this.#settle();
    this.#cancelStage();
    this.#left();
  }

  /** A newer question replaces an older one. A tablet that shows no page asks nobody. */
  async rate(args: RateArgs, command: string): Promise<undefined> {
    if (!this.#isThere) throw this.#gone();
    if (this.#isAnsweredBy(args.ticket)) return undefined;
    this.#settle();
    const asked = { command, ticket: args.ticket, question: questionOf(args) };
    this.#asked = asked;
    this.#turn("ask", args.seconds * 1000);
    try {
      await this.#shown();
    } catch (error) {
      if (this.#asked === asked && this.#view.stage === "ask") this.#rest();
      this.#contact.failed(error);
      throw error;
    }
    return undefined;
  }

  /** Asked again because the tablet was away for a moment, while its visitor still says why. */
  #isAnsweredBy(ticket: string): boolean {
    const { stage } = this.#view;
    return this.#asked?.ticket === ticket && (stage === "reasons" || stage === "sending");
  }

  async thank(): Promise<undefined> {
    this.#settle();
    this.#asked = undefined;
    this.#turn("thanks", THANKS_MS);
    return undefined;
  }

  /** What has been answered cannot be withdrawn: nobody cuts a visitor off who says why. */
  async withdraw(): Promise<undefined> {
    if (this.#view.stage === "ask") this.#rest();
    return undefined;
  }

  /** Whoever is still choosing reasons has rated all the same. */
  #settle(): void {
    if (this.#view.stage === "reasons") this.#deliver([]);
  }

  #pressed({ version, grade, tags }: PadPress): void {
    const { stage, grade: given = grade } = this.#view;
    if (version !== this.#view.version || !this.#asked) return;
    const { reasons } = this.#asked.question;
    if (stage === "ask" && grade <= BAD_GRADE_MAX && reasons.length > 0) this.#turn("reasons", REASONS_MS, grade);
    else if (stage === "ask" || stage === "reasons") {
      const known = tags.filter((tag) => reasons.some((reason) => reason.tag === tag));
      this.#deliver(stage === "reasons" ? known : [], given);
    }
  }

  #deliver(tags: readonly string[], grade = this.#view.grade): void {
    if (!this.#asked || grade === undefined) return;
    const { command, ticket } = this.#asked;
    this.#ground.port.emit("rating", { ticket, grade, ...(tags.length > 0 && { tags }) }, command);
    this.#turn("sending", SENDING_MS, grade);
  }

  #rest(): void {
    this.#asked = undefined;
    this.#cancelStage();
    this.#present({ version: this.#view.version + 1, stage: "rest" });
  }

  #turn(stage: PadView["stage"], lastsMs: number, grade?: number): void {
    this.#cancelStage();
    this.#cancelStage = this.#clock.after(lastsMs, `pad ${stage}`, () => this.#over());
    this.#present({
      version: this.#view.version + 1,
      stage,
      ...(this.#asked && { question: this.#asked.question }),
      ...(grade !== undefined && { grade }),
      until: Math.floor(this.#clock.now()) + lastsMs,
    });
  }

  #over(): void {
    if (this.#view.stage === "reasons") this.#settle();
    else this.#rest();
  }

  #present(view: PadView): void {
    this.#view = view;
    this.#ground.page.show(view);
  }

  #came(): void {
    this.#isThere = true;
    this.#silences = 0;
    this.#contact.opened();
  }

  #left(): void {
    this.#isThere = false;
    for (const { settle } of [...this.#waiting]) settle(this.#gone());
    this.#contact.closed(NO_PAGE);
  }

  #shows(version: number): void {
    if (version > this.#view.version) return;
    for (const { version: wanted, settle } of [...this.#waiting]) if (version >= wanted) settle();
  }

  async #check(): Promise<void> {
    try {
      await this.#shown();
      this.#silences = 0;
    } catch (error) {
      if (this.#isThere && ++this.#silences % SILENCES_MAX === 0) this.#ground.page.dismiss();
      throw error;
    }
  }

  /** Settles when the page says that it shows the present view, or a later one. */
  #shown(): Promise<void> {
    const { version } = this.#view;
    const silent = () => new AppError("DEVICE_SILENT", { device: this.#ground.device, op: "show" });
    let waiting: Waiting;
    const shown = new Promise<void>((resolve, reject) => {
      waiting = { version, settle: (error) => (error ? reject(error) : resolve()) };
      this.#waiting.add(waiting);
    });
    return within(this.#clock, ANSWER_MS, "pad page", shown, silent).finally(() => this.#waiting.delete(waiting));
  }

  /** [HALL-3.11] */
  #turned(state: ContactState): void {
    const { port } = this.#ground;
    if (state === "ready") port.turn("ready", []);
    else port.turn("lost", [state === "absent" ? "no-page" : "offline"]);
  }

  #gone(): AppError {
    return new AppError("LINE_CLOSED", { line: "/pad", reason: NO_PAGE });
  }
}

export const webPadRow = pageRow({
  name: "web-pad",
  kinds: ["rater"],
  options: Type.Object({}, { additionalProperties: false }),
  make: (_options, ground): Driver => {
    const pad = new WebPad(ground);
    return {
      kind: ground.kind,
      model: "tablet page",
      limits: { doneMs: DONE_MS },
      waitingMax: WAITING_MAX,
      operations: {
        rate: inTurn(checkRate, (args, { id }) => pad.rate(args, id)),
        thank: inTurn(checkNothing, () => pad.thank()),
        stop: inTurn(checkNothing, () => pad.withdraw()),
      },
      start: () => pad.start(),
      stop: () => pad.stop(),
      get health() {
        return pad.health;
      },
    };
  },
});
