// The line at the bottom: bench windows that open, the hall's notices, its marquee, one passage after the other. A passage
// glides in and then stands; under reduced motion it only stands. What is new is told at once.
import { useRef } from "preact/hooks";
import { hallOf } from "../parts/hall-entries.ts";
import { namesIn } from "../parts/names.ts";
import { useHall, useNow, usePage } from "../parts/page.tsx";
import type { NewsLine } from "./bench-news.ts";
import { PageMark } from "./page-mark.tsx";
import { passages } from "./passages.ts";
import { turnAt } from "./turning.ts";
import { useBenchNews, useScreenRules, voiceMode } from "./use-screen.ts";

/** How wide a passage may be: the line at its narrowest, em. */
const LANDSCAPE_EM = 36;
const PORTRAIT_EM = 20;

const useNewsText = () => {
  const { say, language } = usePage();
  return ({ kind, window }: NewsLine): string => {
    const head = say(`bench.${kind}`, { n: window.number });
    return kind === "closing" ? head : `${head} ${namesIn(language, window.services)}`;
  };
};

const useTexts = (): { readonly news: string[]; readonly others: string[] } => {
  const { language } = usePage();
  const { marquee } = useScreenRules();
  const notices = (hallOf(useHall())?.notices ?? []).filter(({ where }) => where.includes("screen"));
  const told = notices.map(({ text, textEn }) => (language.code === "en" ? (textEn ?? text) : text));
  return { news: useBenchNews(voiceMode()).map(useNewsText()), others: [...told, ...marquee] };
};

/** The turn begins anew when there is something new to say. */
const useTurn = (texts: readonly string[]): number => {
  const now = useNow();
  const turn = useRef({ key: "", since: now });
  const key = texts.join("\n");
  if (turn.current.key !== key) turn.current = { key, since: now };
  return texts.length === 0 ? 0 : turnAt(Math.max(0, now - turn.current.since), texts.length);
};

export const Ribbon = () => {
  const { say } = usePage();
  const { news, others } = useTexts();
  const widest = innerWidth > innerHeight ? LANDSCAPE_EM : PORTRAIT_EM;
  const all = [...news, ...others].reduce<string[]>((sum, text) => sum.concat(passages(text, widest)), []);
  const page = useTurn(all);
  if (all.length === 0) return null;
  return (
    <section
      class={news.length > 0 ? "notices bench" : "notices"}
      role="note"
      aria-label={say("screen.notices")}
      aria-live="polite"
    >
      <p key={all[page]}>{all[page]}</p>
      <PageMark page={page} pages={all.length} />
    </section>
  );
};
