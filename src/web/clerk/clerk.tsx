// The clerk's pad: one key a step, and nothing is shown as done before the hall has said so.
import "./clerk.css";
import { useState } from "preact/hooks";
import { type Desk, deskOf } from "../parts/hall-entries.ts";
import { openPage, type ViewProps } from "../parts/open-page.tsx";
import { OutcomeLine } from "../parts/outcome-line.tsx";
import { useHall, useNow, usePage } from "../parts/page.tsx";
import { type Operator, useOperation } from "../parts/use-operation.ts";
import type { Request } from "../wire/hall-socket.ts";
import { benchWords } from "../words/bench-words.ts";
import { caseWords } from "../words/case-words.ts";
import { clerkWords } from "../words/clerk-words.ts";
import { ratingWords } from "../words/rating-words.ts";
import type { Settings } from "./actions.ts";
import { Fate } from "./fate.tsx";
import { Floating } from "./floating.tsx";
import { Header } from "./header.tsx";
import { KeyPad } from "./key-pad.tsx";
import { LeavePanel } from "./leave-panel.tsx";
import { News } from "./news.tsx";
import { Next, NoTicket } from "./no-ticket.tsx";
import { PausePanel } from "./pause-panel.tsx";
import { Side } from "./side.tsx";
import { TicketCard } from "./ticket-card.tsx";
import { useTones } from "./tones.ts";
import { TransferPanel } from "./transfer-panel.tsx";
import { fallbackOf, type Presses, usePress } from "./use-press.ts";

interface DeskProps {
  readonly desk: Desk;
  readonly operator: Operator;
}

interface PanelProps extends DeskProps {
  readonly presses: Presses;
}

/** What stands in place of the keys while a step wants one word more. */
const OpenPanel = ({ desk, operator, presses: { panel, open } }: PanelProps) => {
  const { say } = usePage();
  const fallback = fallbackOf(useHall(), desk);
  const window = desk.window.id;
  const close = () => open(undefined);
  const run = (label: string) => (request: Request) => {
    close();
    operator.run(label, request);
  };
  if (panel === "pause") return <PausePanel run={run(say("clerk.pause"))} {...{ window, close }} />;
  if (panel === "leave") return <LeavePanel {...{ window, operator, close }} />;
  const service = panel === "fallback" ? fallback?.id : undefined;
  const chosen = service === undefined ? {} : { service };
  return <TransferPanel key={panel} transfer={run(say("clerk.transfer"))} {...{ window, close, ...chosen }} />;
};

interface WorkProps extends PanelProps {
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
}

const Work = ({ desk, operator, presses, settings, change }: WorkProps) => {
  const { actions, press, panel } = presses;
  const { ticket, next, undo } = desk;
  const isOpen = panel !== undefined && (ticket !== null || panel === "pause" || panel === "leave");
  return (
    <main>
      <div class="visitor">
        <News desk={desk} />
        {ticket ? <TicketCard {...{ ticket, operator }} /> : <NoTicket {...desk} />}
        {ticket?.status === "served" && next && <Next next={next} />}
      </div>
      <div class="bottom">
        <Fate {...{ desk, operator }} />
        <OutcomeLine {...operator} />
        {isOpen ? (
          <OpenPanel {...{ desk, operator, presses }} />
        ) : (
          <KeyPad {...{ actions, press, settings, change }} pending={operator.pending} undoUntil={undo?.until ?? 0} />
        )}
      </div>
    </main>
  );
};

const DeskView = ({ desk }: { readonly desk: Desk }) => {
  useNow();
  const operator = useOperation();
  const sound = useTones(operator.said);
  const [settings, change] = useState<Settings>({});
  const presses = usePress(desk, operator, settings);
  return (
    <div class="clerk">
      <Header {...{ desk, operator, sound }} askToLeave={() => presses.open("leave")} />
      <Work {...{ desk, operator, presses, settings, change }} />
      <Side {...{ desk, operator }} />
    </div>
  );
};

const ClerkPage = ({ pass }: ViewProps) => {
  const { say, leave } = usePage();
  const state = useHall();
  const desk = deskOf(state, pass.window ?? "");
  if (desk) {
    return (
      <Floating>
        <DeskView desk={desk} />
      </Floating>
    );
  }
  return (
    <main class="door">
      <h1 aria-live="polite">{say(state.link === "live" ? "clerk.no-desk" : "app.connecting")}</h1>
      <button type="button" onClick={leave}>
        {say("app.leave")}
      </button>
    </main>
  );
};

const topics = ({ pass }: ViewProps): readonly string[] => ["board", `desk/${pass.window ?? ""}`];

openPage({
  app: "clerk",
  role: "clerk",
  door: "clerk",
  topics,
  words: { ...ratingWords, ...benchWords, ...caseWords, ...clerkWords },
  View: ClerkPage,
});
