// What the hall screen shows beside the calls, and how it takes care of its panel. Only data: neither where a picture lies nor
// what draws it is known here.
import { type Static, Type } from "typebox";
import type { Problem } from "../../base/check.ts";
import { isDay } from "./day-span.ts";
import { closed, LocalDate, whole } from "./fields.ts";
import { problem } from "./problems-of.ts";

/** Parts of the hall screen that a hall may leave out; the calls, the clock and the notices always stand. */
export const screenParts = ["last", "services", "windows"] as const;
export type ScreenPart = (typeof screenParts)[number];

/** The name of a picture or video in the hall's folder of media. */
export const MediaName = Type.String({
  pattern: "^[a-z0-9][a-z0-9-]{0,39}\\.(jpg|png|mp4)$",
  description: "as it was put there with PUT /api/v1/media/:name",
});

export const ScreenMedium = Type.Object(
  {
    file: MediaName,
    seconds: whole(3, 120, "how long it stays; a video at most its own length", { default: 12 }),
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 60, description: "what it says, below it" })),
    to: Type.Optional(Type.Unsafe<string>({ ...LocalDate, description: "the last day; without it, until taken out" })),
  },
  closed,
);
export type ScreenMedium = Static<typeof ScreenMedium>;

const Passage = Type.String({ minLength: 1, maxLength: 200 });

export const ScreenRules = Type.Object(
  {
    parts: Type.Array(Type.Enum(screenParts), {
      default: [...screenParts],
      uniqueItems: true,
      description: "what stands beside the calls: last calls, services with who is next, state of the windows",
    }),
    media: Type.Array(ScreenMedium, {
      default: [],
      maxItems: 20,
      description: "pictures and videos in turn, beside the last call and never over a new one [N1]",
    }),
    quietSeconds: whole(10, 600, "seconds after a call before pictures come back", { default: 20 }),
    marquee: Type.Array(Passage, {
      default: [],
      maxItems: 10,
      description: "passages below, in turn with the notices",
    }),
    shiftPx: whole(0, 16, "how far the picture moves so that nothing burns in; 0 never", { default: 6 }),
    shiftMinutes: whole(1, 60, "minutes between two such moves", { default: 3 }),
  },
  { ...closed, default: {}, description: "The hall screen (综合屏)" },
);

export type ScreenRules = Static<typeof ScreenRules>;

/** Last days that there are not. */
export const screenProblems = ({ media }: ScreenRules): Problem[] =>
  media.flatMap(({ to }, position) =>
    to === undefined || isDay(to) ? [] : [problem(`/screen/media/${position}/to`, to, "a day there is")],
  );

/** What every hall screen is told; the same for all of them. */
export interface ScreenView extends Omit<ScreenRules, "media"> {
  readonly media: readonly Omit<ScreenMedium, "to">[];
}

/** @param date the business day: what has had its last day is not shown */
export const screenView = (screen: ScreenRules, date: string): ScreenView => ({
  ...screen,
  media: screen.media.filter(({ to }) => to === undefined || date <= to).map(({ to: _, ...medium }) => medium),
});
