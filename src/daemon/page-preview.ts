// What a ticket would look like under a template that is still being edited: a sample of a ticket, laid out as the hall's
// printer does it. It changes nothing.
import type { Calendar } from "../base/calendar.ts";
import { checker } from "../base/check.ts";
import type { PagePrinter } from "../drivers/printers/printed-page.ts";
import type { HallRules, Service } from "../hall/rules/rules.ts";
import type { TicketPageItem } from "../hall/rules/ticket-page.ts";
import { numberText } from "../hall/state.ts";
import { explainWait } from "../hall/tide/sentences.ts";
import type { ConfigDocument } from "./config/document.ts";
import { filledPage, helperName, type TicketFacts, timeText } from "./presenters/ticket-page.ts";

export interface PagePreview {
  /** A picture of the paper. */
  readonly svg: string;
  readonly widthDots: number;
  readonly heightDots: number;
  /** Characters that the printer has to replace, each once. */
  readonly substituted: readonly string[];
}

export interface PreviewSetting {
  readonly config: ConfigDocument;
  readonly calendar: Calendar;
  readonly now: () => number;
}

/** A number of the middle of a morning, and a person who is nobody. */
const SAMPLE_NUMBER = 12;
const SAMPLE_AHEAD = "4";
const SAMPLE_WAIT = { minutes: 12, from: 6, to: 20 };
const SAMPLE_PERSON = "420***********1234";
const SAMPLE_CODE = "x".repeat(22);
const SAMPLE_RATING_CODE = "7K3P";

/** The service that says most. */
const sampleService = ({ services }: HallRules): Service => services.find(({ bring }) => bring !== "") ?? services[0]!;

const windowsOf = ({ windows, language }: HallRules, service: string): string =>
  windows
    .filter(({ services, isMobile }) => services.includes(service) && !isMobile)
    .map(({ number }) => number)
    .join(language === "en" ? ", " : "、");

/** As the rules stand, so that what no ticket of this hall can say is left out here too. */
const sampleFacts = (rules: HallRules, isReprint: boolean, { config, calendar, now }: PreviewSetting): TicketFacts => {
  const service = sampleService(rules);
  const number = numberText(service, Math.min(service.to, service.from + SAMPLE_NUMBER - 1));
  const { date } = calendar.moment(now());
  const { publicUrl } = config.http;
  const windows = windowsOf(rules, service.id);
  return {
    hall: rules.name,
    number,
    service: service.name,
    matters: "",
    time: timeText(calendar, now()),
    class: rules.classes.find(({ rank }) => rank > 0)?.name ?? "",
    ahead: SAMPLE_AHEAD,
    wait: service.minutes === undefined ? "" : explainWait(SAMPLE_WAIT, rules.language),
    windows,
    helper: windows === "" ? helperName(rules.language) : "",
    bring: service.bring,
    code: rules.ratings.channels.includes("code") ? SAMPLE_RATING_CODE : "",
    person: SAMPLE_PERSON,
    link: publicUrl === undefined ? "" : `${publicUrl}/t/${date.replaceAll("-", "")}-${number}-${SAMPLE_CODE}`,
    copy: isReprint ? (rules.language === "en" ? "reprint" : "补打") : "",
  };
};

/** The hall's first printer whose paper is known; any other prints on 80 mm. */
const hallsPrinter = async ({ devices }: ConfigDocument): Promise<PagePrinter> => {
  const [{ Paper }, { rareGlyphs }] = await Promise.all([
    import("../drivers/printers/paper.ts"),
    import("../drivers/printers/glyphs/rare-glyphs.ts"),
  ]);
  const check = checker(Paper, { fillDefaults: true });
  const options = devices.find(({ kind, driver }) => kind === "printer" && driver?.use === "escpos")?.driver?.options;
  const paper = check(structuredClone(options ?? {}));
  if (!paper.ok) throw new Error("a hall does not open with a printer that it cannot drive");
  return { ...paper.value, glyphs: rareGlyphs() };
};

/** The driver's modules are loaded for the first preview: a hall whose page nobody edits does without. */
export const pagePreview = (setting: PreviewSetting) => {
  let printer: Promise<PagePrinter> | undefined;
  return async (rules: HallRules, template: readonly TicketPageItem[], isReprint: boolean): Promise<PagePreview> => {
    printer ??= hallsPrinter(setting.config);
    const [paper, { printedPage }, { layoutOf }, { pageSvg }] = await Promise.all([
      printer,
      import("../drivers/printers/printed-page.ts"),
      import("../drivers/printers/page-layout.ts"),
      import("../drivers/printers/page-svg.ts"),
    ]);
    const page = printedPage(filledPage(template, sampleFacts(rules, isReprint, setting)), paper);
    const layout = layoutOf(page, paper.widthDots);
    const { widthDots, heightDots } = layout;
    return { svg: pageSvg(layout), widthDots, heightDots, substituted: page.substituted };
  };
};
