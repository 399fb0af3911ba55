// An Onbon BX-5K/6K text card behind a panel of lamps: it answers whom it is addressed by, keeps dynamic areas in memory
// that a power cut empties, turns pages, and takes new content once a second.
import { calendarOf } from "../../../src/base/calendar.ts";
import { Recent } from "../../recent.ts";
import type { Board, Firmware } from "../firmware.ts";
import type { DotFont } from "../picture/dot-font.ts";
import { Trouble } from "../trouble.ts";
import { WiredDevice, type WiredSetting } from "../wired-device.ts";
import { areaOrderOf, type DynamicArea, pagesOf } from "./onbon-area.ts";
import { type OnbonFrame, OnbonReader, onbonAnswer } from "./onbon-frame.ts";
import { onbonStatus } from "./onbon-status.ts";
import { type Area, darkPanel, drawPanel, type SignFace } from "./panel.ts";

export interface OnbonOptions {
  readonly font: DotFont;
  /** Lamps across and down. Default 128 by 32. */
  readonly width?: number;
  readonly height?: number;
  /** 1 to 7FFF. Default 1. */
  readonly id?: number;
  /** `6k`: 5 areas of 1024 bytes; `5k`: 8 areas of 512. Default 6k. */
  readonly family?: "5k" | "6k";
  /** Zone of its clock. Default Asia/Shanghai. */
  readonly timeZone?: string;
}

export interface WiredOnbon {
  readonly wire: WiredDevice;
  face(): SignFace;
  /** 0 to 15. */
  readonly brightness: number;
  /** What its voice said, oldest first. */
  readonly spoken: readonly string[];
  /** How often its flash was written to; it bears some ten thousand. */
  readonly flashWrites: number;
}

const LIMITS = { "5k": { areas: 8, bytes: 512 }, "6k": { areas: 5, bytes: 1_024 } } as const;
const [BROADCAST_SILENT, BROADCAST_ANSWERED] = [0xffff, 0xfffe];
const ANSWER_MS = 20;
const BOOT_MS = 2_000;
const REFRESH_MS = 1_000;
const SPOKEN_KEPT = 64;
const NO_ANSWER_WANTED = 2;
const ERROR = { none: 0, group: 1, command: 2, busy: 3, memory: 4, crc: 5, font: 12 } as const;
const GROUPS: readonly number[] = [0xa1, 0xa2, 0xa3];
type Outcome = number | readonly number[];

interface Shown {
  readonly area: DynamicArea;
  readonly since: number;
}

class Card implements Firmware {
  brightness = 15;
  flashWrites = 0;
  readonly spoken = new Recent<string>(SPOKEN_KEPT);
  readonly #board: Board;
  readonly #options: Required<OnbonOptions>;
  readonly #reader = new OnbonReader();
  /** What was sent; the panel takes it over at its own pace. */
  readonly #sent = new Map<number, DynamicArea>();
  readonly #areas = new Map<number, Shown>();
  #isBooted = false;
  #isLit = true;
  readonly #busy = new Trouble();
  readonly #forgetful = new Trouble();
  readonly #stranger = new Trouble();
  readonly #fontless = new Trouble();
  #shownAt = Number.NEGATIVE_INFINITY;
  #isWaiting = false;

  constructor(board: Board, options: Required<OnbonOptions>) {
    this.#board = board;
    this.#options = options;
  }

  readonly ailments = {
    /** Refuses everything as busy. */
    busy: this.#busy,
    /** Says yes and shows nothing. */
    forgetful: this.#forgetful,
    /** Answers in the name of another sign. */
    "wrong-answer": this.#stranger,
    /** Somebody formatted it. */
    "font-missing": this.#fontless,
  };

  powerOn(): void {
    this.#board.clock.after(BOOT_MS, "sign boots", () => {
      this.#isBooted = true;
      this.#board.changed();
    });
  }

  powerOff(): void {
    this.#isBooted = false;
    this.#isLit = true;
    this.#isWaiting = false;
    this.#sent.clear();
    this.#areas.clear();
    this.#reader.forget();
    this.#shownAt = Number.NEGATIVE_INFINITY;
  }

  take(bytes: Uint8Array): void {
    if (!this.#isBooted) return;
    for (const frame of this.#reader.read(bytes)) this.#hear(frame);
  }

  face(): SignFace {
    const { font } = this.#options;
    if (!this.#isBooted || !this.#isLit) return darkPanel(this.#options);
    return drawPanel(this.#options, this.#visible(), font);
  }

  /** The page of each area whose turn it is. */
  #visible(): Area[] {
    const calendar = calendarOf(this.#options.timeZone);
    const { clock } = this.#board;
    return [...this.#areas.values()].map(({ area, since }) => {
      const pages = pagesOf(area, clock.now(), calendar);
      const turn = Math.floor((clock.elapsed() - since) / area.stayMs);
      return pages[area.runMode === 1 ? Math.min(turn, pages.length - 1) : turn % pages.length]!;
    });
  }

  #hear(frame: OnbonFrame): void {
    const isMine = [this.#options.id, BROADCAST_SILENT, BROADCAST_ANSWERED].includes(frame.to);
    if (!isMine) return;
    const outcome = this.#outcome(frame);
    const isAnswered = frame.to !== BROADCAST_SILENT && frame.data[2] !== NO_ANSWER_WANTED;
    if (isAnswered) this.#board.clock.after(ANSWER_MS, "sign answers", () => this.#answer(frame, outcome));
  }

  #outcome({ isSound, data }: OnbonFrame): Outcome {
    if (!isSound) return ERROR.crc;
    if (this.#busy.isThere) return ERROR.busy;
    const [group = 0, command = 0] = data;
    if (!GROUPS.includes(group)) return ERROR.group;
    return this.#commands.get(group * 256 + command)?.(data.subarray(5)) ?? ERROR.command;
  }

  #answer({ to, from }: OnbonFrame, outcome: Outcome): void {
    const own = to === BROADCAST_ANSWERED ? to : this.#options.id;
    const data = typeof outcome === "number" ? [0xa0, outcome === 0 ? 0 : 1, outcome, 0, 0] : outcome;
    this.#board.say(onbonAnswer(from, this.#stranger.isThere ? own + 1 : own, data));
  }

  /** By group and command. */
  readonly #commands: ReadonlyMap<number, (rest: Uint8Array) => Outcome> = new Map([
    [0xa100, () => this.#format()],
    [0xa102, () => this.#status()],
    [0xa105, () => this.#writeFlash()],
    [0xa106, () => this.#writeFlash()],
    [0xa200, () => ERROR.none],
    [0xa201, () => this.#clear()],
    [0xa203, () => ERROR.none],
    [0xa20e, () => ERROR.none],
    [0xa20f, () => ERROR.none],
    [0xa300, ([on]) => this.#light(on === 1)],
    [0xa302, ([, value]) => this.#dim(value ?? 15)],
    [0xa306, (rest) => this.#show(rest)],
    [0xa310, () => this.#clear()],
  ] as const);

  #show(rest: Uint8Array): Outcome {
    const order = areaOrderOf(rest);
    if (!order) return ERROR.memory;
    if (this.#fontless.isThere) return ERROR.font;
    const { areas, bytes } = LIMITS[this.#options.family];
    const gone = order.remove === "all" ? [...this.#sent.keys()] : order.remove;
    const kept = [...this.#sent.keys()].filter((id) => !gone.includes(id));
    const ids = new Set([...kept, ...order.areas.map(({ id }) => id)]);
    if (ids.size > areas || order.areas.some(({ dataBytes }) => dataBytes > bytes)) return ERROR.memory;
    if (!this.#forgetful.isThere) this.#keep(gone, order.areas);
    return ERROR.none;
  }

  #keep(gone: readonly number[], areas: readonly DynamicArea[]): void {
    for (const id of gone) this.#sent.delete(id);
    for (const area of areas) this.#sent.set(area.id, area);
    this.#refresh();
  }

  /** What comes within a second of the last waits for the second to end. */
  #refresh(): void {
    if (this.#isWaiting) return;
    const { clock } = this.#board;
    const waitMs = Math.max(0, this.#shownAt + REFRESH_MS - clock.elapsed());
    if (waitMs === 0) return this.#takeOver();
    this.#isWaiting = true;
    clock.after(waitMs, "sign refreshes", () => this.#takeOver());
  }

  #takeOver(): void {
    this.#isWaiting = false;
    this.#shownAt = this.#board.clock.elapsed();
    for (const id of [...this.#areas.keys()]) if (!this.#sent.has(id)) this.#areas.delete(id);
    for (const area of this.#sent.values()) if (this.#areas.get(area.id)?.area !== area) this.#begin(area);
    this.#board.changed();
  }

  #begin(area: DynamicArea): void {
    const shown = { area, since: this.#shownAt };
    this.#areas.set(area.id, shown);
    if (area.speech !== undefined) this.spoken.add(area.speech);
    if (area.runMode === 2 && area.timeoutMs > 0) this.#takeAway(shown);
  }

  #takeAway(shown: Shown): void {
    const { id, timeoutMs } = shown.area;
    this.#board.clock.after(timeoutMs, "area runs out", () => {
      if (this.#areas.get(id) !== shown) return;
      this.#areas.delete(id);
      this.#sent.delete(id);
      this.#board.changed();
    });
  }

  #light(isLit: boolean): Outcome {
    this.#isLit = isLit;
    this.#board.changed();
    return ERROR.none;
  }

  #dim(value: number): Outcome {
    this.brightness = Math.min(15, value);
    this.#board.changed();
    return ERROR.none;
  }

  #clear(): Outcome {
    this.#sent.clear();
    this.#areas.clear();
    this.#board.changed();
    return ERROR.none;
  }

  #format(): Outcome {
    this.#fontless.begin();
    this.flashWrites++;
    return this.#clear();
  }

  #writeFlash(): Outcome {
    this.flashWrites++;
    return ERROR.none;
  }

  #status(): Outcome {
    const { clock } = this.#board;
    const ids = [...this.#sent.keys()];
    const calendar = calendarOf(this.#options.timeZone);
    return onbonStatus({ isLit: this.#isLit, brightness: this.brightness, ids }, clock.now(), calendar);
  }
}

export const wireOnbon = (setting: WiredSetting, options: OnbonOptions): WiredOnbon => {
  const defaults = { width: 128, height: 32, id: 1, family: "6k", timeZone: "Asia/Shanghai" } as const;
  let card!: Card;
  const wire = new WiredDevice(setting, (board) => {
    card = new Card(board, { ...defaults, ...options });
    return card;
  });
  return {
    wire,
    face: () => card.face(),
    get brightness() {
      return card.brightness;
    },
    spoken: card.spoken.items,
    get flashWrites() {
      return card.flashWrites;
    },
  };
};
