// A loudspeaker of AIrSMArT: it says whether it is there, answers, and can be stopped [SPEAKER-2]. What it takes for `play` differs
// by firmware, so a technician writes it down.
import { type Static, Type } from "typebox";
import { checker } from "../../../base/check.ts";
import { BoxMessage, boxTopics, Presence, Uuid } from "../../../protocols/json-speakers/airsmart.ts";
import { busRow } from "../../driver.ts";
import { type BoxConvention, busSpeakerDriver } from "./bus-speaker.ts";

const START_MS = 800;

const Options = Type.Object(
  {
    uuid: { ...Uuid, description: "of the box, as it stands on it" },
    source: { ...Uuid, default: "tidehall", description: "what the hall calls itself; default tidehall" },
    play: Type.Record(
      Type.String({ maxLength: 40 }),
      Type.Union([Type.String({ maxLength: 500 }), Type.Number(), Type.Boolean()]),
      { description: "what `other` holds for play; {text} is the sentence, {order} its id" },
    ),
    characterMs: Type.Integer({
      minimum: 50,
      maximum: 2000,
      default: 300,
      description: "a character lasts so long, ms",
    }),
  },
  { additionalProperties: false },
);
type Options = Static<typeof Options>;

const checkPresence = checker(Presence);
const checkMessage = checker(BoxMessage);

/** Put in as values of JSON, so what people wrote cannot become anything else. */
const filled = (play: Options["play"], text: string, order: string): Record<string, unknown> => {
  const fill = (value: string) => value.replace(/\{(text|order)\}/g, (_, name) => (name === "text" ? text : order));
  return Object.fromEntries(
    Object.entries(play).map(([name, value]) => [name, typeof value === "string" ? fill(value) : value]),
  );
};

const conventionOf = ({ uuid, source, play, characterMs }: Options): BoxConvention => {
  const topics = boxTopics(uuid);
  const control = (type: string, other?: Record<string, unknown>) => ({
    topic: topics.control,
    payload: { DstDeviceName: uuid, SrcDeviceName: source, type, ...(other && { other }) },
  });
  return {
    model: "AIrSMArT speaker",
    hears: [topics.presence, topics.response],
    stop: control("stop"),
    say: (text, order) => ({
      ...control("play", filled(play, text, order)),
      lastsMs: START_MS + Array.from(text).length * characterMs,
    }),
    read: (topic, message) => {
      if (topic === topics.presence) {
        const checked = checkPresence(message);
        return checked.ok && checked.value.uuid === uuid ? checked.value.state : undefined;
      }
      const checked = checkMessage(message);
      const isOurs = checked.ok && checked.value.SrcDeviceName === uuid && checked.value.DstDeviceName === source;
      return isOurs && checked.value.type === "play" ? "answer" : undefined;
    },
  };
};

export const airsmartRow = busRow({
  name: "airsmart-speaker",
  kinds: ["speaker"],
  options: Options,
  guest: ({ uuid }) => {
    const { presence, response, control } = boxTopics(uuid);
    return { reads: [control], writes: [presence, response] };
  },
  make: (options, parts) => busSpeakerDriver(parts, conventionOf(options)),
});
