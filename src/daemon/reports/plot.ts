// A plot as inline SVG: bars, lines over them, a scale of round numbers. Pure text; colours come from the page.
import type { PictureRow } from "../../hall/statistics/pictures.ts";

export interface Series extends Pick<PictureRow, "style" | "values"> {
  readonly name: string;
}

export interface Plot {
  readonly title: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 40;
const RIGHT = 16;
const TOP = 10;
const BOTTOM = 24;
const LABELS_MAX = 16;
const TICKS = 4;

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`);

/** 1, 2 or 5 times a power of ten, at least 1, so that four of them reach over the largest value. */
export const tickFor = (largest: number): number => {
  const least = Math.max(largest, TICKS) / TICKS;
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5, 10].find((times) => times * power >= least) ?? 10);
};

interface Frame {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  readonly step: number;
}

const frameOf = (count: number, top: number): Frame => {
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, count);
  const high = HEIGHT - TOP - BOTTOM;
  return { step, x: (at) => LEFT + at * step, y: (value) => TOP + high * (1 - value / top) };
};

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

const bars = ({ values }: Series, { x, y, step }: Frame): string =>
  values
    .map((value = 0, at) => {
      const [left, top, width] = [x(at) + step * 0.15, y(value), step * 0.7].map(rounded);
      return `<rect x="${left}" y="${top}" width="${width}" height="${rounded(y(0) - y(value))}"/>`;
    })
    .join("");

/** Broken where there is no value. */
const line = ({ values }: Series, { x, y, step }: Frame): string => {
  const points = values.map((value, at) => {
    if (value === undefined) return "";
    return `${at === 0 || values[at - 1] === undefined ? "M" : "L"}${rounded(x(at) + step / 2)} ${rounded(y(value))}`;
  });
  return `<path d="${points.join("")}"/>`;
};

const drawn = (series: Series, number: number, frame: Frame): string =>
  `<g class="${series.style} s${number}">${series.style === "bars" ? bars(series, frame) : line(series, frame)}</g>`;

const scale = (tick: number, { y }: Frame): string =>
  Array.from({ length: TICKS + 1 }, (_, at) => {
    const height = rounded(y(at * tick));
    return `<line x1="${LEFT}" x2="${WIDTH}" y1="${height}" y2="${height}"/><text x="${LEFT - 6}" y="${height}" dy="4" text-anchor="end">${rounded(at * tick)}</text>`;
  }).join("");

const names = (labels: readonly string[], { x, step }: Frame): string => {
  const every = Math.ceil(labels.length / LABELS_MAX);
  const text = (label: string, at: number) =>
    `<text x="${rounded(x(at) + step / 2)}" y="${HEIGHT - 6}" text-anchor="middle">${escaped(label)}</text>`;
  return labels.map((label, at) => (at % every === 0 ? text(label, at) : "")).join("");
};

/** With its legend; the figures themselves stand in a table, so the picture is hidden from screen readers. */
export const plotSvg = ({ title, labels, series }: Plot): string => {
  const tick = tickFor(Math.max(0, ...series.flatMap(({ values }) => values.map((value = 0) => value))));
  const frame = frameOf(labels.length, tick * TICKS);
  const legend = series
    .map(({ name, style }, number) => `<span class="${style} s${number}">${escaped(name)}</span>`)
    .join(" ");
  return `<figure><figcaption>${escaped(title)} <small>${legend}</small></figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"><g class="scale">${scale(tick, frame)}${names(labels, frame)}</g>${series
    .map((one, number) => drawn(one, number, frame))
    .join("")}</svg></figure>`;
};
