// Everything that is set up, in one place: a tab for each subject, one draft for all of them, and one bar below that says what would
// change and saves it.
import type { FunctionComponent } from "preact";
import { hallOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { CalendarTab } from "../plans/calendar-tab.tsx";
import { WindowsAndPlans } from "../plans/windows-and-plans.tsx";
import type { SectionProps } from "../section-props.ts";
import { TicketPage } from "../ticket-page/ticket-page.tsx";
import { Way } from "../way.tsx";
import { AccessTab } from "./access-tab.tsx";
import { AppointmentsTab } from "./appointments-tab.tsx";
import { CallsTab } from "./calls-tab.tsx";
import { CasesTab } from "./cases-tab.tsx";
import type { SettingsEditor, TabProps } from "./editor.ts";
import { HallTab } from "./hall-tab.tsx";
import { HistoryTab } from "./history-tab.tsx";
import { PresenceTab } from "./presence-tab.tsx";
import { Printed } from "./printed.tsx";
import { RatingsTab } from "./ratings-tab.tsx";
import { SaveBar } from "./save-bar.tsx";
import { ScreenTab } from "./screen-tab.tsx";
import { ServicesTab } from "./services-tab.tsx";
import { SoundTab } from "./sound-tab.tsx";
import { TextsTab } from "./texts-tab.tsx";
import { useSettings } from "./use-settings.ts";

const tabs = {
  hall: HallTab,
  services: ServicesTab,
  plans: WindowsAndPlans,
  calls: CallsTab,
  presence: PresenceTab,
  appointments: AppointmentsTab,
  cases: CasesTab,
  calendar: CalendarTab,
  texts: TextsTab,
  ticket: TicketPage,
  sound: SoundTab,
  ratings: RatingsTab,
  screen: ScreenTab,
  access: AccessTab,
  history: HistoryTab,
} as const satisfies Record<string, FunctionComponent<TabProps>>;

type TabName = keyof typeof tabs;
const names = Object.keys(tabs) as TabName[];

/** Those whose entries are tables or lists that are edited in place. */
const plansTabs: ReadonlySet<TabName> = new Set([
  ...(["plans", "calendar", "texts", "ratings", "sound", "appointments", "cases"] as const),
]);

const Ways = ({ open }: { readonly open: TabName }) => {
  const { say } = usePage();
  return (
    <nav class="tabs" aria-label={say("part.settings")}>
      {names.map((name) => (
        <Way key={name} to={`#settings/${name}`} isOpen={name === open}>
          {say(`tab.${name}`)}
        </Way>
      ))}
      <button type="button" onClick={() => print()}>
        {say("settings.print")}
      </button>
    </nav>
  );
};

const Bench = ({ editor, open }: { readonly editor: SettingsEditor; readonly open: TabName }) => {
  const { say } = usePage();
  const Tab: FunctionComponent<TabProps> = tabs[open];
  return (
    <>
      <section class={plansTabs.has(open) ? "bench-of plans" : "bench-of"} aria-label={say(`tab.${open}`)}>
        <h2>{say(`tab.${open}`)}</h2>
        <p class="quiet">{say(`tab-help.${open}`)}</p>
        <Tab editor={editor} />
      </section>
      <SaveBar editor={editor} />
      <Printed sections={editor.inForce.sections} />
    </>
  );
};

const Loaded = ({ year, within }: { readonly year: number; readonly within: string }) => {
  const { say } = usePage();
  const editor = useSettings(year);
  const open = names.find((name) => name === within) ?? "hall";
  return (
    <div class="settings">
      <Ways open={open} />
      {editor ? <Bench {...{ editor, open }} /> : <p class="loading">{say("part.loading")}</p>}
    </div>
  );
};

export const Settings = ({ within }: SectionProps) => {
  const date = hallOf(useHall())?.date;
  return date === undefined ? null : <Loaded year={Number(date.slice(0, 4))} within={within} />;
};
