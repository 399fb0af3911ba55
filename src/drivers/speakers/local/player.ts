// Where sound goes: to a program that plays it, or to a folder where someone can listen later. One sound at a time is the
// caller's business.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../../base/clock.ts";
import { runProgram } from "./program.ts";
import { durationMs, type Sound } from "./sound.ts";
import { wavOf } from "./wav.ts";

export interface Playing {
  /** Settles when the sound is over; rejects when it could not be heard to its end. */
  readonly ended: Promise<void>;
  /** Silence, at once. */
  stop(): void;
}

export type Player = (sound: Sound) => Playing;

/** A sound card may take this much longer than the sound, and then it hangs. */
const LATE_MS = 5_000;

/** ALSA's own player, on its default device. */
export const APLAY: readonly string[] = ["aplay", "-q", "-"];

/** Plays with a program that takes a WAV on standard input and ends with it. */
export const programPlayer =
  (clock: Clock, [command = "", ...args]: readonly string[] = APLAY): Player =>
  (sound) => {
    const deadlineMs = durationMs(sound) + LATE_MS;
    const program = runProgram(clock, { command, args, input: wavOf(sound), deadlineMs });
    return { ended: program.output.then(() => {}), stop: () => program.kill() };
  };

/** ALSA's own player knows whether there is a sound card; of any other program nothing is known before it plays. */
export const checkPlayer = async (clock: Clock, [command = ""]: readonly string[] = APLAY): Promise<void> => {
  if (command !== APLAY[0]) return;
  await runProgram(clock, { command, args: ["-l"], deadlineMs: LATE_MS }).output;
};

/** Writes `00001.wav`, `00002.wav`, … and takes as long as each would sound. */
export const folderPlayer = (clock: Clock, folder: string): Player => {
  let count = 0;
  mkdirSync(folder, { recursive: true });
  return (sound) => {
    count += 1;
    writeFileSync(join(folder, `${String(count).padStart(5, "0")}.wav`), wavOf(sound));
    let stop = () => {};
    const ended = new Promise<void>((resolve, reject) => {
      const cancel = clock.after(durationMs(sound), "sound", resolve);
      stop = () => {
        cancel();
        reject(new Error("the sound was cut short"));
      };
    });
    return { ended, stop: () => stop() };
  };
};
