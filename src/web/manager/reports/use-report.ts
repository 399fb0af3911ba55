// The report that is asked for, read again now and then while its last day is not over.
import { useEffect, useState } from "preact/hooks";
import type { Report } from "../../../hall/statistics/report-schema.ts";
import { usePage } from "../../parts/page.tsx";
import { repeat } from "../../wire/clock.ts";
import { type Reply, request } from "../../wire/request.ts";
import { addressOf, type Question } from "./question.ts";

/** A day that runs is read again so often, ms. */
const AGAIN_MS = 60_000;

/** What was answered last; undefined while nothing has been. */
export const useReport = ({ period, date }: Question): Reply<Report> | undefined => {
  const { pass, clock } = usePage();
  const [reply, setReply] = useState<Reply<Report>>();
  useEffect(() => {
    if (date === "") return undefined;
    let isWanted = true;
    const token = pass.token === undefined ? {} : { token: pass.token };
    const read = async () => {
      const answer = await request<Report>("GET", addressOf({ period, date }), token);
      if (isWanted) setReply(answer);
    };
    read();
    const cancel = repeat(clock, AGAIN_MS, "report", read);
    return () => {
      isWanted = false;
      cancel();
    };
  }, [period, date, pass, clock]);
  return reply;
};
