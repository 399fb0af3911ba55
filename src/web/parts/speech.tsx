// What a page says and in which language; the reader may change it at any time.
import { createContext } from "preact";
import { useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { builtInOf, type Language, languageOf, type Offered, offeredLanguages, wishedCode } from "../language.ts";
import type { Table } from "../words/word-table.ts";
import { type Say, sayIn } from "../words/words.ts";

export interface Speech {
  readonly say: Say;
  readonly language: Language;
  /** All that the hall offers. */
  readonly languages: readonly Offered[];
  /** By code. Nothing changes until the language is loaded, nor where there is none of this code. */
  readonly setLanguage: (code: string) => void;
}

export const SpeechContext = createContext<Speech | undefined>(undefined);

export const useSpeech = (): Speech => {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error("a part was drawn outside its page");
  return speech;
};

const useChoice = () => {
  const [language, show] = useState(() => builtInOf(wishedCode()));
  const wish = useRef(language.code);
  const setLanguage = (code: string) => {
    wish.current = code;
    // Two wishes may come back in any order; the last one made counts.
    void languageOf(code).then((found) => found && wish.current === code && show(found));
  };
  useEffect(() => {
    if (language.code !== wishedCode()) setLanguage(wishedCode());
  }, []);
  return { language, setLanguage };
};

/** @param own what this page says and no other does */
export const useOwnSpeech = (own: Table | undefined): Speech => {
  const { language, setLanguage } = useChoice();
  const [languages, setLanguages] = useState<readonly Offered[]>([]);
  useEffect(() => void offeredLanguages().then(setLanguages), []);
  useEffect(() => {
    document.documentElement.lang = language.code;
    document.documentElement.dir = language.dir;
  }, [language]);
  const say = useMemo(() => sayIn(language, own), [language]);
  return { say, language, languages, setLanguage };
};
