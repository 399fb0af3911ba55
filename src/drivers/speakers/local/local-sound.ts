// A loudspeaker at this machine's own sound card, as a row of the registry. A hall whose calls have no clips yet gets them made
// beside its work, for the day on which the synthesiser does not speak.
import { join } from "node:path";
import { type Static, Type } from "typebox";
import { pause } from "../../../base/clock.ts";
import { reasonOf } from "../../../base/errors.ts";
import { type Driver, type DriverGround, type MachineReach, machineRow } from "../../driver.ts";
import { CLIPS_FOLDER, loadClips } from "./clips.ts";
import { localDriver } from "./local-driver.ts";
import { LocalSpeaker } from "./local-speaker.ts";
import { CALL_CLIPS, makeClips } from "./make-clips.ts";
import { type OpenVoice, openVoice } from "./open-voice.ts";
import { APLAY } from "./player.ts";
import type { Synthesiser } from "./synthesiser.ts";

/** Between two clips the machine has time for the hall. */
const REST_MS = 250;
const CLIPS_TOLD_EVERY = 10;

const Options = Type.Object(
  {
    player: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      minItems: 1,
      maxItems: 10,
      default: [...APLAY],
      description: `program that plays a WAV from its standard input; default ${APLAY.join(" ")}`,
    }),
    clips: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: `folder of clips; default ${CLIPS_FOLDER} of the data`,
      }),
    ),
    makesClips: Type.Boolean({
      default: true,
      description: "make the clips of the calls where there are none; default true",
    }),
  },
  { additionalProperties: false },
);
type Options = Static<typeof Options>;
type Parts = DriverGround & MachineReach;

class ClipMaker {
  readonly #parts: Parts;
  readonly #folder: string;
  readonly #halt = new AbortController();
  #isAtWork = false;

  constructor(parts: Parts, folder: string) {
    this.#parts = parts;
    this.#folder = folder;
  }

  /** Once; what was left half made is made again by the next start. */
  begin({ voice }: OpenVoice, synthesiser: Synthesiser): void {
    if (this.#isAtWork) return;
    this.#isAtWork = true;
    const { port } = this.#parts;
    const told = (made: number) => {
      if (made % CLIPS_TOLD_EVERY === 0 || made === CALL_CLIPS.length)
        port.log("info", `${made} of ${CALL_CLIPS.length} clips are made`);
    };
    makeClips(this.#folder, this.#restful(synthesiser), told).then(
      () => voice.learn(loadClips(this.#folder)),
      (error: unknown) => this.#halt.signal.aborted || port.log("warn", `clips: ${reasonOf(error)}`),
    );
  }

  stop(): void {
    this.#halt.abort();
  }

  #restful(synthesiser: Synthesiser): Synthesiser {
    return {
      name: synthesiser.name,
      phonemes: (text) => synthesiser.phonemes(text),
      speak: async (text) => {
        await pause(this.#parts.clock, REST_MS, "clips rest");
        this.#halt.signal.throwIfAborted();
        return synthesiser.speak(text);
      },
    };
  }
}

const make = ({ player, clips: chosen, makesClips }: Options, parts: Parts): Driver => {
  const { clock, machine, port } = parts;
  const folder = chosen ?? join(machine.folder, CLIPS_FOLDER);
  const maker = new ClipMaker(parts, folder);
  const open = async (): Promise<LocalSpeaker> => {
    await machine.checkPlayer(player);
    const opened = await openVoice(clock, folder, machine.synthesisers());
    for (const trouble of opened.troubles) port.log("warn", trouble);
    if (makesClips && opened.synthesiser && !opened.clips) maker.begin(opened, opened.synthesiser);
    return new LocalSpeaker({ clock, voice: opened.voice, player: machine.player(player) });
  };
  const driver = localDriver({ clock, port, open });
  return {
    ...driver,
    get health() {
      return driver.health;
    },
    stop: () => {
      maker.stop();
      driver.stop();
    },
  };
};

export const localSoundRow = machineRow({ name: "local-sound", kinds: ["speaker"], options: Options, make });
