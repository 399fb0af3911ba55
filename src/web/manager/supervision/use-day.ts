// A day under supervision as the hall tells it, read again while it is today.
import type { DayReport } from "../../../hall/supervision/report.ts";
import type { Reply } from "../../wire/request.ts";
import { useAsked } from "../use-asked.ts";

/** @param date empty while nobody knows what day it is */
export const useDay = (date: string, isToday: boolean): Reply<DayReport> | undefined =>
  useAsked<DayReport>(date === "" ? undefined : `/supervision/${encodeURIComponent(date)}`, { goesOn: isToday });
