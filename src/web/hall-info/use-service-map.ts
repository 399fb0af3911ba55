// The hall's service map, asked for again and again, and kept in sight while the hall cannot be reached.
import { useEffect, useState } from "preact/hooks";
import type { ServiceMap } from "../../hall/service-map.ts";
import { browserClock } from "../wire/browser.ts";
import { request } from "../wire/request.ts";

const PERIOD_MS = 20_000;

export interface Known {
  readonly map?: ServiceMap;
  readonly isStale: boolean;
}

export const useServiceMap = (): Known => {
  const [known, setKnown] = useState<Known>({ isStale: false });
  const [round, setRound] = useState(0);
  useEffect(() => {
    void request<ServiceMap>("GET", "/service-map").then((reply) =>
      setKnown((before) => (reply.ok ? { map: reply.data, isStale: false } : { ...before, isStale: true })),
    );
    return browserClock.after(PERIOD_MS, "service map", () => setRound(round + 1));
  }, [round]);
  return known;
};
