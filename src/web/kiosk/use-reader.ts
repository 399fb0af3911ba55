// Readers beside the machine. One that is a device of the hall shows the page what it read. One that types is heard here: what comes
// faster than fingers and ends with Enter is one code, and its keys are held back for a moment, so that the first digit of a card
// does not choose a service.
import { useEffect } from "preact/hooks";
import { usePage } from "../parts/page.tsx";
import { useLatest } from "../parts/use-latest.ts";
import type { Cancel } from "../wire/clock.ts";
import { ownReaders } from "./machine.ts";

const NEXT_KEY_MS = 60;
const LENGTH_MIN = 6;
const LENGTH_MAX = 200;

/** Keys that have been given back are not held again. */
const given = new WeakSet<Event>();

const giveBack = (keys: readonly string[]): void => {
  for (const key of keys) {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    given.add(event);
    (document.activeElement ?? document.body).dispatchEvent(event);
  }
};

interface Parts {
  readonly after: (ms: number, act: () => void) => Cancel;
  readonly read: (text: string) => void;
}

/** Hears every key before the page does. */
export const readerEar = ({ after, read }: Parts) => {
  let held: string[] = [];
  let cancel: Cancel = () => {};
  const release = () => {
    const keys = held;
    held = [];
    giveBack(keys);
  };
  return (event: KeyboardEvent): void => {
    // A reader that types a capital letter holds Shift for it.
    if (given.has(event) || event.key === "Shift") return;
    cancel();
    const isEnd = event.key === "Enter" && held.length >= LENGTH_MIN;
    if (event.key.length !== 1 && !isEnd) return release();
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isEnd) {
      read(held.splice(0).join(""));
      return;
    }
    if (held.length < LENGTH_MAX) held.push(event.key);
    cancel = after(NEXT_KEY_MS, release);
  };
};

/**
 * The ear is made once: a page that is drawn anew between two keys, as it is with every call in the hall, forgets none of them.
 * @param onRead what was read, as it was read
 */
export const useReader = (onRead: (text: string) => void): void => {
  const { clock, socket } = usePage();
  const latest = useLatest(onRead);
  useEffect(() => {
    const read = (text: string) => latest.current(text);
    const unhear = socket.onRead(read);
    if (ownReaders().length === 0) return unhear;
    const ear = readerEar({ after: (ms, act) => clock.after(ms, "next key", act), read });
    document.addEventListener("keydown", ear, true);
    return () => {
      document.removeEventListener("keydown", ear, true);
      unhear();
    };
  }, [clock, socket]);
};
