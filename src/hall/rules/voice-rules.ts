// What the hall's voice says of a call, how often, and when it is silent. Only data, and what it means; which words a figure is
// read by, and what makes the sound, are not known here.
import { type Static, Type } from "typebox";
import { type Moment, minuteOf } from "../../base/calendar.ts";
import { closed, Span, whole } from "./fields.ts";

export const VoiceRules = Type.Object(
  {
    call: Type.String({
      minLength: 1,
      maxLength: 80,
      default: "请{number}号到{window}号窗口办理",
      description: "what is said of a call, with {number} and {window}; recorded clips have only the default",
    }),
    chime: Type.Boolean({ default: true, description: "two tones before it" }),
    times: whole(1, 3, "how often it is said", { default: 1 }),
    quiet: Type.Array(Span, {
      default: [],
      maxItems: 6,
      description: "when nothing is said aloud, such as a rest at noon; signs and screens show every call",
    }),
  },
  { ...closed, default: {}, description: "The hall's voice" },
);
export type VoiceRules = Static<typeof VoiceRules>;

/** Whether anything is said aloud at this moment. */
export const isHeard = ({ quiet }: VoiceRules, { minute }: Pick<Moment, "minute">): boolean =>
  !quiet.some(({ from, to }) => minuteOf(from) <= minute && minute < minuteOf(to));
