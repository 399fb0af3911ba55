// A line for everybody who hangs on it, one or many: one question at a time, the turn going round, with the pause that
// the wire needs between two frames. A device that is silent costs the others its deadline and no more. It knows no
// protocol: what a frame is, each seat knows.
import type { Cancel, Clock } from "../../base/clock.ts";
import { AppError } from "../../base/errors.ts";
import type { Transport } from "../transports/transport.ts";
import { Line } from "./line.ts";
import { type Place, type Said, Seat, type SeatSetting, type Turns } from "./seat.ts";

export interface SharedLineSetting {
  readonly transport: Transport;
  readonly clock: Clock;
  /** Silence between two frames, ms. */
  readonly gapMs: number;
}

/** A device that never stops talking holds the line no longer than so many gaps. */
const GAPS_MAX = 8;

/** When nobody has said anything for so long although they were asked, the link may be dead: it is opened anew, ms. */
const DEAD_MS = 60_000;

const NOTHING: Cancel = () => {};

export class SharedLine implements Turns {
  readonly #setting: SharedLineSetting;
  readonly #line: Line;
  readonly #places: Place[] = [];
  /** Who has the turn; between turns, who had it last. */
  #speaker: Place | undefined;
  #isInTurn = false;
  #turn = 0;
  #quietSince = Number.NEGATIVE_INFINITY;
  #cancelGap: Cancel | undefined;
  #gaps = 0;
  /** When somebody was heard last, or the link opened. */
  #heardAt = 0;
  #cancelDeadline: Cancel = NOTHING;
  #cancelSilence: Cancel = NOTHING;

  constructor(setting: SharedLineSetting) {
    this.#setting = setting;
    this.#line = new Line(setting.transport, setting.clock, {
      opened: () => this.#opened(),
      heard: (bytes) => this.#heard(bytes),
      closed: (reason) => this.#closed(reason),
    });
  }

  get name(): string {
    return this.#line.name;
  }

  get isOpen(): boolean {
    return this.#line.isOpen;
  }

  /** A place for one more device. */
  seat<F>(setting: SeatSetting<F>): Seat<F> {
    const seat = new Seat(setting, this);
    this.#places.push(seat);
    return seat;
  }

  start(): void {
    this.#line.start();
  }

  async stop(): Promise<void> {
    await this.#line.stop();
  }

  closedError(): AppError {
    return this.#line.closedError();
  }

  pump(): void {
    if (this.#isInTurn || this.#cancelGap || !this.#line.isOpen) return;
    const { clock, gapMs } = this.#setting;
    const leftMs = this.#quietSince + gapMs - clock.elapsed();
    if (leftMs > 0 && this.#gaps++ < GAPS_MAX) this.#cancelGap = clock.after(leftMs, "line gap", () => this.#gapOver());
    else this.#giveTurn();
  }

  #gapOver(): void {
    this.#cancelGap = undefined;
    this.pump();
  }

  /** Whoever spoke last is asked last. */
  #giveTurn(): void {
    this.#gaps = 0;
    const next = this.#places.indexOf(this.#speaker as Place) + 1;
    for (const place of [...this.#places.slice(next), ...this.#places.slice(0, next)]) {
      const said = place.begin();
      if (said) return this.#speak(place, said);
    }
  }

  #speak(place: Place, said: Said): void {
    if (this.#speaker !== place) this.#speaker?.hush();
    this.#speaker = place;
    this.#isInTurn = true;
    const turn = ++this.#turn;
    // A write that fails closes the line, and that ends the turn.
    this.#line.write(said.bytes).then(
      () => this.#sent(turn, said),
      () => {},
    );
  }

  /** The answer may be there before the system says that the question has left. */
  #sent(turn: number, { name, answerMs }: Said): void {
    if (!this.#isInTurn || turn !== this.#turn) return;
    const { clock } = this.#setting;
    this.#quietSince = clock.elapsed();
    if (answerMs === undefined) return this.#end();
    this.#cancelDeadline = clock.after(answerMs, "line answer", () => this.#late(name));
  }

  /** Some frames end with silence alone, so the last of it may complete an answer. */
  #late(op: string): void {
    const device = this.#speaker?.setting.device ?? "";
    this.#listen((place) => place.hush());
    if (this.#isInTurn) this.#end(new AppError("DEVICE_SILENT", { device, op }));
    if (this.#setting.clock.elapsed() - this.#heardAt > DEAD_MS) this.#line.renew("nobody answers");
  }

  /** What comes between two turns is a late answer, or a device that speaks unasked: it had the last turn. */
  #heard(bytes: Uint8Array): void {
    const { clock } = this.#setting;
    this.#quietSince = clock.elapsed();
    this.#heardAt = clock.elapsed();
    this.#cancelSilence();
    const place = this.#speaker ?? this.#places[0];
    if (!place) return;
    this.#speaker = place;
    this.#cancelSilence = clock.after(place.setting.silenceMs, "line silence", () =>
      this.#listen((speaker) => speaker.hush()),
    );
    this.#listen((speaker) => speaker.hear(bytes));
    if (this.#places.some(({ setting }) => setting.isPersonal)) bytes.fill(0);
  }

  /** Those who speak unasked are heard in anybody's turn. */
  #listen(listen: (speaker: Place) => boolean): void {
    if (!this.#speaker) return;
    for (const place of this.#places) if (place !== this.#speaker && place.setting.speaksUnasked) listen(place);
    try {
      if (listen(this.#speaker) && this.#isInTurn) this.#end();
    } catch (error) {
      if (!this.#isInTurn) throw error;
      this.#end(error);
    }
  }

  #end(error?: unknown): void {
    this.#isInTurn = false;
    this.#cancelDeadline();
    this.#speaker?.end(error);
    this.pump();
  }

  #opened(): void {
    this.#quietSince = Number.NEGATIVE_INFINITY;
    this.#heardAt = this.#setting.clock.elapsed();
    for (const place of this.#places) place.setting.opened();
  }

  #closed(reason: string): void {
    this.#isInTurn = false;
    this.#cancelDeadline();
    this.#cancelSilence();
    this.#cancelGap?.();
    this.#cancelGap = undefined;
    const error = this.#line.closedError();
    for (const place of this.#places) {
      place.abandon(error);
      place.setting.closed(reason);
    }
  }
}
