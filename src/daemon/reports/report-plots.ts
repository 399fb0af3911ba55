// What of a report is worth a picture, in words.

import { type Picture, type PictureRow, picturesOf } from "../../hall/statistics/pictures.ts";
import type { Report } from "../../hall/statistics/report-schema.ts";
import type { Language } from "../../hall/views/sentences.ts";
import type { Plot } from "./plot.ts";
import { reportWords } from "./report-words.ts";

const titles = {
  arrivals: "arrivals",
  waits: "waitsByHour",
  windows: "windowsByHour",
  finished: "servedByWindow",
} as const;

/** On paper are the day's course and the windows' work. */
const isPrinted = (picture: Picture): picture is Picture & { readonly what: keyof typeof titles } =>
  picture.what !== "serving";

export const plotsOf = (report: Report, language: Language): Plot[] => {
  const say = reportWords(language);
  const nameOf = ({ what }: PictureRow) => (what === "p50" || what === "p90" ? say(what, "waits") : say(what));
  return [...picturesOf(report, "hour"), ...picturesOf(report, "window")]
    .filter(isPrinted)
    .map(({ what, places, rows }) => ({
      title: say(titles[what]),
      labels: places.map(({ name, nameEn }) => (language === "en" ? (nameEn ?? name) : name)),
      series: rows.map((row) => ({ name: nameOf(row), style: row.style, values: row.values })),
    }));
};
