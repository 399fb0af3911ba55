// What the hall screen does beside drawing: stages calls, says them where it must, and reports what people have seen.
import { useEffect, useRef, useState } from "preact/hooks";
import type { ScreenView } from "../../hall/rules/screen-rules.ts";
import type { CallView } from "../../hall/views/views.ts";
import { callsOf, servicesOf, windowsOf } from "../parts/hall-entries.ts";
import { namesIn } from "../parts/names.ts";
import { useHall, useNow, usePage } from "../parts/page.tsx";
import { speak } from "../parts/voice.ts";
import { entry } from "../wire/hall-state.ts";
import { firstLook, listened, type Voice, type VoiceMode } from "./announce.ts";
import { type BenchNews, looked, type NewsLine, newsLines } from "./bench-news.ts";
import { emptyStage, type Stage, staged, steady } from "./call-stage.ts";
import { SpeechLine } from "./speech-line.ts";

/** Below the server's limit of messages, also in the busiest hall. */
const SEEN_GAP_MS = 700;

/** Until the hall has said what it wants. */
const plain: ScreenView = {
  parts: ["last", "services", "windows"],
  media: [],
  quietSeconds: 20,
  marquee: [],
  shiftPx: 0,
  shiftMinutes: 3,
};

export const useScreenRules = (): ScreenView => entry<ScreenView>(useHall(), "board", "screen") ?? plain;

export const useStage = (): Stage => {
  const state = useHall();
  const now = useNow();
  const calls = callsOf(state);
  const [stage, setStage] = useState(emptyStage);
  useEffect(() => {
    if (state.topics.board) setStage((before) => (state.cursor === 0 ? steady(calls) : staged(before, calls, now)));
  }, [calls, now]);
  return stage;
};

export const voiceMode = (): VoiceMode => {
  const wish = new URLSearchParams(location.search).get("speak");
  if (wish === "1") return "always";
  return wish === "0" ? "never" : "fallback";
};

/** One for the life of the page, in the language of the moment. */
const useSpeechLine = (): SpeechLine => {
  const { language, clock, store } = usePage();
  const spoken = useRef(language);
  spoken.current = language;
  const [line] = useState(
    () =>
      new SpeechLine({
        clock,
        now: () => clock.now() + store.get().skewMs,
        speak: (text, ended) => speak(text, spoken.current, ended),
      }),
  );
  return line;
};

export const useVoice = (mode: VoiceMode): void => {
  const { say, clock } = usePage();
  const line = useSpeechLine();
  const state = useHall();
  const calls = callsOf(state);
  const voice = useRef<Voice | undefined>(undefined);
  useEffect(() => {
    if (state.cursor === 0) return;
    const now = clock.now() + state.skewMs;
    voice.current = voice.current ? listened(voice.current, calls, now, mode) : firstLook(calls);
    const wordsOf = ({ number, window, isMobile }: CallView) =>
      say(isMobile ? "staff.comes-caption" : "screen.speech", { number, window });
    line.say(voice.current.say.map((call) => ({ text: wordsOf(call), at: call.at })));
  }, [calls, state.cursor === 0]);
};

/** Said where this page is the hall's voice, if somebody waits for what the window takes. */
const useBenchVoice = (news: BenchNews | undefined, mode: VoiceMode): void => {
  const { say, language } = usePage();
  const state = useHall();
  const said = useRef(new Map<string, number>());
  useEffect(() => {
    const isWanted = (service: { readonly id: string }) =>
      servicesOf(state).some(({ id, waiting }) => id === service.id && waiting > 0);
    for (const [id, at] of news ? news.openedAt : []) {
      const window = windowsOf(state).find((one) => one.id === id);
      if (said.current.get(id) === at || mode !== "always" || !window) continue;
      said.current.set(id, at);
      if (!window.services.some(isWanted)) continue;
      speak(say("bench.speech", { n: window.number, services: namesIn(language, window.services) }), language);
    }
  }, [news]);
};

/** What there is to tell of bench windows, as long as it is news. */
export const useBenchNews = (mode: VoiceMode): readonly NewsLine[] => {
  const state = useHall();
  const now = useNow();
  const windows = windowsOf(state);
  const [news, setNews] = useState<BenchNews>();
  useEffect(() => {
    if (state.cursor > 0) setNews((before) => looked(before, windowsOf(state), now));
  }, [state.topics.board]);
  useBenchVoice(news, mode);
  return news ? newsLines(news, windows, now) : [];
};

/** [WS-4.1] After the paint that shows a change of the calls, and only while the page is in sight. */
export const useSeen = (): void => {
  const { socket, store, clock } = usePage();
  const calls = callsOf(useHall());
  const isDue = useRef(false);
  useEffect(() => {
    if (isDue.current) return;
    isDue.current = true;
    return void clock.after(SEEN_GAP_MS, "seen", () => {
      isDue.current = false;
      if (document.visibilityState === "visible") requestAnimationFrame(() => socket.seen(store.get().seq));
    });
  }, [calls]);
};
