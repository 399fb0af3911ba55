// What turns text into sound and can tell which sounds it makes, and the question every one of them is asked before it
// may speak in a hall: one that reads hanzi as English writes perfect sound files, so only its phonemes give it away.
import { isAppError, reasonOf } from "../../../base/errors.ts";
import type { Sound } from "./sound.ts";

export interface Synthesiser {
  /** For people: what speaks, and from where. */
  readonly name: string;
  /** Rejects with an AppError VOICE_FAILED. */
  speak(text: string): Promise<Sound>;
  /** The phonemes of a text in the mnemonics of eSpeak. Rejects with an AppError VOICE_FAILED. */
  phonemes(text: string): Promise<string>;
}

/** 「请到三号窗口」 in the mnemonics of eSpeak: five initials, four finals, all four tones and the half third. */
const PROBE = { text: "请到三号窗口", phonemes: "tS;hi21NtAu51sa55nXAu51ts.hwA55Nkhou214" };

/** Without stress, word ends and changes of language, which differ from build to build. */
export const barePhonemes = (phonemes: string): string => phonemes.replace(/\((?:en|cmn|zh)\)|['_|,%=\s]/g, "");

const isEnglish = (phonemes: string): boolean => phonemes.includes("(en)");

/** Why it may not speak, as a clause; undefined for one that speaks Mandarin. Never rejects. */
export const mandarinProblem = async (synthesiser: Synthesiser): Promise<string | undefined> => {
  try {
    const phonemes = await synthesiser.phonemes(PROBE.text);
    if (isEnglish(phonemes)) return `reads Chinese characters as English (${phonemes.trim().slice(0, 40)}…)`;
    if (barePhonemes(phonemes) === PROBE.phonemes) return undefined;
    return `says "${PROBE.text}" as "${phonemes.trim()}"`;
  } catch (error) {
    return isAppError(error, "VOICE_FAILED") ? String(error.params.reason) : reasonOf(error);
  }
};
