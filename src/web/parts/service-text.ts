// What a service says of itself beside its name, in the language where the hall says so, in Chinese where it does not.
import type { Language } from "../language.ts";
import { nameIn } from "../words/words.ts";

const textIn = (language: Language, text: string, textEn: string | undefined): string =>
  text === "" ? "" : nameIn(language, { name: text, nameEn: textEn ?? "" });

interface Brings {
  readonly bring?: string;
  readonly bringEn?: string;
}

export const bringIn = (language: Language, { bring = "", bringEn }: Brings): string =>
  textIn(language, bring, bringEn);

interface Covers {
  readonly detail: string;
  readonly detailEn?: string;
}

export const detailIn = (language: Language, { detail, detailEn }: Covers): string =>
  textIn(language, detail, detailEn);
