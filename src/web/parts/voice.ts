// The browser's own voice, where it has one: utterances wait for one another until they are hushed.
import type { Language } from "../language.ts";

export const hasVoice = (): boolean => "speechSynthesis" in window;

/** @param ended called when it has been said, or could not be */
export const speak = (text: string, language: Language, ended: () => void = () => {}): void => {
  if (!hasVoice()) return ended();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language.code;
  utterance.rate = 0.9;
  utterance.onend = ended;
  utterance.onerror = ended;
  speechSynthesis.speak(utterance);
};

export const hush = (): void => {
  if (hasVoice()) speechSynthesis.cancel();
};
