// The languages of the pages: Chinese and English are built in, any other is one file beside the hall's configuration. What a
// language lacks is said in Chinese.
import { request } from "./wire/request.ts";

export interface Offered {
  /** BCP 47, such as `zh-CN`. */
  readonly code: string;
  /** In its own letters. */
  readonly name: string;
}

export interface Language extends Offered {
  readonly dir: "ltr" | "rtl";
  /** Between the names of a list. */
  readonly comma: string;
  /** By word, where it is not built in. */
  readonly words?: Readonly<Record<string, string>>;
  /** What the hall itself has named, by the Chinese name. */
  readonly names?: Readonly<Record<string, string>>;
}

export const chinese: Language = { code: "zh-CN", name: "中文", dir: "ltr", comma: "、" };
export const english: Language = { code: "en", name: "English", dir: "ltr", comma: ", " };
const builtIn: readonly Language[] = [chinese, english];

/** All that a page may be read in; without the server, those that are built in. */
export const offeredLanguages = async (): Promise<readonly Offered[]> => {
  const reply = await request<readonly Offered[]>("GET", "/languages");
  return reply.ok ? [...builtIn, ...reply.data] : builtIn;
};

/** Undefined where there is none of this code, or it cannot be read now. */
export const languageOf = async (code: string): Promise<Language | undefined> => {
  const known = builtIn.find((one) => one.code === code);
  if (known) return known;
  const reply = await request<Omit<Language, "comma">>("GET", `/languages/${encodeURIComponent(code)}`);
  return reply.ok ? { comma: ", ", ...reply.data } : undefined;
};

/** The code that the page's address asks for; Chinese when it asks for none. */
export const wishedCode = (): string => new URLSearchParams(location.search).get("lang") ?? chinese.code;

/** What can be shown before anything has been loaded. */
export const builtInOf = (code: string): Language => builtIn.find((one) => one.code === code) ?? chinese;
