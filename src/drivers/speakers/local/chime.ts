// The two tones before an announcement, computed, so that nothing has to be shipped and any rate will do.
import { joined, type Sound } from "./sound.ts";

/** A falling third, as of a doorbell: E5, C5. */
const TONES_HZ = [659.26, 523.25];
const TONE_MS = 420;
/** After this time a tone has e^-1 of its strength. */
const DECAY_MS = 140;
const ATTACK_MS = 6;
/** Of full scale: a little softer than speech. */
const PEAK = 0.45 * 32_767;

const strengthAt = (ms: number): number => Math.min(1, ms / ATTACK_MS) * Math.exp(-ms / DECAY_MS);

const tone = (rateHz: number, hz: number): Sound => ({
  rateHz,
  samples: Int16Array.from({ length: Math.round((rateHz * TONE_MS) / 1000) }, (_, at) => {
    const seconds = at / rateHz;
    return Math.round(PEAK * strengthAt(seconds * 1000) * Math.sin(2 * Math.PI * hz * seconds));
  }),
});

export const chime = (rateHz: number): Sound => joined(TONES_HZ.map((hz) => tone(rateHz, hz)));
