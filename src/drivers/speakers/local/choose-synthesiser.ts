// Finds the first synthesiser of this machine that really speaks Mandarin, best first.
import type { Clock } from "../../../base/clock.ts";
import { Espeak, installedEspeak, packagedEspeak } from "./espeak.ts";
import { mandarinProblem, type Synthesiser } from "./synthesiser.ts";

export interface Choice {
  readonly chosen: Synthesiser | undefined;
  /** A line for each that was refused: its name, and why. */
  readonly refused: readonly string[];
}

/** In order of how well they read: measured against a dictionary, see docs/voice.md. */
export const synthesisersOf = (clock: Clock): Synthesiser[] =>
  [packagedEspeak(), installedEspeak()].map((build) => new Espeak(clock, build));

export const chooseSynthesiser = async (candidates: readonly Synthesiser[]): Promise<Choice> => {
  const refused: string[] = [];
  for (const candidate of candidates) {
    const problem = await mandarinProblem(candidate);
    if (problem === undefined) return { chosen: candidate, refused };
    refused.push(`${candidate.name}: ${problem}`);
  }
  return { chosen: undefined, refused };
};
