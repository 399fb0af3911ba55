// The page of the back office (审批后台) [T1], for staff who sit at no window: a strip of tabs, one for each kind of work.
import "./office.css";
import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import { CaseBoard } from "../cases/case-board.tsx";
import { staffOf } from "../duty/duty-entries.ts";
import { HelpAsks } from "../duty/help-asks.tsx";
import { later } from "../manager/later.tsx";
import { AppearanceBar } from "../parts/appearance-bar.tsx";
import { hallOf } from "../parts/hall-entries.ts";
import { LinkBadge } from "../parts/link-badge.tsx";
import { openPage } from "../parts/open-page.tsx";
import { OutcomeLine } from "../parts/outcome-line.tsx";
import { useHall, usePage } from "../parts/page.tsx";
import { type Operator, useOperation } from "../parts/use-operation.ts";
import { useTitle } from "../parts/use-title.ts";
import { WallClock } from "../parts/wall-clock.tsx";
import { bookingWords } from "../words/booking-words.ts";
import { caseWords } from "../words/case-words.ts";
import { kioskWords } from "../words/kiosk-words.ts";
import { ratingWords } from "../words/rating-words.ts";
import { staffWords } from "../words/staff-words.ts";
import { nameIn, type Word } from "../words/words.ts";
import { DutyStrip } from "./duty-strip.tsx";

interface PanelProps {
  readonly operator: Operator;
}

interface Tab {
  readonly word: Word;
  readonly Panel: ComponentType<PanelProps>;
}

/** The first tab is there at once; who opens another waits for it the first time. */
const Appointments = later(async () => (await import("../manager/appointments/appointments.tsx")).Appointments);
const HelperDesk = later<PanelProps>(async () => (await import("./helper-desk.tsx")).HelperDesk);
const OwnComplaints = later(async () => (await import("./own-complaints.tsx")).OwnComplaints);

const cases: Tab = { word: "case.title", Panel: CaseBoard };
const helping: Tab = { word: "helper.title", Panel: HelperDesk };
const tabs: readonly Tab[] = [
  cases,
  { word: "appointments.title", Panel: Appointments },
  helping,
  { word: "complaint.mine", Panel: OwnComplaints },
];

/** Desks that have a name of their own. */
const desks = ["back-office", "helper", "guidance"] as const;

/** Whose page it is, by the work of whoever is here. */
const useDesk = (): (typeof desks)[number] | "staff" => {
  const { pass } = usePage();
  const member = staffOf(useHall()).find(({ id }) => id === pass.id);
  return desks.find((desk) => member?.roles.includes(desk)) ?? "staff";
};

const Header = () => {
  const { say, language, leave, pass } = usePage();
  const hall = hallOf(useHall());
  const title = say(`office.${useDesk()}`);
  useTitle(title);
  return (
    <header>
      <h1>
        {title} <small>{hall && nameIn(language, hall)}</small>
      </h1>
      <LinkBadge />
      <WallClock />
      <p>{pass.id}</p>
      <button type="button" onClick={leave}>
        {say("app.leave")}
      </button>
    </header>
  );
};

interface StripProps {
  readonly chosen: Tab;
  readonly choose: (tab: Tab) => void;
}

const Strip = ({ chosen, choose }: StripProps) => {
  const { say } = usePage();
  return (
    <nav class="tabs">
      {tabs.map((tab) => (
        <button key={tab.word} type="button" aria-pressed={tab === chosen} onClick={() => choose(tab)}>
          {say(tab.word)}
        </button>
      ))}
    </nav>
  );
};

const OfficePage = () => {
  const operator = useOperation();
  const desk = useDesk();
  const [wished, choose] = useState<Tab>();
  // Who helps people begins with taking numbers for them.
  const chosen = wished ?? (desk === "helper" || desk === "guidance" ? helping : cases);
  return (
    <div class="desk-page office">
      <Header />
      <DutyStrip operator={operator} />
      <HelpAsks operator={operator} />
      <Strip {...{ chosen, choose }} />
      <OutcomeLine {...operator} />
      <main>
        <chosen.Panel operator={operator} />
      </main>
      <AppearanceBar />
    </div>
  );
};

openPage({
  app: "office",
  role: "staff",
  door: "staff",
  topics: () => ["board", "cases", "appointments", "presence"],
  words: { ...caseWords, ...bookingWords, ...kioskWords, ...ratingWords, ...staffWords },
  View: OfficePage,
});
