// Names in a row, as each language joins them.
import type { Language } from "../language.ts";

export const namesIn = (language: Language, list: readonly { readonly name: string }[]): string =>
  list.map(({ name }) => name).join(language.comma);
