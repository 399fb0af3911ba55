// The report that is asked for, read again now and then while its last day is not over.
import type { Report } from "../../../hall/statistics/report-schema.ts";
import type { Reply } from "../../wire/request.ts";
import { useAsked } from "../use-asked.ts";
import { addressOf, type Question } from "./question.ts";

export const useReport = (question: Question): Reply<Report> | undefined =>
  useAsked<Report>(question.date === "" ? undefined : addressOf(question), { goesOn: true });
