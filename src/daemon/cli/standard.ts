// `tidehall standard`: a hall's configuration, and its last weeks, held against the document of its county.
import { documentNamed, documents, generalWindows, standingOf } from "../../hall/standard/documents.ts";
import type { Figures } from "../../hall/standard/figures.ts";
import type { Finding, Standing } from "../../hall/standard/hold.ts";
import { runThrough } from "../../hall/statistics/run-through.ts";
import type { ConfigDocument } from "../config/document.ts";
import { hasLedger } from "../ledger/browse.ts";
import { lookBack } from "../past/past-days.ts";
import { readFigures } from "../past/standard-figures.ts";
import { readArguments, UsageError, wholeNumber } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { hallOptions, loadConfig } from "./hall-files.ts";
import { columns, paint, type Terminal } from "./terminal.ts";

const options = {
  ...hallOptions,
  against: { type: "string" },
  weeks: { type: "string" },
  lang: { type: "string" },
} as const;

const WEEKS = 4;
const WEEKS_MAX = 53;

const figuresOf = (folder: string, weeks: number, { hall }: ConfigDocument): Figures | undefined =>
  hasLedger(folder)
    ? lookBack(folder, (past) => runThrough(readFigures(past, weeks, generalWindows({ rules: hall }))))
    : undefined;

const marks = { met: "met", "not-met": "NOT MET", unknown: "unknown" } as const;
const marksZh = { met: "符合", "not-met": "不符合", unknown: "无法判断" } as const;
const colours = { met: "green", "not-met": "red", unknown: "yellow" } as const;

const seenOf = ({ found, wanted, missing = [] }: Finding, isEnglish: boolean): string => {
  const counted = wanted === undefined ? "" : `${found ?? "?"} / ${wanted}`;
  const lacking = missing.map(({ name, nameEn }) => (isEnglish ? (nameEn ?? name) : name)).join("、");
  return [counted, lacking && `${isEnglish ? "missing: " : "缺："}${lacking}`].filter(Boolean).join("  ");
};

const tell = (terminal: Terminal, { document, findings, met, notMet, unknown, next }: Standing, isEnglish: boolean) => {
  const words = isEnglish ? marks : marksZh;
  const line = (finding: Finding) => [
    paint(terminal, colours[finding.is], words[finding.is]),
    finding.tag,
    isEnglish ? finding.textEn : finding.text,
    seenOf(finding, isEnglish),
  ];
  terminal.out(paint(terminal, "bold", isEnglish ? document.nameEn : document.name));
  for (const row of columns(findings.map(line))) terminal.out(row);
  terminal.out(`${met} ${words.met}, ${notMet} ${words["not-met"]}, ${unknown} ${words.unknown}`);
  if (!next) return;
  terminal.out("");
  terminal.out(paint(terminal, "bold", isEnglish ? `${next.nameEn} would also ask for` : `${next.name} 还要求`));
  for (const row of columns(next.findings.map(line))) terminal.out(row);
};

const isEnglishIn = (lang: string | undefined, { hall }: ConfigDocument): boolean => {
  if (lang !== undefined && lang !== "en" && lang !== "zh")
    throw new UsageError(`--lang is "${lang}", expected zh or en`);
  return (lang ?? hall.language) === "en";
};

export const standardCommand: CliCommand = {
  usage: "tidehall standard [--config FILE] [--against DOCUMENT] [--data FOLDER] [--weeks 4] [--lang zh|en] [--json]",
  summary: "a hall, and its last weeks, held against the document of its county",
  async run(args, terminal) {
    const { values } = readArguments(args, options);
    const config = loadConfig(values.config, terminal);
    const against = values.against ?? config.hall.facility.standard;
    if (!documentNamed(against))
      throw new UsageError(`--against is "${against ?? ""}", expected ${documents.map(({ id }) => id).join(", ")}`);
    const figures = figuresOf(values.data, wholeNumber("weeks", values.weeks, 1, WEEKS_MAX) ?? WEEKS, config);
    const standing = standingOf(against, { rules: config.hall, devices: config.devices, figures })!;
    if (values.json) terminal.out(JSON.stringify({ ...standing, ...(figures && { figures }) }));
    else tell(terminal, standing, isEnglishIn(values.lang, config));
    return standing.notMet === 0 ? 0 : 1;
  },
};
