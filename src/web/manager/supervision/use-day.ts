// A day under supervision as the hall tells it, read again while it is today.
import { useEffect, useState } from "preact/hooks";
import type { DayReport } from "../../../hall/supervision/report.ts";
import { usePage } from "../../parts/page.tsx";
import { repeat } from "../../wire/clock.ts";
import { type Reply, request } from "../../wire/request.ts";

/** A day that goes on is read again so often, ms. */
const AGAIN_MS = 60_000;

/** @param date empty while nobody knows what day it is */
export const useDay = (date: string, isToday: boolean): Reply<DayReport> | undefined => {
  const { pass, clock } = usePage();
  const [reply, setReply] = useState<Reply<DayReport>>();
  useEffect(() => {
    if (date === "") return undefined;
    let isWanted = true;
    const read = async () => {
      const answer = await request<DayReport>("GET", `/supervision/${encodeURIComponent(date)}`, { token: pass.token });
      if (isWanted) setReply(answer);
    };
    void read();
    const cancel = isToday ? repeat(clock, AGAIN_MS, "supervision", () => void read()) : () => {};
    return () => {
      isWanted = false;
      cancel();
    };
  }, [date, isToday, pass, clock]);
  return reply;
};
