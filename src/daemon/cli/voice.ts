// `tidehall voice`: which of this machine's synthesisers may speak in a hall, and the clips that are made with the best.
import { systemClock } from "../../base/clock.ts";
import { AppError } from "../../base/errors.ts";
import { chooseSynthesiser, synthesisersOf } from "../../drivers/speakers/local/choose-synthesiser.ts";
import { CALL_CLIPS, makeClips } from "../../drivers/speakers/local/make-clips.ts";
import { mandarinProblem } from "../../drivers/speakers/local/synthesiser.ts";
import { readArguments, UsageError } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { DEFAULT_DATA } from "./hall-files.ts";
import { clipsIn } from "./say.ts";
import { columns, paint, type Terminal } from "./terminal.ts";

const CLIPS_TOLD_EVERY = 10;

const check = async (isJson: boolean, terminal: Terminal): Promise<number> => {
  const candidates = synthesisersOf(systemClock());
  const problems = await Promise.all(candidates.map(mandarinProblem));
  const voices = candidates.map(({ name }, at) => ({ name, problem: problems[at] ?? null }));
  if (isJson) terminal.out(JSON.stringify({ voices }));
  else for (const line of columns(voices.map((voice) => rowOf(voice, terminal)))) terminal.out(line);
  return problems.includes(undefined) ? 0 : 1;
};

const rowOf = ({ name, problem }: { name: string; problem: string | null }, terminal: Terminal): string[] => [
  name,
  problem === null ? paint(terminal, "green", "speaks Mandarin") : paint(terminal, "yellow", problem),
];

const clips = async (folder: string, terminal: Terminal): Promise<number> => {
  const { chosen, refused } = await chooseSynthesiser(synthesisersOf(systemClock()));
  if (!chosen) throw new AppError("VOICE_MISSING", { reason: refused.join("; ") });
  await makeClips(folder, chosen, (made) => {
    const isTold = made % CLIPS_TOLD_EVERY === 0 || made === CALL_CLIPS.length;
    if (isTold) terminal.out(`${made} of ${CALL_CLIPS.length} clips`);
  });
  terminal.out(`${folder} speaks with ${chosen.name}`);
  return 0;
};

export const voiceCommand: CliCommand = {
  usage: "tidehall voice check [--json] | tidehall voice clips [--out FOLDER] [--data FOLDER]",
  summary: "see which voices speak Mandarin here, or make clips with the best",
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
      out: { type: "string" },
      data: { type: "string", default: DEFAULT_DATA },
    });
    const [what = ""] = positionals;
    if (what === "check") return check(values.json, terminal);
    if (what === "clips") return clips(values.out ?? clipsIn(values.data), terminal);
    throw new UsageError(`voice takes check or clips, not "${what}"`);
  },
};
