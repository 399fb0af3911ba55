// How a phone draws attention to a call: it shakes by itself; sound, a screen that stays on, and a notice over other pages are
// each the holder's own choice, made by a press. What a browser does not have is not offered.
import { useEffect, useRef, useState } from "preact/hooks";
import { type Chime, openChime } from "./chime.ts";

export const reminders = ["sound", "awake", "notice"] as const;
export type Reminder = (typeof reminders)[number];

export interface Reminding {
  readonly offered: readonly Reminder[];
  readonly chosen: ReadonlySet<Reminder>;
  readonly toggle: (reminder: Reminder) => void;
}

const isOffered: Readonly<Record<Reminder, () => boolean>> = {
  sound: () => "AudioContext" in window,
  awake: () => "wakeLock" in navigator,
  notice: () => isSecureContext && "Notification" in window && Notification.permission !== "denied",
};

/** Phones show a notice only through the page's worker. */
const notify = async (title: string, body: string): Promise<void> => {
  const options = { body, tag: title, icon: "/icon.svg" };
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker) await worker.showNotification(title, options);
  else new Notification(title, options);
};

/** A browser lets go of it whenever the page is out of sight. */
const useAwake = (isWanted: boolean): void =>
  useEffect(() => {
    if (!isWanted) return undefined;
    let lock: WakeLockSentinel | undefined;
    const hold = async () => {
      if (document.visibilityState === "visible")
        lock = await navigator.wakeLock.request("screen").catch(() => undefined);
    };
    void hold();
    document.addEventListener("visibilitychange", hold);
    return () => {
      document.removeEventListener("visibilitychange", hold);
      void lock?.release();
    };
  }, [isWanted]);

/** What is said when a call, or the time to come back, is news: `id` is another each time. */
export interface News {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly isCall: boolean;
}

const CALL_SHAKE = [400, 200, 400, 200, 400];
const NEAR_SHAKE = [250];

export const useReminders = (news: News | undefined): Reminding => {
  const [chosen, setChosen] = useState<ReadonlySet<Reminder>>(new Set());
  const chime = useRef<Chime | undefined>(undefined);
  useAwake(chosen.has("awake"));
  useEffect(() => {
    if (!news) return;
    navigator.vibrate?.(news.isCall ? CALL_SHAKE : NEAR_SHAKE);
    if (chosen.has("sound")) chime.current?.ring();
    if (chosen.has("notice") && document.hidden) void notify(news.title, news.body).catch(() => undefined);
  }, [news?.id]);
  const choose = (reminder: Reminder, isOn: boolean) =>
    setChosen((now) => new Set(reminders.filter((one) => (one === reminder ? isOn : now.has(one)))));
  const turnOn: Readonly<Record<Reminder, () => void>> = {
    sound: () => {
      chime.current ??= openChime();
      chime.current.ring();
      choose("sound", true);
    },
    awake: () => choose("awake", true),
    notice: () =>
      void Notification.requestPermission().then((permission) => choose("notice", permission === "granted")),
  };
  const toggle = (reminder: Reminder) => (chosen.has(reminder) ? choose(reminder, false) : turnOn[reminder]());
  return { offered: reminders.filter((one) => isOffered[one]()), chosen, toggle };
};
