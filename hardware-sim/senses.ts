// What the people in the hall see and hear: every new call on a sign, on the hall's board, or from a speaker, as a
// number and the window it is called to.
import type { Cancel } from "../src/base/clock.ts";
import type { Counter } from "./counter.ts";
import { isSameWindow, numberIn, windowIn } from "./reading.ts";
import type { Room } from "./room.ts";

export interface Call {
  readonly number: string;
  readonly counter: Counter;
}

/** A thing to look at or listen to, and the calls it gives now. */
interface Source {
  readonly watch: (look: () => void) => Cancel;
  readonly calls: () => readonly Call[];
  /** Shows calls that are long over, too. */
  readonly isList: boolean;
}

const callTo = (hall: Room, number: string | undefined, window: string | undefined): Call[] => {
  const counters = [...hall.counters.values()];
  const counter = window === undefined ? undefined : counters.find((place) => isSameWindow(window, place.window));
  return number === undefined || counter === undefined ? [] : [{ number, counter }];
};

const signs = (hall: Room): Source[] =>
  [...hall.counters.values()].flatMap((counter) => {
    const calls = () => callTo(hall, counter.shownNumber("call"), counter.window);
    return counter.parts.sign ? [{ watch: counter.parts.sign.device.watch, calls, isList: false }] : [];
  });

const boards = (hall: Room): Source[] =>
  hall.boards.map(({ device, face }) => ({
    watch: device.watch,
    calls: () => face.calls.flatMap(({ number, window }) => callTo(hall, number, window)),
    isList: true,
  }));

const speakers = (hall: Room): Source[] =>
  hall.speakers.map(({ device, face }) => ({
    watch: device.watch,
    calls: () => callTo(hall, numberIn(face.saying ?? ""), windowIn(face.saying ?? "")),
    isList: false,
  }));

const keyOf = ({ number, counter }: Call): string => `${number} ${counter.window}`;

/** Tells each call once when it appears; the answer stops watching. */
const watchCalls = ({ watch, calls }: Source, noticed: (call: Call) => void): Cancel => {
  let known = new Set<string>();
  return watch(() => {
    const now = calls();
    const fresh = now.filter((call) => !known.has(keyOf(call)));
    known = new Set(now.map(keyOf));
    for (const call of fresh) noticed(call);
  });
};

export interface Senses {
  /** The call of this number that can be seen now. */
  find(number: string, alsoInLists: boolean): Call | undefined;
  close(): void;
}

export const openSenses = (hall: Room, noticed: (call: Call) => void): Senses => {
  const sources = [...signs(hall), ...boards(hall), ...speakers(hall)];
  const cancels = sources.map((source) => watchCalls(source, noticed));
  return {
    find: (number, alsoInLists) =>
      sources
        .filter(({ isList }) => alsoInLists || !isList)
        .flatMap(({ calls }) => calls())
        .find((call) => call.number === number),
    close: () => {
      for (const cancel of cancels) cancel();
    },
  };
};
