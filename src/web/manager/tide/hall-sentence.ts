// The hall makes its sentences in its own language; a page in another says the same in words of its own.
import { hallOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";

/** Gives the hall's sentence where it has one that fits the page, or what the page says otherwise. */
export const useHallSentence = () => {
  const { language } = usePage();
  const isSame = hallOf(useHall())?.language === language.code;
  return (sentence: string | undefined, otherwise: string): string => (isSame && sentence ? sentence : otherwise);
};
