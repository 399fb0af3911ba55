// What AIrSMArT's loudspeakers and a program say to each other over a broker [SPEAKER-2]. What `other` holds, the type of a
// message and the firmware of a box decide between them.
import { type Static, Type } from "typebox";

/** [SPEAKER-2.1] */
export const Uuid = Type.String({ pattern: "^[A-Za-z0-9_-]{1,64}$" });

export const boxTopics = (uuid: string) => ({
  presence: `/${uuid}/status/onoffline`,
  control: `/${uuid}/user/sub_control`,
  response: `/${uuid}/user/pub_response`,
});

/** [SPEAKER-2.2] */
export const Presence = Type.Object({ uuid: Type.String(), state: Type.Enum(["online", "offline"]) });

/** [SPEAKER-2.3] */
export const BoxMessage = Type.Object({
  DstDeviceName: Type.String({ description: "who is meant" }),
  SrcDeviceName: Type.String({ description: "who says it" }),
  type: Type.String({ minLength: 1, maxLength: 40, description: "play, stop, …" }),
  other: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
export type BoxMessage = Static<typeof BoxMessage>;
