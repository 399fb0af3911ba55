// What must hold in the wired hall whatever befalls a device, and what nobody can know.
import { type Episode, HEALED_MS_MAX } from "./episode.ts";
import { numbersSaidTooOften, numbersTwiceOnPaper, paperMistakes, papersHanging } from "./paper-and-voice.ts";
import type { OpenWiredHall } from "./wired-hall.ts";

const TOLD_MS_MAX = 10_000;
const PRINTER_TOLD_MS_MAX = 2_000;
/** Commands at a device, and questions at its seat. */
const QUEUE_MAX = 24;
/** Some fifty belong to the hall, and a few to each visitor inside. */
const TIMERS_MAX = 400;
/** A sign that is right again sooner was only late. */
const SIGN_LATE_MS = 10_000;

/** Begun in one episode and ended in another. */
const UNDER_WAY = 2;

interface Exception {
  readonly make: string;
  /** Default every one that makes it silent. */
  readonly vices?: readonly string[];
  /** When the board says so at the latest, ms; undefined where nobody can know. */
  readonly toldMsMax?: number;
  readonly why: string;
}

/** A text that moves would begin anew whenever it is sent, so signs that may move it are shown the same only every 30 s. */
const REFRESHED_MS = 45_000;

/** What cannot be known sooner, or not at all. */
export const exceptions: readonly Exception[] = [
  { make: "bar", toldMsMax: REFRESHED_MS, why: "a private bar takes no question but to show something" },
  { make: "bar", vices: ["forgetful"], why: "it says that it shows what it does not show" },
  { make: "cpower", vices: ["forgetful"], why: "it says that it shows what it does not show" },
  { make: "io-board", vices: ["slow"], toldMsMax: 15_000, why: "a late answer is taken for that of the next look" },
  {
    make: "io-board",
    vices: ["key-stuck"],
    toldMsMax: 35_000,
    why: "somebody may hold a key for half a minute",
  },
  {
    make: "evaluator-pad",
    vices: ["power-cut"],
    why: "what was pressed in the quarter of a second before is gone with its power",
  },
  {
    make: "escpos",
    vices: ["stuck-busy", "half"],
    toldMsMax: 45_000,
    why: "it says that it is well, until a page has not come to its end within 15 s",
  },
  { make: "escpos", vices: ["cutter-stuck"], toldMsMax: 45_000, why: "a knife is stuck when it is used" },
  {
    make: "xfs5152",
    vices: ["stuck-busy"],
    toldMsMax: 75_000,
    why: "the next call is given up when it has lasted longer than any sentence could",
  },
  { make: "caller", why: "an FF 68 keypad takes no question: only its port can be seen" },
  { make: "onbon", vices: ["forgetful"], why: "it says that it shows what it does not show" },
  {
    make: "onbon",
    vices: ["font-missing"],
    toldMsMax: REFRESHED_MS,
    why: "a ping is answered all the same, so it comes out when something is shown",
  },
];

const exceptionFor = ({ make, vice }: Episode): Exception | undefined =>
  exceptions.findLast((one) => one.make === make && (one.vices?.includes(vice) ?? true));

/** What people had of it, where it was worse than a moment's wait. */
const harmOf = ({ ward, visitors, hall, voice, sign }: Episode): string | undefined => {
  switch (ward) {
    case "sign":
    case "hall-sign":
      return Math.max(sign.wrongMs, sign.blankMs) > SIGN_LATE_MS ? "the sign was not right" : undefined;
    case "speaker":
      return voice.whole + hall.callsMissed < hall.calls - UNDER_WAY ? "calls were not heard" : undefined;
    case "printer":
      return hall.unprinted > 0 ? "papers were missing" : undefined;
    case "buttons":
      return hall.issued + visitors.refused < visitors.pressed - UNDER_WAY ? "presses were lost" : undefined;
    case "pad":
      return hall.rated < visitors.rated ? "ratings were lost" : undefined;
    case "keypad":
      return undefined;
  }
};

const boardComplaint = (episode: Episode): string[] => {
  const harm = harmOf(episode);
  const exception = exceptionFor(episode);
  const usual = episode.ward === "printer" ? PRINTER_TOLD_MS_MAX : TOLD_MS_MAX;
  const limit = exception ? (exception.toldMsMax ?? Number.POSITIVE_INFINITY) : usual;
  const { afterMs } = episode.manager;
  if (harm !== undefined && afterMs === undefined && limit < Number.POSITIVE_INFINITY)
    return [`${harm}, and the board said nothing`];
  return afterMs !== undefined && afterMs > limit ? [`the board said so after ${afterMs / 1000} s`] : [];
};

export const complaintsAfter = (hall: OpenWiredHall, episode: Episode): string[] => [
  ...numbersTwiceOnPaper(hall),
  ...numbersSaidTooOften(hall),
  ...paperMistakes(hall),
  ...papersHanging(hall),
  ...(episode.hall.issued > episode.visitors.pressed + UNDER_WAY ? ["one press took two numbers"] : []),
  ...boardComplaint(episode),
  ...(episode.healedAfterMs === undefined ? [`not well again within ${HEALED_MS_MAX / 1000} s`] : []),
  ...(episode.timers > TIMERS_MAX ? [`${episode.timers} timers are armed`] : []),
  ...(episode.queueMax > QUEUE_MAX ? [`${episode.queueMax} things waited for it`] : []),
];
