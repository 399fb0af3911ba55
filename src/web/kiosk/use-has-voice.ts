// Whether this machine's browser can speak a language. Voices come late, and on some machines never.
import { useEffect, useState } from "preact/hooks";
import type { Language } from "../language.ts";
import { hasVoice } from "../parts/voice.ts";

const family = (code: string): string | undefined => code.split(/[-_]/)[0]?.toLowerCase();

const speaks = ({ code }: Language): boolean =>
  hasVoice() && speechSynthesis.getVoices().some(({ lang }) => family(lang) === family(code));

export const useHasVoice = (language: Language): boolean => {
  const [can, setCan] = useState(() => speaks(language));
  useEffect(() => {
    const look = () => setCan(speaks(language));
    look();
    if (!hasVoice()) return;
    speechSynthesis.addEventListener("voiceschanged", look);
    return () => speechSynthesis.removeEventListener("voiceschanged", look);
  }, [language]);
  return can;
};
