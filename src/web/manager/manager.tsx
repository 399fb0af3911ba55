// The manager's board: its header, the ways to its sections, and the one that is open.
import "./manager.css";
import { AppearanceBar } from "../parts/appearance-bar.tsx";
import { hallOf, troubleOf } from "../parts/hall-entries.ts";
import { LinkBadge } from "../parts/link-badge.tsx";
import { openPage } from "../parts/open-page.tsx";
import { OutcomeLine } from "../parts/outcome-line.tsx";
import { useHall, usePage } from "../parts/page.tsx";
import { useOperation } from "../parts/use-operation.ts";
import { useTimes } from "../parts/use-times.ts";
import { WallClock } from "../parts/wall-clock.tsx";
import { bookingWords } from "../words/booking-words.ts";
import { caseWords } from "../words/case-words.ts";
import { daysWords } from "../words/days-words.ts";
import { managerWords } from "../words/manager-words.ts";
import { planWords } from "../words/plan-words.ts";
import { ratingWords } from "../words/rating-words.ts";
import { reportWords } from "../words/report-words.ts";
import { ruleWords } from "../words/rule-words.ts";
import { settingsWords } from "../words/settings-words.ts";
import { staffWords } from "../words/staff-words.ts";
import { standardWords } from "../words/standard-words.ts";
import { ticketPageWords } from "../words/ticket-page-words.ts";
import { tideWords } from "../words/tide-words.ts";
import { nameIn } from "../words/words.ts";
import { Contents } from "./contents.tsx";
import { Flags } from "./flags.tsx";
import { OpenSection } from "./open-section.tsx";
import { usePlace } from "./use-place.ts";

const Header = () => {
  const { say, language, leave } = usePage();
  const hall = hallOf(useHall());
  return (
    <header>
      <h1>
        {say("manager.title")} <small>{hall && nameIn(language, hall)}</small>
      </h1>
      <Flags />
      <LinkBadge />
      <WallClock />
      <details class="dress">
        <summary>{say("part.dress")}</summary>
        <AppearanceBar />
      </details>
      <a class="guide" href="/guide" target="_blank" rel="noreferrer">
        {say("page.guide")}
      </a>
      <button type="button" onClick={leave}>
        {say("app.leave")}
      </button>
    </header>
  );
};

const Trouble = () => {
  const { say } = usePage();
  const what = troubleOf(useHall());
  return what === undefined ? null : (
    <p class="trouble" role="alert">
      ! {say("manager.trouble", { what })}
    </p>
  );
};

/** What stands below is old, and says so. */
const Old = () => {
  const { say } = usePage();
  const { clockTime } = useTimes();
  const { link, lostAt } = useHall();
  if (link === "live" || lostAt === undefined) return null;
  return (
    <p class="trouble" role="status">
      {say("part.old", { time: clockTime(lostAt) })}
    </p>
  );
};

const ManagerPage = () => {
  const operator = useOperation();
  const place = usePlace();
  return (
    <div class="manager">
      <Header />
      <Contents open={place.section} />
      <div class="desk">
        <Old />
        <Trouble />
        <OutcomeLine {...operator} />
        <OpenSection place={place} operator={operator} />
      </div>
    </div>
  );
};

openPage({
  app: "manager",
  role: "manager",
  door: "manager",
  topics: () => ["board", "manage", "devices", "complaints", "appointments", "cases", "presence"],
  words: {
    ...managerWords,
    ...ratingWords,
    ...bookingWords,
    ...caseWords,
    ...reportWords,
    ...ticketPageWords,
    ...tideWords,
    ...planWords,
    ...daysWords,
    ...standardWords,
    ...staffWords,
    ...settingsWords,
    ...ruleWords,
  },
  View: ManagerPage,
});
