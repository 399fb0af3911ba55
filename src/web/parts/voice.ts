// The browser's own voice, where it has one: utterances wait for one another until they are hushed.
import type { Language } from "../language.ts";

export const hasVoice = (): boolean => "speechSynthesis" in window;

export const speak = (text: string, language: Language): void => {
  if (!hasVoice()) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language.code;
  utterance.rate = 0.9;
  speechSynthesis.speak(utterance);
};

export const hush = (): void => {
  if (hasVoice()) speechSynthesis.cancel();
};
