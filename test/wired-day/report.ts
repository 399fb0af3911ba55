// What each person saw, one line for each vice: as one JSON object for programs, as aligned columns for people.
import { columns } from "../../src/daemon/cli/terminal.ts";
import type { JudgedEpisode } from "./day.ts";

const seconds = (ms: number | undefined): string => (ms === undefined ? "never" : `${(ms / 1000).toFixed(1)} s`);
const HEAD = [
  ...["", "vice", "pressed", "papers", "none", "refused", "torn", "calls", "heard", "cut"],
  ...["sign right", "wrong", "blank", "served", "told no", "the board says", "after", "well after"],
];

const rowOf = (episode: JudgedEpisode): string[] => {
  const { make, vice, visitors, hall, voice, sign, clerks, manager, healedAfterMs, complaints } = episode;
  return [
    ...[complaints.length > 0 ? "NOT OK" : "ok", vice],
    ...[visitors.pressed, visitors.papers, visitors.emptyHanded, visitors.refused, visitors.torn].map(String),
    ...[hall.calls, voice.whole, voice.cut].map(String),
    ...[`${Math.round((100 * sign.rightMs) / sign.allMs)} %`, seconds(sign.wrongMs), seconds(sign.blankMs)],
    ...[clerks.finished, clerks.refused].map(String),
    ...[manager.told, seconds(manager.afterMs), seconds(healedAfterMs)],
    ...(make === "" ? [make] : []),
  ];
};

const partOf = (episodes: readonly JudgedEpisode[]): string[] => {
  const [{ device, make }] = episodes as [JudgedEpisode];
  const rows = columns([HEAD, ...episodes.map(rowOf)]);
  const complaints = episodes.flatMap(({ vice, complaints: all }) => all.map((one) => `        ${vice}: ${one}`));
  return [`${device} (${make})`, ...rows.map((row) => `  ${row}`), ...complaints, ""];
};

export const textReport = (seed: number, episodes: readonly JudgedEpisode[], timersLeft: readonly string[]): string => {
  const devices = [...new Set(episodes.map(({ device }) => device))];
  const bad = episodes.filter(({ complaints }) => complaints.length > 0).length;
  return [
    ...devices.flatMap((device) => partOf(episodes.filter((episode) => episode.device === device))),
    `seed ${seed}: ${episodes.length - bad} vices borne, ${bad} not; ${timersLeft.length} timers left behind`,
  ].join("\n");
};

export const jsonReport = (seed: number, episodes: readonly JudgedEpisode[], timersLeft: readonly string[]): string => {
  const ok = timersLeft.length === 0 && episodes.every(({ complaints }) => complaints.length === 0);
  return JSON.stringify({ seed, ok, episodes, timersLeft });
};
