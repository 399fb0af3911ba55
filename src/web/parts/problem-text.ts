// Why something was refused, as a person reads it. The hall's own refusals come from the hall's own table.
import { refusalTexts } from "../../hall/refusals.ts";
import type { ProblemDetails } from "../../protocols/api/frames.ts";
import type { Language } from "../language.ts";
import { type Say, sayOf } from "../words/words.ts";

const hallText = (code: string, language: Language): string | undefined =>
  Object.keys(refusalTexts).includes(code)
    ? refusalTexts[code as keyof typeof refusalTexts][language.code === "en" ? 1 : 0]
    : undefined;

/** In the page's language where there are words for it, else as the server says it. */
export const problemText = ({ code, title }: ProblemDetails, say: Say, language: Language): string => {
  const own = sayOf(say, "problem", code);
  return hallText(code, language) ?? (own === code ? title : own);
};
