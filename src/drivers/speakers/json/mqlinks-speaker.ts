// A loudspeaker of mqlinks: it plays its own sound files by number and says nothing back [SPEAKER-1].
import { Type } from "typebox";
import { AppError } from "../../../base/errors.ts";
import { ClipId, playAudible } from "../../../protocols/json-speakers/mqlinks.ts";
import { busRow } from "../../driver.ts";
import { busSpeakerDriver } from "./bus-speaker.ts";
import { clipIdsOf, usualClips } from "./clip-ids.ts";

/** From the message to the first sound. */
const START_MS = 500;

const Options = Type.Object(
  {
    topic: Type.String({
      maxLength: 200,
      pattern: "^[^+#\\u0000]+$",
      description: "topic that the box listens to, as it was set up: no + or #",
    }),
    clips: Type.Record(Type.String({ minLength: 1, maxLength: 40 }), ClipId, {
      default: {},
      description: "number of the sound file by what it says, besides the usual ones (docs/protocols/json-speakers.md)",
    }),
    clipMs: Type.Integer({ minimum: 100, maximum: 5000, default: 600, description: "a sound file lasts so long, ms" }),
  },
  { additionalProperties: false },
);

export const mqlinksRow = busRow({
  name: "mqlinks-speaker",
  kinds: ["speaker"],
  options: Options,
  guest: ({ topic }) => ({ reads: [topic], writes: [] }),
  make: ({ topic, clips, clipMs }, parts) => {
    const known = { ...usualClips, ...clips };
    return busSpeakerDriver(parts, {
      model: "mqlinks speaker",
      hears: [],
      read: () => undefined,
      stop: undefined,
      say: (text, order) => {
        const ids = clipIdsOf(text, known);
        if (!ids)
          throw new AppError("DEVICE_REFUSED", { device: parts.device, op: "say", reason: "a word has no clip" });
        return { topic, payload: playAudible(ids, order), lastsMs: START_MS + ids.length * clipMs };
      },
    });
  },
});
