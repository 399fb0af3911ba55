// Loudspeakers that are on no line, for the drivers' contract: this machine's own sound card, and boxes at a broker.
import type { Playing } from "../src/drivers/speakers/local/player.ts";
import type { Sound } from "../src/drivers/speakers/local/sound.ts";
import type { Synthesiser } from "../src/drivers/speakers/local/synthesiser.ts";
import { MemoryBroker } from "../src/protocols/mqtt/memory-bus.ts";
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

const TOPIC = "boxes/1";
const BOX = "BOX-1";
const FIGURES: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("零一二三四五六七八九", (numeral, figure) => [numeral, String(figure)]),
);
/** Everything that the contract says, a clip a character. */
const CLIPS: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    new Set("一个很长的通知请大家耐心等待谢谢配合幺号到窗口第太晚了作废下旧NA零二三四五六七八九B"),
    (said, at) => [said, String(200 + at)],
  ),
);
const SAID = Object.fromEntries(Object.entries(CLIPS).map(([said, id]) => [id, FIGURES[said] ?? said]));

/** A box that speaks what it is sent; what comes while it speaks cuts it off. */
abstract class Box implements Hardware {
  vice: Vice = "none";
  asked = 0;
  reached = 0;
  overlaps = 0;
  readonly noticed: string[] = [];
  readonly #desk: Desk;
  #cancelEnd: (() => void) | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  take = (bytes: Uint8Array): void => {
    this.reached++;
    if (this.vice === "deaf") return;
    this.asked++;
    this.hear(JSON.parse(Buffer.from(bytes).toString()));
  };

  abstract hear(message: Record<string, unknown>): void;

  forget(): void {}
  press(): void {}

  protected speak(text: string): void {
    if (this.#cancelEnd) this.overlaps++;
    this.#cancelEnd?.();
    this.noticed.push(text);
    const lastsMs = START_MS / 2 + text.length * CHARACTER_MS;
    this.#cancelEnd = this.#desk.clock.after(lastsMs, "fake speech", () => {
      this.#cancelEnd = undefined;
    });
  }

  protected hush(): void {
    this.#cancelEnd?.();
    this.#cancelEnd = undefined;
  }

  protected answer(message: object): void {
    if (this.vice !== "mute") this.#desk.say(Buffer.from(JSON.stringify(message)));
  }
}

class MqlinksBox extends Box {
  hear({ playAudibleMsg }: Record<string, unknown>): void {
    const ids = String(playAudibleMsg).split("-");
    this.speak(ids.map((id) => SAID[id]).join(""));
  }
}

class AirsmartBox extends Box {
  hear({ type, other }: Record<string, unknown>): void {
    if (type === "stop") return this.hush();
    this.speak((other as { text: string }).text);
    this.answer({ DstDeviceName: "tidehall", SrcDeviceName: BOX, type });
  }
}

const DRIVER_AT_BROKER = "driver";

/** A broker that is no part of the hall, with the box and its driver as its parties. */
const brokerGround =
  (takes: string, says: string): OpensGround =>
  (clock) => {
    const broker = new MemoryBroker({ clock });
    broker.bar(DRIVER_AT_BROKER);
    const party = (clientId: string) => broker.connect({ clientId, username: clientId, password: "" });
    const [box, bus] = [party("box"), party(DRIVER_AT_BROKER)];
    let hardware: readonly Hardware[] = [];
    void box.subscribe([takes], ({ payload }) => {
      for (const one of hardware) one.take(Buffer.from(payload));
    });
    return {
      get isOpen() {
        return bus.status === "connected";
      },
      openedCount: 0,
      plugIn: (plugged) => {
        hardware = plugged;
        broker.admit(DRIVER_AT_BROKER);
      },
      pull: () => broker.bar(DRIVER_AT_BROKER),
      say: (bytes) => void box.publish({ topic: says, payload: Buffer.from(bytes).toString() }).catch(() => {}),
      reach: () => ({ by: "bus", bus }),
      start: () => {},
      stop: async () => {
        await Promise.all([bus.close(), box.close()]);
      },
    };
  };

const boxCase = (one: Pick<Case, "options" | "hardware" | "openGround">): Case => ({
  ...one,
  ...{ kind: "speaker", hasAddress: false, isAnswering: false, isUnseen: true },
  // The slowest step of the schedule by which a lost broker is dialled again.
  foundMs: 11_000,
  absent: /broker is not reached/,
});

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
  "mqlinks-speaker": boxCase({
    options: () => ({ topic: TOPIC, clips: CLIPS, clipMs: CHARACTER_MS }),
    hardware: (desk) => new MqlinksBox(desk),
    openGround: brokerGround(TOPIC, `${TOPIC}/said`),
  }),
  "airsmart-speaker": boxCase({
    options: () => ({ uuid: BOX, play: { text: "{text}" }, characterMs: CHARACTER_MS }),
    hardware: (desk) => new AirsmartBox(desk),
    openGround: brokerGround(`/${BOX}/user/sub_control`, `/${BOX}/user/pub_response`),
  }),
};
