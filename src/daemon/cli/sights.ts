// What can be seen of a wired hall, for the overview page: its signs as their lamps burn, its papers as they were printed.
import { paperPng } from "../../../hardware-sim/wired/printer/printer.ts";
import type { Paper } from "../../../hardware-sim/wired/printer/roll.ts";
import type { WiredHall, WiredPart } from "../../../hardware-sim/wired/room/wired-hall.ts";
import { signPng } from "../../../hardware-sim/wired/signs/panel.ts";
import { type Cancel, type Clock, every } from "../../base/clock.ts";
import type { SightView } from "../../protocols/api/device-view.ts";
import type { Pictures } from "../http/pictures.ts";

/** A sign turns its pages by itself, so it is looked at so often, ms. */
const LOOK_MS = 500;

const viewOf = ({ place: { spec } }: WiredPart, version: number, rows: readonly string[]): SightView => ({
  device: spec.id,
  kind: spec.kind,
  ...(spec.window === undefined ? {} : { window: spec.window }),
  version,
  rows,
});

export class Sights implements Pictures {
  readonly #hall: WiredHall;
  readonly #shown = new Map<string, { readonly dots: Uint8Array; readonly version: number }>();
  readonly #printed = new Map<string, { readonly paper: Paper; readonly version: number }>();

  constructor(hall: WiredHall) {
    this.#hall = hall;
  }

  png(device: string, version: number): Uint8Array | undefined {
    const { face, printer } = this.#hall.parts.get(device) ?? {};
    if (face) return signPng(face());
    const newest = this.#printed.get(device);
    if (!printer || !newest) return undefined;
    const paper = printer.papers[printer.papers.lastIndexOf(newest.paper) + version - newest.version];
    return paper && paperPng(paper);
  }

  /** Tells what has changed, and everything at first. */
  watch(clock: Clock, tell: (entries: ReadonlyMap<string, SightView>) => void): Cancel {
    return every(clock, LOOK_MS, "sights", () => {
      const news = [...this.#hall.parts.values()].flatMap((part) => this.#newSign(part) ?? this.#newPaper(part) ?? []);
      if (news.length > 0) tell(new Map(news.map((view) => [`sight/${view.device}`, view])));
    });
  }

  #newSign(part: WiredPart): SightView | undefined {
    if (!part.face) return undefined;
    const { id } = part.place.spec;
    const shown = this.#shown.get(id);
    const { picture, rows } = part.face();
    if (shown && Buffer.compare(shown.dots, picture.dots) === 0) return undefined;
    const version = (shown?.version ?? 0) + 1;
    this.#shown.set(id, { dots: picture.dots, version });
    return viewOf(part, version, rows);
  }

  #newPaper(part: WiredPart): SightView | undefined {
    const { id } = part.place.spec;
    const papers = part.printer?.papers ?? [];
    const before = this.#printed.get(id);
    const from = before ? papers.lastIndexOf(before.paper) + 1 : 0;
    const paper = papers.at(-1);
    if (!paper || from === papers.length) return undefined;
    const version = (before?.version ?? 0) + papers.length - from;
    this.#printed.set(id, { paper, version });
    return viewOf(part, version, paper.lines);
  }
}
