// The manager's board: how the hall stands now, and the few things a manager does about it.
import "./manager.css";
import { bookingWords } from "../booking-words.ts";
import { caseWords } from "../case-words.ts";
import { daysWords } from "../days-words.ts";
import { managerWords } from "../manager-words.ts";
import { hallOf, troubleOf } from "../parts/hall-entries.ts";
import { LinkBadge } from "../parts/link-badge.tsx";
import { openPage } from "../parts/open-page.tsx";
import { OutcomeLine } from "../parts/outcome-line.tsx";
import { useHall, usePage } from "../parts/page.tsx";
import { useOperation } from "../parts/use-operation.ts";
import { WallClock } from "../parts/wall-clock.tsx";
import { planWords } from "../plan-words.ts";
import { ratingWords } from "../rating-words.ts";
import { reportWords } from "../report-words.ts";
import { staffWords } from "../staff-words.ts";
import { standardWords } from "../standard-words.ts";
import { ticketPageWords } from "../ticket-page-words.ts";
import { tideWords } from "../tide-words.ts";
import { nameIn } from "../words.ts";
import { Contents, Part } from "./contents.tsx";
import { Devices } from "./devices.tsx";
import { later } from "./later.tsx";
import { Presence } from "./presence/presence.tsx";
import { PrinterTrouble } from "./printer-trouble.tsx";
import { Tide } from "./tide/tide.tsx";
import { Papers, Waiting } from "./waiting.tsx";
import { Windows } from "./windows.tsx";

const Header = () => {
  const { say, language, leave } = usePage();
  const hall = hallOf(useHall());
  return (
    <header>
      <h1>
        {say("manager.title")} <small>{hall && nameIn(language, hall)}</small>
      </h1>
      <LinkBadge />
      <WallClock />
      <a href="/guide" target="_blank" rel="noreferrer">
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

const Rest = later(async () => (await import("./rest.tsx")).Rest);

const ManagerPage = () => {
  const operator = useOperation();
  return (
    <div class="manager">
      <Header />
      <Contents />
      <Trouble />
      <PrinterTrouble />
      <OutcomeLine {...operator} />
      <main>
        <Part name="now">
          <Tide operator={operator} />
          <Windows operator={operator} />
          <Waiting operator={operator} />
          <Papers operator={operator} />
        </Part>
        <Part name="presence">
          <Presence operator={operator} />
        </Part>
        <Part name="devices">
          <Devices />
        </Part>
        <Rest operator={operator} />
      </main>
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
  },
  View: ManagerPage,
});
