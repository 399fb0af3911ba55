// The page of the back office (审批后台) [T1], for staff who sit at no window: a strip of tabs, one for each kind of work.
import "./office.css";
import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import { bookingWords } from "../booking-words.ts";
import { caseWords } from "../case-words.ts";
import { CaseBoard } from "../cases/case-board.tsx";
import { Appointments } from "../manager/appointments/appointments.tsx";
import { hallOf } from "../parts/hall-entries.ts";
import { LinkBadge } from "../parts/link-badge.tsx";
import { openPage } from "../parts/open-page.tsx";
import { OutcomeLine } from "../parts/outcome-line.tsx";
import { useHall, usePage } from "../parts/page.tsx";
import { type Operator, useOperation } from "../parts/use-operation.ts";
import { WallClock } from "../parts/wall-clock.tsx";
import { nameIn, type Word } from "../words.ts";

interface Tab {
  readonly word: Word;
  readonly Panel: ComponentType<{ readonly operator: Operator }>;
}

const tabs: readonly Tab[] = [
  { word: "case.title", Panel: CaseBoard },
  { word: "appointments.title", Panel: Appointments },
];

const Header = () => {
  const { say, language, leave, pass } = usePage();
  const hall = hallOf(useHall());
  return (
    <header>
      <h1>
        {say("case.office")} <small>{hall && nameIn(language, hall)}</small>
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
  if (tabs.length < 2) return null;
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
  const [chosen, choose] = useState(tabs[0]!);
  return (
    <div class="office">
      <Header />
      <Strip {...{ chosen, choose }} />
      <OutcomeLine {...operator} />
      <main>
        <chosen.Panel operator={operator} />
      </main>
    </div>
  );
};

openPage({
  app: "office",
  role: "staff",
  door: "staff",
  topics: () => ["board", "cases", "appointments"],
  words: { ...caseWords, ...bookingWords },
  View: OfficePage,
});
