// The message of mqlinks' loudspeakers: which of its own sound files a box plays, one after another [SPEAKER-1]. It does not know
// what is in the files.
import { type Static, Type } from "typebox";

/** [SPEAKER-1.2] */
export const ClipId = Type.String({ pattern: "^[0-9]{3}$", description: "a sound file of the box, 000 to 999" });

const IDS_MAX = 100;

export const PlayAudible = Type.Object({
  playAudibleMsg: Type.String({
    pattern: `^[0-9]{3}(?:-[0-9]{3}){0,${IDS_MAX - 1}}$`,
    description: "ids in their order, joined by -",
  }),
  orderId: Type.String({ minLength: 1, maxLength: 100, description: "names the order; a box knows no other" }),
});
export type PlayAudible = Static<typeof PlayAudible>;

/** @param ids 1 to 100 */
export const playAudible = (ids: readonly string[], orderId: string): PlayAudible => ({
  playAudibleMsg: ids.join("-"),
  orderId,
});

/** [SPEAKER-1.3] What is on every box as it is delivered, and of use in a hall. */
export const deliveredClips: Readonly<Record<string, string>> = {
  ...{ 零: "000", 一: "001", 二: "002", 三: "003", 四: "004", 五: "005", 六: "006", 七: "007", 八: "008", 九: "009" },
  ...{ 十: "010", 百: "011", 千: "012", 万: "013", 点: "014" },
};
