// What this machine can do by itself, for drivers whose hardware it is: speak, play sound, keep files. Tests have a machine of
// their own.
import type { Clock } from "../base/clock.ts";
import { synthesisersOf } from "./speakers/local/choose-synthesiser.ts";
import { checkPlayer, type Player, programPlayer } from "./speakers/local/player.ts";
import type { Synthesiser } from "./speakers/local/synthesiser.ts";

export interface Machine {
  /** Folder for what drivers make and keep. */
  readonly folder: string;
  /** In the order in which they are asked. */
  synthesisers(): readonly Synthesiser[];
  /** @param command a program that takes a WAV on standard input */
  player(command: readonly string[]): Player;
  /** Rejects where that program cannot be heard, as far as it can be known without a sound. */
  checkPlayer(command: readonly string[]): Promise<void>;
}

export const thisMachine = (clock: Clock, folder: string): Machine => ({
  folder,
  synthesisers: () => synthesisersOf(clock),
  player: (command) => programPlayer(clock, command),
  checkPlayer: (command) => checkPlayer(clock, command),
});
