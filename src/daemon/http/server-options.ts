// What the HTTP server is made of. Everything comes from outside; it owns nothing but its routes.
import type { FastifyBaseLogger } from "fastify";
import type { Calendar } from "../../base/calendar.ts";
import type { Clock } from "../../base/clock.ts";
import type { DayReport } from "../../hall/supervision/report.ts";
import type { Access } from "../access/access.ts";
import type { OriginRules } from "../access/origin.ts";
import type { Rates } from "../access/rate-limit.ts";
import type { Links } from "../codes/links.ts";
import type { PageLanguage } from "../config/language-files.ts";
import type { Media } from "../files/media.ts";
import type { Photos } from "../files/photos.ts";
import type { HallPort, LiveFeed } from "../hall-port.ts";
import type { Standards } from "../past/standard-desk.ts";
import type { Reports } from "../reports/report-desk.ts";
import type { CrowdControl } from "./crowd-control.ts";
import type { Pictures } from "./pictures.ts";
import type { ProblemCounts } from "./problem-counts.ts";
import type { PlanDocument, SettingsDocument, TicketPageDocument } from "./settings-document.ts";

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, { readonly ok: boolean; readonly detail: string }>>;
}

export interface ServerOptions {
  readonly port: HallPort;
  readonly feed: LiveFeed;
  readonly access: Access;
  readonly origin: OriginRules;
  readonly rates: Rates;
  readonly counts: ProblemCounts;
  readonly settings: SettingsDocument;
  readonly ticketPage: TicketPageDocument;
  readonly plans: PlanDocument;
  readonly standards: Standards;
  readonly reports: Reports;
  /** A day under supervision; throws DAY_UNKNOWN. */
  readonly supervision: (date: string) => DayReport;
  /** Of staff. */
  readonly photos: Photos;
  readonly emblems: Photos;
  readonly languages: readonly PageLanguage[];
  /** Of the hall screen. */
  readonly media: Media;
  readonly links: Links;
  /** Of tickets too, to pass on. */
  readonly watchLinks: Links;
  readonly appointmentLinks: Links;
  /** How an identified person may be shown, by reference. */
  readonly maskOf: (person: string) => string | undefined;
  /** Where a phone finds a ticket; undefined without a public address. */
  readonly linkOf: (ticket: string) => string | undefined;
  readonly caseLinks: Links;
  /** Where a phone finds a case; undefined without a public address. */
  readonly caseLinkOf: (number: string) => string | undefined;
  /** What is sealed under a reference: a contact, or words; undefined where nothing is. */
  readonly sealedUnder: (ref: string) => unknown;
  /** Whether a tablet can be this device. */
  readonly isPad: (device: string) => boolean;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly readiness: () => Readiness;
  /** The metrics in Prometheus' text format. */
  readonly metrics: () => string;
  readonly documents: { readonly openapi: object; readonly asyncapi: object };
  /** Folder of the built pages; none serves the wire alone. */
  readonly pagesFolder?: string;
  /** Gives sessions without a secret to pages on this machine. Default false. */
  readonly demo?: boolean;
  /** The visitors of a demonstration. */
  readonly crowd?: CrowdControl;
  /** Of the hardware of a demonstration with wires. */
  readonly pictures?: Pictures;
  readonly logger?: FastifyBaseLogger;
}
