// The title of the tab, for whoever looks at the tabs.
import { useEffect } from "preact/hooks";
import { browserClock } from "../wire/browser.ts";
import { repeat } from "../wire/clock.ts";

const FLASH_MS = 1000;

/** @param isUrgent it flashes while another tab is in front */
export const useTitle = (title: string, isUrgent = false): void =>
  useEffect(() => {
    document.title = title;
    if (!isUrgent) return undefined;
    let isLit = false;
    return repeat(browserClock, FLASH_MS, "title", () => {
      isLit = document.hidden && !isLit;
      document.title = isLit ? `● ${title}` : title;
    });
  }, [title, isUrgent]);
