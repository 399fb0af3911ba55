// Keeps the set awake while the page is in sight, where the browser can: on https, and on the machine itself. Elsewhere the
// set's own settings have to.
import { useEffect } from "preact/hooks";

const stayAwake = (): void => {
  if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
  // Refused when the battery is low; the set then does what it does.
  navigator.wakeLock.request("screen").catch(() => {});
};

/** A lock ends when the page goes out of sight, and is asked for again when it comes back. */
export const useAwake = (): void =>
  useEffect(() => {
    stayAwake();
    document.addEventListener("visibilitychange", stayAwake);
    return () => document.removeEventListener("visibilitychange", stayAwake);
  }, []);
