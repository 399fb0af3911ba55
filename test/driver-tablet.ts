// A tablet with the page /pad on it, for the drivers' contract: it draws what it is shown, says so every two seconds, and a visitor
// before it presses as soon as the page asks.
import type { PadEars, PadPage, PadPress } from "../src/drivers/pads/pad-page.ts";
import type { PadView } from "../src/protocols/api/pad-view.ts";
import type { Case, Desk, Hardware, OpensGround, Vice } from "./driver-fake.ts";

const SAYS_MS = 2000;
const DRAWS_MS = 10;
/** A page whose connection was broken off comes back so soon. */
const RETURNS_MS = 1000;

type Said = { readonly shows: number } | { readonly press: PadPress };

class Tablet implements Hardware {
  #vice: Vice = "none";
  asked = 0;
  reached = 0;
  readonly overlaps = 0;
  readonly noticed: string[] = [];
  readonly #desk: Desk;
  #view: PadView | undefined;
  #cancelSay = () => {};

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get vice(): Vice {
    return this.#vice;
  }

  /** A page that hung goes on where the hall is by now. */
  set vice(vice: Vice) {
    this.#vice = vice;
    if (vice === "none") this.#draw();
  }

  take = (bytes: Uint8Array): void => {
    this.reached++;
    this.#view = JSON.parse(Buffer.from(bytes).toString());
    this.#draw();
  };

  forget(): void {}
  press(): void {}

  /** Its page is closed. */
  leave(): void {
    this.#cancelSay();
    this.#view = undefined;
  }

  #draw(): void {
    if (!this.#view || this.#vice === "deaf") return;
    this.asked++;
    const { stage, question } = this.#view;
    this.noticed.push(question ? `${stage} ${question.number}` : stage);
    this.#cancelSay();
    this.#cancelSay = this.#desk.clock.after(DRAWS_MS, "fake page", () => this.#say());
  }

  #say(): void {
    if (!this.#view) return;
    const { version, stage } = this.#view;
    const isWrong = this.#vice === "wrong";
    if (this.#vice !== "deaf") this.#tell({ shows: isWrong ? version + 1000 : version });
    if (stage === "ask") this.#tell({ press: { version: isWrong ? version - 1 : version, grade: 4, tags: [] } });
    this.#cancelSay = this.#desk.clock.after(SAYS_MS, "fake page", () => this.#say());
  }

  #tell(said: Said): void {
    if (this.#vice === "mute" || this.#vice === "deaf") return;
    const text = JSON.stringify(said);
    this.#desk.say(Buffer.from(this.#vice === "half" ? text.slice(0, text.length / 2) : text));
  }
}

/** As the daemon's door does it: what is no frame goes no further. */
const frameIn = (bytes: Uint8Array): Said | undefined => {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
};

const pageGround: OpensGround = (clock) => {
  let ears: PadEars | undefined;
  let shown: Buffer | undefined;
  let tablet: Tablet | undefined;
  let isIn = false;
  let openedCount = 0;
  const enter = () => {
    if (!tablet || isIn) return;
    isIn = true;
    openedCount++;
    ears?.came();
    if (shown) tablet.take(shown);
  };
  const leave = () => {
    if (!isIn) return;
    isIn = false;
    tablet?.leave();
    ears?.left();
  };
  const page: PadPage = {
    listen: (listener) => {
      ears = listener;
      if (isIn) ears.came();
    },
    show: (view) => {
      shown = Buffer.from(JSON.stringify(view));
      if (isIn) tablet?.take(shown);
    },
    dismiss: () => {
      leave();
      clock.after(RETURNS_MS, "fake page returns", enter);
    },
  };
  return {
    get isOpen() {
      return false;
    },
    get openedCount() {
      return openedCount;
    },
    plugIn: ([hardware]) => {
      tablet = hardware as Tablet;
      enter();
    },
    pull: () => {
      leave();
      tablet = undefined;
    },
    say: (bytes) => {
      const said = isIn ? frameIn(bytes) : undefined;
      if (said && "press" in said) ears?.pressed(said.press);
      else if (said) ears?.shows(said.shows);
    },
    reach: () => ({ by: "page", page }),
    start: () => {},
    stop: async () => leave(),
  };
};

export const tabletCase: Omit<Case, "asks"> = {
  kind: "rater",
  options: () => ({}),
  hardware: (desk) => new Tablet(desk),
  hasAddress: false,
  isAnswering: true,
  isFramed: true,
  openGround: pageGround,
  absent: /no tablet/,
};
