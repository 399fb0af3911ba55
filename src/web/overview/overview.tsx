// The whole hall on one page, in the order a visitor meets it: the ticket, the wait, the window. For whoever sees the
// product for the first time, and for whoever tries something out.
import "./overview.css";
import { chinese, type Language } from "../language.ts";
import { AppearanceBar } from "../parts/appearance-bar.tsx";
import { troubleTexts } from "../parts/fault-text.ts";
import { devicesOf, hallOf } from "../parts/hall-entries.ts";
import { LinkBadge } from "../parts/link-badge.tsx";
import { openPage, type ViewProps } from "../parts/open-page.tsx";
import { useHall, usePage } from "../parts/page.tsx";
import { useTitle } from "../parts/use-title.ts";
import { overviewWords } from "../words/overview-words.ts";
import { nameIn, type Word } from "../words/words.ts";
import { Both } from "./both.tsx";
import { Crowd } from "./crowd.tsx";
import { TicketMachine } from "./ticket-machine.tsx";
import { WaitingArea } from "./waiting-area.tsx";
import { WindowRow } from "./window-row.tsx";

const pages = [
  ["/kiosk", "page.kiosk"],
  ["/screen", "page.screen"],
  ["/window?id=1", "page.window"],
  ["/clerk?window=1", "page.clerk"],
  ["/pad", "page.pad"],
  ["/manager", "page.manager"],
  ["/office", "page.office"],
  ["/book", "page.book"],
  ["/hall", "page.hall"],
  ["/guide", "page.guide"],
] as const satisfies readonly (readonly [string, Word])[];

/** In the language that is read here. */
const addressIn = (address: string, { code }: Language): string =>
  code === chinese.code ? address : `${address}${address.includes("?") ? "&" : "?"}lang=${encodeURIComponent(code)}`;

const Links = () => {
  const { say, language } = usePage();
  return (
    <nav aria-label={say("overview.pages")}>
      {pages.map(([address, word]) => (
        <a key={address} href={addressIn(address, language)}>
          {say(word)}
        </a>
      ))}
    </nav>
  );
};

const Header = ({ isDemo }: { readonly isDemo: boolean }) => {
  const { say, language } = usePage();
  const hall = hallOf(useHall());
  const name = hall ? nameIn(language, hall) : say("app.name");
  useTitle(name);
  return (
    <header>
      <div class="greeting">
        <h1>
          {name} <LinkBadge />
        </h1>
        <p class="lead">
          <Both word="overview.lead" />
        </p>
      </div>
      {isDemo && <Crowd />}
      <AppearanceBar />
      <Links />
    </header>
  );
};

const Devices = () => {
  const { say } = usePage();
  // A tablet that nobody has opened is no fault of a hall at which somebody looks for the first time.
  const devices = devicesOf(useHall()).filter(({ faults }) => !faults.includes("no-page"));
  const ill = devices.filter(({ state, faults }) => state !== "ready" || faults.length > 0);
  if (devices.length === 0) return null;
  if (ill.length === 0) {
    return <footer>✓ {say("overview.devices-fine", { n: devices.length })}</footer>;
  }
  return (
    <footer class="alert" aria-live="polite">
      {ill.map(({ id, kind, state, faults }) => (
        <span key={id}>
          ! {say(`kind.${kind}`)} {id}: {say(`device.${state}`)} {troubleTexts(say, { state, faults }).join("; ")}
        </span>
      ))}
    </footer>
  );
};

const Overview = ({ isDemo }: ViewProps) => (
  <div class="overview">
    <Header isDemo={isDemo} />
    <main>
      <TicketMachine canTake={isDemo} />
      <WaitingArea />
      <WindowRow />
    </main>
    <Devices />
  </div>
);

const topics = ({ isDemo }: ViewProps): readonly string[] => (isDemo ? ["board", "devices"] : ["board"]);

openPage({ app: "overview", role: "manager", door: "open", words: overviewWords, topics, View: Overview });
