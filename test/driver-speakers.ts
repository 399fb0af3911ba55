// Loudspeakers that are on no line, for the drivers' contract: this machine's own sound card.
import type { Playing } from "../src/drivers/speakers/local/player.ts";
import type { Sound } from "../src/drivers/speakers/local/sound.ts";
import type { Synthesiser } from "../src/drivers/speakers/local/synthesiser.ts";
import type { Case, Desk, Hardware, OpensGround, Vice } from "./driver-fake.ts";

const RATE_HZ = 1000;
const CHARACTER_MS = 200;
const START_MS = 500;
const PROBE_PHONEMES = "tS;hi21NtAu51sa55nXAu51ts.hwA55Nkhou214";

/** Its samples are the letters, so that a test hears what is said. */
const spelling: Synthesiser = {
  name: "spelling",
  phonemes: async () => PROBE_PHONEMES,
  speak: async (text) => {
    const samples = new Int16Array(((START_MS + text.length * CHARACTER_MS) * RATE_HZ) / 1000);
    samples.set(Array.from(text, (character) => character.charCodeAt(0)));
    return { rateHz: RATE_HZ, samples };
  },
};

const heardIn = ({ samples }: Sound): string => String.fromCharCode(...samples.subarray(0, samples.indexOf(0)));

/** A sound card with a loudspeaker: `deaf` hangs until it is well again, `mute` never comes to an end. */
class SoundCard implements Hardware {
  readonly asked = 0;
  readonly reached = 0;
  readonly noticed: string[] = [];
  overlaps = 0;
  readonly #desk: Desk;
  #vice: Vice = "none";
  #break: ((reason: string) => void) | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get vice(): Vice {
    return this.#vice;
  }

  /** What hung does not go on where it was. */
  set vice(vice: Vice) {
    if (this.#vice === "deaf" && vice === "none") this.#break?.("it did not finish");
    this.#vice = vice;
  }

  take(): void {}
  forget(): void {}
  press(): void {}

  cut(): void {
    this.#break?.("the sound card is gone");
  }

  play(sound: Sound): Playing {
    if (this.#break) this.overlaps++;
    this.noticed.push(heardIn(sound));
    let stop = () => {};
    const ended = new Promise<void>((resolve, reject) => {
      const over = (settle: () => void) => () => {
        cancel();
        this.#break = undefined;
        settle();
      };
      const broken = (reason: string) => over(() => reject(new Error(reason)))();
      const end = () => this.#vice === "none" && over(resolve)();
      const cancel = this.#desk.clock.after((sound.samples.length / RATE_HZ) * 1000, "fake sound", end);
      this.#break = broken;
      stop = () => broken("stopped");
    });
    return { ended, stop: () => stop() };
  }
}

const soundGround: OpensGround = () => {
  let card: SoundCard | undefined;
  const plugged = (): SoundCard => {
    if (!card) throw new Error("nothing is plugged in");
    return card;
  };
  const machine = {
    folder: "nowhere",
    synthesisers: () => [spelling],
    player: () => (sound: Sound) => plugged().play(sound),
    checkPlayer: async () => void plugged(),
  };
  return {
    isOpen: false,
    openedCount: 0,
    plugIn: ([hardware]) => {
      card = hardware as SoundCard;
    },
    pull: () => {
      const pulled = card;
      card = undefined;
      pulled?.cut();
    },
    say: () => {},
    reach: () => ({ by: "machine", machine }),
    start: () => {},
    stop: async () => {},
  };
};

export const speakerCases: Readonly<Record<string, Case>> = {
  "local-sound": {
    kind: "speaker",
    options: () => ({ makesClips: false }),
    hardware: (desk) => new SoundCard(desk),
    hasAddress: false,
    isAnswering: false,
    openGround: soundGround,
    // Looking for a voice is work for the machine, so it looks once a minute.
    foundMs: 61_000,
  },
};
