// `tidehall say`: hear a sentence as the hall would say it, or have it as a file.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../base/clock.ts";
import { AppError, reasonOf } from "../../base/errors.ts";
import { CLIPS_FOLDER, loadClips } from "../../drivers/speakers/local/clips.ts";
import { openVoice } from "../../drivers/speakers/local/open-voice.ts";
import { programPlayer } from "../../drivers/speakers/local/player.ts";
import { durationMs, type Sound } from "../../drivers/speakers/local/sound.ts";
import { wavOf } from "../../drivers/speakers/local/wav.ts";
import { spokenText } from "../../drivers/speakers/reading/reading.ts";
import { readArguments, UsageError, wholeNumber } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { DEFAULT_DATA } from "./hall-files.ts";
import type { Terminal } from "./terminal.ts";

const TEXT_CHARS_MAX = 400;
const TIMES_MAX = 3;

/** Where a hall keeps the clips that were made for it. */
export const clipsIn = (data: string): string => join(data, CLIPS_FOLDER);

const textOf = (words: readonly string[]): string => {
  const text = words.join(" ");
  if (text !== "" && text.length <= TEXT_CHARS_MAX) return text;
  throw new UsageError(`the text has ${text.length} characters, expected 1 to ${TEXT_CHARS_MAX}`);
};

const write = (file: string, sound: Sound): void => {
  try {
    writeFileSync(file, wavOf(sound));
  } catch (error) {
    throw new AppError("VOICE_FAILED", { voice: file, reason: reasonOf(error) });
  }
};

const play = async (sound: Sound): Promise<void> => {
  try {
    await programPlayer(systemClock())(sound).ended;
  } catch (error) {
    throw new AppError("VOICE_FAILED", { voice: "of the sound card", reason: reasonOf(error) });
  }
};

const tell = (text: string, sound: Sound, troubles: readonly string[], terminal: Terminal): void => {
  for (const trouble of troubles) terminal.err(trouble, "yellow");
  terminal.out(`${spokenText(text)} (${(durationMs(sound) / 1000).toFixed(1)} s)`);
};

export const sayCommand: CliCommand = {
  usage: "tidehall say TEXT [--out FILE.wav] [--chime] [--times N] [--clips FOLDER] [--data FOLDER]",
  summary: "hear a sentence as the hall would say it",
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      out: { type: "string" },
      chime: { type: "boolean", default: false },
      times: { type: "string" },
      clips: { type: "string" },
      data: { type: "string", default: DEFAULT_DATA },
    });
    const text = textOf(positionals);
    const times = wholeNumber("times", values.times, 1, TIMES_MAX) ?? 1;
    // A folder that was asked for by name is not passed over in silence.
    if (values.clips !== undefined) loadClips(values.clips);
    const { voice, troubles } = await openVoice(systemClock(), values.clips ?? clipsIn(values.data));
    const sound = await voice.soundOf({ text, chime: values.chime, times });
    if (values.out === undefined) await play(sound);
    else write(values.out, sound);
    tell(text, sound, troubles, terminal);
    return 0;
  },
};
