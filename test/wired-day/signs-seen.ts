// What visitors see on the signs, held against what the hall wants them to see: right, somebody else's number, or nothing, and
// for how long at a stretch.
import { numberIn } from "../../hardware-sim/reading.ts";
import { toneOf } from "../../hardware-sim/wired/room/reading-rows.ts";
import type { DeviceView } from "../../src/protocols/api/device-view.ts";
import type { OpenWiredHall } from "./wired-hall.ts";

type Seeing = "right" | "wrong" | "blank";

const isCalling = (tone: unknown): boolean => tone === "call" || tone === "serving";

/** Number by number; a sign that should show none is right without one. */
const judged = (wanted: readonly string[], seen: readonly string[]): Seeing => {
  if (seen.some((number) => !wanted.includes(number))) return "wrong";
  return wanted.every((number) => seen.includes(number)) ? "right" : "blank";
};

const wantedOn = ({ showing }: DeviceView): string[] => {
  const { tone, lines, calls } = (showing ?? {}) as {
    tone?: string;
    lines?: string[];
    calls?: { number: string }[];
  };
  if (calls) return calls.map(({ number }) => number);
  return isCalling(tone) ? [numberIn((lines ?? []).join(" ")) ?? []].flat() : [];
};

const seenOn = ({ room }: OpenWiredHall, device: string): string[] => {
  const { sign, board } = room.parts.get(device)!;
  if (board) return board.face.calls.map(({ number }) => number);
  const lines = sign?.face.lines ?? [];
  return isCalling(toneOf(lines)) ? [numberIn(lines.join(" ")) ?? []].flat() : [];
};

export interface SignRecord {
  readonly rightMs: number;
  readonly allMs: number;
  /** The longest stretch of each. */
  readonly wrongMs: number;
  readonly blankMs: number;
}

export class SignsSeen {
  readonly #hall: OpenWiredHall;
  readonly #stretches = new Map<string, { readonly seeing: Seeing; readonly forMs: number }>();
  #records = new Map<string, SignRecord>();

  constructor(hall: OpenWiredHall) {
    this.#hall = hall;
  }

  /** A new record; a stretch that is under way begins anew in it. */
  begin(): void {
    this.#records = new Map();
    this.#stretches.clear();
  }

  /** Looks at every sign, `passedMs` after the last look. */
  look(views: readonly DeviceView[], passedMs: number): void {
    for (const view of views) if (view.kind === "led" || view.kind === "screen") this.#note(view, passedMs);
  }

  isRight(view: DeviceView): boolean {
    return judged(wantedOn(view), seenOn(this.#hall, view.id)) === "right";
  }

  of(device: string): SignRecord {
    return this.#records.get(device) ?? { rightMs: 0, allMs: 0, wrongMs: 0, blankMs: 0 };
  }

  #note(view: DeviceView, passedMs: number): void {
    const { id } = view;
    const seeing = judged(wantedOn(view), seenOn(this.#hall, id));
    const before = this.#stretches.get(id);
    const forMs = (before?.seeing === seeing ? before.forMs : 0) + passedMs;
    this.#stretches.set(id, { seeing, forMs });
    const { rightMs, allMs, wrongMs, blankMs } = this.of(id);
    this.#records.set(id, {
      rightMs: rightMs + (seeing === "right" ? passedMs : 0),
      allMs: allMs + passedMs,
      wrongMs: seeing === "wrong" ? Math.max(wrongMs, forMs) : wrongMs,
      blankMs: seeing === "blank" ? Math.max(blankMs, forMs) : blankMs,
    });
  }
}
