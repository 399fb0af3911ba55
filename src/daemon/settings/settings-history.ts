// The settings as they were saved before, newest first, as the ledger has them. For looking only.
import { completeRules } from "../../hall/rules/complete-rules.ts";
import type { AllSections, SavedSettings, SavedVersion } from "../../protocols/api/settings-sections.ts";
import { type Browser, browseLedger } from "../ledger/browse.ts";
import type { Row } from "../ledger/chain.ts";

/** Versions that are told of. */
const VERSIONS_MAX = 30;

/** Configurations are months apart; whoever tries things out makes many that change nothing. */
const ROWS_MAX = 3 * VERSIONS_MAX;

/** As today's software reads them, so that a section it has learnt since is no change. */
const sectionsOf = ({ body }: Row): AllSections => {
  const { id: _, timeZone: __, ...sections } = completeRules(JSON.parse(body).rules);
  return sections;
};

const changedIn = (sections: AllSections, former: AllSections | undefined): (keyof AllSections)[] =>
  ([...new Set(Object.keys({ ...former, ...sections }))] as (keyof AllSections)[]).filter(
    (name) => JSON.stringify(sections[name]) !== JSON.stringify(former?.[name]),
  );

const versionOf = (row: Row, before: Row | undefined): SavedVersion => {
  const sections = sectionsOf(row);
  const former = before && sectionsOf(before);
  const { seq, at, actor } = row;
  return { seq, at, by: actor, changed: changedIn(sections, former), sections, ...(former && { former }) };
};

/** Newest first, from the last one up to an event. */
function* versionsUpTo({ lastOfKind }: Browser, seq: number): Generator<SavedVersion> {
  let row = lastOfKind("HallConfigured", seq);
  while (row) {
    const before = lastOfKind("HallConfigured", row.seq - 1);
    yield versionOf(row, before);
    row = before;
  }
}

/** The last versions that changed something, newest first. */
export const settingsHistory = (folder: string): SavedSettings[] =>
  browseLedger(folder, (browser) => {
    const found: SavedSettings[] = [];
    let rows = 0;
    for (const { sections: _, former: __, ...saved } of versionsUpTo(browser, browser.head)) {
      if (saved.changed.length > 0) found.push(saved);
      if (found.length === VERSIONS_MAX || ++rows === ROWS_MAX) break;
    }
    return found;
  });

/** One version with the one before it; undefined where event `seq` is none. */
export const settingsVersion = (folder: string, seq: number): SavedVersion | undefined =>
  browseLedger(folder, (browser) => {
    const [version] = versionsUpTo(browser, seq);
    return version?.seq === seq ? version : undefined;
  });
