// A loudspeaker (语音): one utterance at a time, in order, and a record of what was heard and when.
import { Type } from "typebox";
import { checker } from "../../src/base/check.ts";
import { SayArgs } from "../../src/protocols/mqtt/arguments.ts";
import type { DeviceCommand } from "../../src/protocols/mqtt/messages.ts";
import { Device, type DeviceSetting } from "../device.ts";
import { Recent } from "../recent.ts";
import { errand, type Hands, job, type Trade, type Work } from "../trade.ts";

const CHARACTERS_PER_S = 4;
const BREATH_MS = 300;
const WAITING_MAX = 8;
const SPOKEN_MAX = 1_000;
/** 400 characters twice over, and some more. */
const DONE_MS = 120_000;

export interface Utterance {
  readonly id: string;
  readonly text: string;
  /** The same for the eye, with figures. */
  readonly shows: string;
  /** `clock.elapsed()`, so that no jump of the wall clock makes two of them overlap. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** False when it was cut short. */
  readonly isWhole: boolean;
}

export interface SpeakerFace {
  /** What is being said, for the eye where the hall sent it so; null in silence. */
  saying: string | null;
}

export interface Speaker {
  readonly role: "speaker";
  readonly device: Device;
  readonly face: Readonly<SpeakerFace>;
  /** The last utterances that were heard, oldest first. */
  readonly spoken: readonly Utterance[];
}

const checkSay = checker(SayArgs);
const checkNothing = checker(Type.Object({}));

/** ms an utterance takes. */
export const speechMs = ({ text, times = 1 }: SayArgs): number =>
  Math.round(((text.length / CHARACTERS_PER_S) * 1000 + BREATH_MS) * times);

const utter = (hands: Hands, face: SpeakerFace, spoken: Recent<Utterance>) => {
  return (args: SayArgs, { id }: DeviceCommand): Work => {
    const { text, shows = text } = args;
    let startedAt = 0;
    const turn = (saying: string | null) => {
      face.saying = saying;
      hands.changed();
    };
    const fallSilent = (isWhole: boolean) => {
      spoken.add({ id, text, shows, startedAt, endedAt: hands.clock.elapsed(), isWhole });
      turn(null);
      return { done: undefined };
    };
    const begins = () => {
      startedAt = hands.clock.elapsed();
      turn(shows);
    };
    return { takesMs: speechMs(args), begins, ends: () => fallSilent(true), stops: () => void fallSilent(false) };
  };
};

export const simulateSpeaker = (setting: DeviceSetting): Speaker => {
  const face: SpeakerFace = { saying: null };
  const spoken = new Recent<Utterance>(SPOKEN_MAX);
  const learn = (hands: Hands): Trade => ({
    kind: "speaker",
    model: "speaker",
    face,
    operations: {
      say: job(checkSay, utter(hands, face, spoken)),
      stop: errand(checkNothing, () => ({ begins: () => hands.dropWork() })),
    },
    limits: { maxText: 400, doneMs: DONE_MS },
    waitingMax: WAITING_MAX,
    blank: () => {
      face.saying = null;
    },
  });
  const device = new Device(setting, learn);
  return { role: "speaker", device, face, spoken: spoken.items };
};
