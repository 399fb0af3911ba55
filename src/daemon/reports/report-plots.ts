// What of a report is worth a picture.
import type { Language } from "../../hall/sentences.ts";
import type { Report } from "../../hall/statistics/report-schema.ts";
import type { Plot } from "./plot.ts";
import { reportWords } from "./report-words.ts";

export const plotsOf = ({ halfHours, windows }: Report, language: Language): Plot[] => {
  const say = reportWords(language);
  const labels = halfHours.map(({ from }) => from);
  const waits = (name: "p50" | "p90") => halfHours.map(({ waiting }) => waiting[name]);
  const plots: Plot[] = [
    {
      title: say("arrivals"),
      labels,
      series: [
        { name: say("tickets"), style: "bars", values: halfHours.map(({ tickets }) => tickets) },
        { name: say("expected"), style: "dashes", values: halfHours.map(({ expected }) => expected) },
      ],
    },
    {
      title: say("waitsByHour"),
      labels,
      series: [
        { name: say("p90", "waits"), style: "bars", values: waits("p90") },
        { name: say("p50", "waits"), style: "line", values: waits("p50") },
      ],
    },
    {
      title: say("windowsByHour"),
      labels,
      series: [{ name: say("openWindows"), style: "bars", values: halfHours.map(({ openWindows }) => openWindows) }],
    },
    {
      title: say("servedByWindow"),
      labels: windows.map(({ name, nameEn }) => (language === "en" ? (nameEn ?? name) : name)),
      series: [{ name: say("finished"), style: "bars", values: windows.map(({ stays }) => stays.finished) }],
    },
  ];
  return plots.filter((plot) => plot.labels.length > 0);
};
