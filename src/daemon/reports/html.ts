// A report as one page that needs nothing else: to read, to print, to keep. Its tables are turned where they have more
// columns than a sheet of paper.

import type { Report } from "../../hall/statistics/report-schema.ts";
import type { Language } from "../../hall/views/sentences.ts";
import { cellText } from "./cell-text.ts";
import { escaped, plotSvg } from "./plot.ts";
import { plotsOf } from "./report-plots.ts";
import { type Cell, type ReportTable, tablesOf, titleOf } from "./report-tables.ts";
import { reportWords } from "./report-words.ts";

/** Columns that a sheet has room for, upright. */
const COLUMNS_MAX = 12;

const STYLE = `
  body { font: 14px/1.5 "Noto Sans SC", "Microsoft YaHei", sans-serif; color: #1c2733; max-width: 1000px; margin: 2em auto; padding: 0 1em; }
  h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin: 1.6em 0 0.4em; }
  table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
  th, td { border-bottom: 1px solid #d5dde5; padding: 0.2em 0.7em; text-align: right; }
  th:first-child, td.text { text-align: left; } thead th { background: #eef3f7; vertical-align: bottom; }
  .wide { overflow-x: auto; }
  figure { margin: 1em 0; break-inside: avoid; } figcaption { font-weight: bold; } svg { width: 100%; max-width: 720px; }
  .scale line { stroke: #d5dde5; } .scale text { font-size: 11px; fill: #5a6a78; }
  .bars.s0 { fill: #5b8db8; color: #5b8db8; } .line, .dashes { fill: none; stroke-width: 2; stroke: #b8522a; color: #b8522a; }
  .dashes { stroke-dasharray: 6 4; } figcaption span::before { content: "■ "; }
  @media print { body { margin: 0; max-width: none; font-size: 11px; } h2 { break-after: avoid; } tr { break-inside: avoid; } }`;

const td = (cell: Cell): string => `<td class="${cell.measure}">${escaped(cellText(cell))}</td>`;

const upright = ({ heads, rows }: ReportTable): string =>
  `<table><thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join("")}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map(td).join("")}</tr>`).join("\n")}</tbody></table>`;

/** A row a figure, a column each service, window or day. */
const turned = ({ heads, rows }: ReportTable): string =>
  `<table><tbody>${heads
    .map((head, at) => `<tr><th scope="row">${escaped(head)}</th>${rows.map((row) => td(row[at]!)).join("")}</tr>`)
    .join("\n")}</tbody></table>`;

const section = (table: ReportTable): string =>
  `<section><h2>${escaped(table.title)}</h2><div class="wide">${table.heads.length > COLUMNS_MAX && table.rows.length <= COLUMNS_MAX ? turned(table) : upright(table)}</div></section>`;

export const htmlOf = (report: Report, language: Language): string => {
  const title = escaped(titleOf(report, language));
  const plots = plotsOf(report, language).map(plotSvg).join("\n");
  const tables = tablesOf(report, language).map(section).join("\n");
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body><h1>${title}</h1>
${plots}
${tables}
<p><small>${escaped(reportWords(language)("note"))}</small></p></body></html>
`;
};
