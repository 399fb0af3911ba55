// What a schema cannot say about the hall's voice: a sentence that leaves out what it is for, hours that end before they begin.
import type { Problem } from "../../base/check.ts";
import { dutyProblems } from "./plan-problems.ts";
import { problem } from "./problems-of.ts";
import type { VoiceRules } from "./voice-rules.ts";

const NEEDED = ["{number}", "{window}"] as const;

/** A sentence that leaves out who is called or where to, or asks for what a call does not have. */
export const voiceProblems = ({ call, quiet }: VoiceRules): Problem[] => {
  const lacking = NEEDED.find((name) => !call.includes(name));
  const unknown = [...call.matchAll(/\{[^{}]*\}/g)].find(([name]) => !NEEDED.some((known) => known === name));
  return [
    ...(lacking === undefined ? [] : [problem("/voice/call", call, `a sentence with ${lacking}`)]),
    ...(unknown ? [problem("/voice/call", unknown[0], `one of ${NEEDED.join(", ")}`)] : []),
    ...dutyProblems("/voice/quiet", quiet),
  ];
};
