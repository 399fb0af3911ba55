// The two builds of eSpeak NG that a hall can have: the one of the npm package, whose Mandarin dictionary is complete, and
// the one of the distribution, which knows single characters. Both are programs of their own with the same arguments.
import { fileURLToPath } from "node:url";
import type { Clock } from "../../../base/clock.ts";
import { AppError, reasonOf } from "../../../base/errors.ts";
import { respelled } from "../reading/respelling.ts";
import { runProgram } from "./program.ts";
import { type Sound, trimmed } from "./sound.ts";
import type { Synthesiser } from "./synthesiser.ts";
import { readWav } from "./wav.ts";

/** The voice that takes hanzi and pinyin side by side. The plain `cmn` of the distribution reads hanzi as English. */
const VOICE = "cmn-latn-pinyin";
const WORDS_A_MINUTE = 150;
/** 400 characters take a minute and a half of speech, and much less to make. */
const SPEAK_MS_MAX = 20_000;

export interface EspeakBuild {
  readonly name: string;
  readonly command: string;
  /** In front of the arguments of eSpeak. */
  readonly args: readonly string[];
  /** Default: the one that takes hanzi and pinyin. */
  readonly voice?: string;
}

/** The npm package, in a process of Node. */
export const packagedEspeak = (): EspeakBuild => ({
  name: "espeak-ng of npm",
  command: process.execPath,
  args: [fileURLToPath(new URL("./espeak-worker.js", import.meta.url))],
});

/** The program on the path. */
export const installedEspeak = (): EspeakBuild => ({ name: "espeak-ng on the path", command: "espeak-ng", args: [] });

const failed = (name: string, reason: string): AppError => new AppError("VOICE_FAILED", { voice: name, reason });

export class Espeak implements Synthesiser {
  readonly name: string;
  readonly #build: EspeakBuild;
  readonly #clock: Clock;

  constructor(clock: Clock, build: EspeakBuild) {
    this.name = build.name;
    this.#build = build;
    this.#clock = clock;
  }

  async speak(text: string): Promise<Sound> {
    const wav = await this.#run(["-s", String(WORDS_A_MINUTE), "--stdout"], text);
    const read = readWav(wav);
    if (!read.ok) throw failed(this.name, read.reason);
    if (read.sound.samples.length === 0) throw failed(this.name, `it made no sound of "${text}"`);
    return trimmed(read.sound);
  }

  async phonemes(text: string): Promise<string> {
    return (await this.#run(["-q", "-x"], text)).toString("utf8").trim();
  }

  #run(args: readonly string[], text: string): Promise<Buffer> {
    const { name, command, args: before, voice = VOICE } = this.#build;
    const program = runProgram(this.#clock, {
      command,
      args: [...before, "-v", voice, ...args, "--stdin"],
      input: respelled(text),
      deadlineMs: SPEAK_MS_MAX,
    });
    return program.output.catch((error: unknown) => {
      throw failed(name, reasonOf(error));
    });
  }
}
