// How this visitor reads: letters, voice and language. All of it goes back to the hall's own with the visit.
import { useEffect, useState } from "preact/hooks";
import { wishedCode } from "../language.ts";
import { type LetterSize, useAppearance } from "../parts/appearance.tsx";
import { usePage } from "../parts/page.tsx";
import { hush, speak } from "../parts/voice.ts";
import { isByButtons } from "./machine.ts";
import { useHasVoice } from "./use-has-voice.ts";

/** Large letters first: whoever wants less takes less. */
const FIRST_SIZE: LetterSize = "large";

export interface Comfort {
  readonly size: LetterSize;
  readonly setSize: (size: LetterSize) => void;
  readonly canSpeak: boolean;
  readonly isAloud: boolean;
  readonly readAloud: (isAloud: boolean) => void;
  /** Something has been changed by this visitor. */
  readonly isChanged: boolean;
  readonly reset: () => void;
}

/** What a screen reader would say of it, with a pause where a new line begins. */
const textOf = (target: EventTarget | null): string => {
  if (!(target instanceof Element)) return "";
  const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue?.trim() ?? "");
  return target.getAttribute("aria-label") ?? texts.filter((text) => text !== "").join("，");
};

/** The voice says the step, and then whatever comes into focus. */
const useVoice = (isOn: boolean, prompt: string): void => {
  const { language } = usePage();
  useEffect(() => {
    hush();
    if (isOn) speak(prompt, language);
  }, [isOn, prompt, language]);
  useEffect(() => {
    if (!isOn) return;
    const read = ({ target }: FocusEvent) => {
      hush();
      speak(textOf(target), language);
    };
    document.addEventListener("focusin", read);
    return () => document.removeEventListener("focusin", read);
  }, [isOn, language]);
};

export const useComfort = (prompt: string): Comfort => {
  const { language, setLanguage } = usePage();
  const { size, setSize } = useAppearance();
  const canSpeak = useHasVoice(language);
  const [isAloud, readAloud] = useState(isByButtons());
  useEffect(() => setSize(FIRST_SIZE), []);
  useVoice(canSpeak && isAloud, prompt);
  const reset = () => {
    setSize(FIRST_SIZE);
    readAloud(isByButtons());
    if (language.code !== wishedCode()) setLanguage(wishedCode());
  };
  const isChanged = size !== FIRST_SIZE || isAloud !== isByButtons() || language.code !== wishedCode();
  return { size, setSize, canSpeak, isAloud, readAloud, isChanged, reset };
};
