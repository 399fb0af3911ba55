// The hall of a running daemon held against a document: its rules as they are now, and the last weeks of its ledger, read in short
// stretches beside the calls and remembered for a while.
import type { Clock } from "../../base/clock.ts";
import { inSlices } from "../../base/slices.ts";
import type { HallRules } from "../../hall/rules/rules.ts";
import type { DeviceSeen } from "../../hall/standard/check.ts";
import { generalWindows, standingOf } from "../../hall/standard/documents.ts";
import type { Figures } from "../../hall/standard/figures.ts";
import type { Standing } from "../../hall/standard/hold.ts";
import { openBrowser } from "../ledger/browse.ts";
import { pastOf } from "./past-days.ts";
import { readFigures } from "./standard-figures.ts";

export interface StandardDeskOptions {
  /** Of the ledger. */
  readonly folder: string;
  readonly clock: Clock;
  readonly rules: () => HallRules;
  readonly devices: readonly DeviceSeen[];
}

const WEEKS = 4;
/** Four weeks do not change in so short a time, ms. */
const FRESH_MS = 60_000;

export interface Standards {
  /** Undefined where there is no such document; without an id, the hall's own. Rejects with LEDGER_DAMAGED. */
  hold(id?: string): Promise<Standing | undefined>;
}

export class StandardDesk implements Standards {
  readonly #options: StandardDeskOptions;
  #read: { readonly at: number; readonly figures: Promise<Figures> } | undefined;

  constructor(options: StandardDeskOptions) {
    this.#options = options;
  }

  async hold(id?: string): Promise<Standing | undefined> {
    const { rules, devices } = this.#options;
    const inForce = rules();
    const document = id ?? inForce.facility.standard;
    const subject = { rules: inForce, devices };
    if (!standingOf(document, subject)) return undefined;
    return standingOf(document, { ...subject, figures: await this.#figures(inForce) });
  }

  #figures(rules: HallRules): Promise<Figures> {
    const now = this.#options.clock.elapsed();
    if (this.#read && now - this.#read.at < FRESH_MS) return this.#read.figures;
    const figures = this.#readLedger(rules);
    this.#read = { at: now, figures };
    // A reading that failed is not worth remembering; whoever asked is told.
    figures.catch(() => (this.#read = undefined));
    return figures;
  }

  async #readLedger(rules: HallRules): Promise<Figures> {
    const { folder, clock } = this.#options;
    const browser = openBrowser(folder);
    try {
      return await inSlices(clock, readFigures(pastOf(browser, folder), WEEKS, generalWindows({ rules })));
    } finally {
      browser.close();
    }
  }
}
