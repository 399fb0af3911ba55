// What the operations, events and wants of hall/1 carry, by device kind. A device may take less than this and show
// less; it never needs more.
import { type Static, Type } from "typebox";

const Text = Type.String({ maxLength: 400 });
const Tag = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,31}$" });

/** `say` on a speaker: one utterance, never two at once. */
export const SayArgs = Type.Object({
  text: Type.String({ minLength: 1, maxLength: 400, description: "written out as it is spoken" }),
  shows: Type.Optional(Type.String({ description: "the same for the eye, with figures" })),
  chime: Type.Optional(Type.Boolean()),
  times: Type.Optional(Type.Integer({ minimum: 1, maximum: 3 })),
});

/** A line or figure of a printed page; layout in words, so that paper, SVG and simulator agree. */
export const PageItem = Type.Union([
  Type.Object({
    item: Type.Literal("text"),
    text: Text,
    size: Type.Integer({ minimum: 1, maximum: 4 }),
    align: Type.Union([Type.Literal("left"), Type.Literal("center"), Type.Literal("right")]),
    bold: Type.Optional(Type.Boolean()),
  }),
  Type.Object({ item: Type.Literal("rule") }),
  Type.Object({ item: Type.Literal("feed"), lines: Type.Integer({ minimum: 1, maximum: 8 }) }),
  Type.Object({ item: Type.Literal("qr"), data: Type.String({ minLength: 1, maxLength: 300 }) }),
  Type.Object({ item: Type.Literal("cut") }),
]);
export const PrintArgs = Type.Object({ page: Type.Array(PageItem, { minItems: 1, maxItems: 60 }), number: Text });

/** `query` on a printer: what became of the command with this id. */
export const QueryArgs = Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) });

/** `rate` on a pad: ask the visitor of one service, for a bounded time. */
export const RateArgs = Type.Object({
  ticket: Text,
  number: Text,
  prompt: Text,
  clerk: Text,
  grades: Type.Array(Text, { minItems: 5, maxItems: 5, description: "words for 5, 4, 3, 2, 1" }),
  gradesEn: Type.Optional(Type.Array(Text, { minItems: 5, maxItems: 5, description: "the same in English" })),
  reasons: Type.Optional(
    Type.Array(Type.Object({ tag: Tag, text: Text, textEn: Type.Optional(Text) }), {
      maxItems: 8,
      description: "why a grade of 1 or 2, for a pad that can ask; its tags go into the rating",
    }),
  ),
  seconds: Type.Integer({ minimum: 1, maximum: 300 }),
});

/** `tell` on a keypad or ticket machine: an answer to a press. */
export const TellArgs = Type.Object({
  text: Text,
  tone: Type.Union([Type.Literal("ok"), Type.Literal("no")]),
});

/** What a sign is to show: lines of text, top first. */
export const SignState = Type.Object({
  lines: Type.Array(Text, { maxItems: 4 }),
  flash: Type.Optional(Type.Boolean({ description: "flash for a short while, at most three times a second" })),
  tone: Type.Union([
    Type.Literal("idle"),
    Type.Literal("call"),
    Type.Literal("serving"),
    Type.Literal("paused"),
    Type.Literal("closed"),
  ]),
});

/** What a hall sign (综合屏) is to show. */
export const BoardState = Type.Object({
  title: Text,
  calls: Type.Array(Type.Object({ number: Text, window: Text, flash: Type.Boolean() }), { maxItems: 12 }),
  notice: Text,
});

/** `button` event of a ticket machine or call keypad. */
export const ButtonData = Type.Object({
  key: Type.String({ minLength: 1, maxLength: 32 }),
  person: Type.Optional(
    Type.String({ maxLength: 40, description: "identity read at the device; never stored in clear" }),
  ),
});

/** `rating` event of a pad. */
export const RatingData = Type.Object({
  ticket: Type.String({ maxLength: 20 }),
  grade: Type.Integer({ minimum: 1, maximum: 5 }),
  tags: Type.Optional(Type.Array(Tag, { maxItems: 8, uniqueItems: true })),
});

export type PageItem = Static<typeof PageItem>;
export type SayArgs = Static<typeof SayArgs>;
export type PrintArgs = Static<typeof PrintArgs>;
export type RateArgs = Static<typeof RateArgs>;
export type TellArgs = Static<typeof TellArgs>;
export type SignState = Static<typeof SignState>;
export type BoardState = Static<typeof BoardState>;
export type ButtonData = Static<typeof ButtonData>;
export type RatingData = Static<typeof RatingData>;
