// Which calls this screen says aloud: all of them when it is the hall's voice, or those the hall's speaker has missed.
// A call is said once, never late, and never again after a reload.
import type { CallView } from "../../hall/views/views.ts";
import { callKey, freshCalls } from "./call-stage.ts";

export type VoiceMode = "always" | "fallback" | "never";

export interface Voice {
  /** Calls that have been said, or were there before this page was. */
  readonly known: ReadonlySet<string>;
  /** To be said now, oldest first. */
  readonly say: readonly CallView[];
}

export const firstLook = (calls: readonly CallView[]): Voice => ({ known: new Set(calls.map(callKey)), say: [] });

export const listened = (voice: Voice, calls: readonly CallView[], now: number, mode: VoiceMode): Voice => {
  const say = freshCalls(voice.known, calls, now).filter(
    ({ missed = [] }) => mode === "always" || (mode === "fallback" && missed.includes("voice")),
  );
  const said = new Set(say.map(callKey));
  const known = new Set(calls.map(callKey).filter((key) => voice.known.has(key) || said.has(key)));
  return { known, say };
};
