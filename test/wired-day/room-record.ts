// Everything that came out of printers and loudspeakers since the doors opened. The hardware itself remembers only the last
// of it.
import { numberIn } from "../../hardware-sim/reading.ts";
import type { Watch } from "../../hardware-sim/watchers.ts";
import { understood } from "../../hardware-sim/wired/room/hearing-words.ts";
import type { WiredHall } from "../../hardware-sim/wired/room/wired-hall.ts";

export interface Printed {
  /** undefined on a paper without one. */
  readonly number: string | undefined;
  readonly isWhole: boolean;
}

export interface Said {
  readonly number: string | undefined;
  readonly isWhole: boolean;
}

/** Tells of each item that a list of the latest ones gains. */
const follow = <T>(watch: Watch, latest: readonly T[], tell: (item: T) => void): void => {
  let last: T | undefined;
  watch(() => {
    const fresh = latest.slice(last === undefined ? 0 : latest.lastIndexOf(last) + 1);
    last = latest.at(-1);
    for (const item of fresh) tell(item);
  });
};

export class RoomRecord {
  /** Oldest first. */
  readonly printed: Printed[] = [];
  readonly said: Said[] = [];

  constructor({ parts }: WiredHall) {
    for (const { printer, voice } of parts.values()) {
      if (printer)
        follow(printer.wire.watch, printer.papers, ({ lines, isWhole }) =>
          this.printed.push({ number: numberIn(lines.join(" ")), isWhole }),
        );
      if (voice)
        follow(voice.wire.watch, voice.spoken, ({ text, isWhole }) =>
          this.said.push({ number: numberIn(understood(text)), isWhole }),
        );
    }
  }
}
