// The clerk's pad: one key a step, and nothing is shown as done before the hall has said so.
import "./clerk.css";
import { useState } from "preact/hooks";
import { benchWords } from "../bench-words.ts";
import { caseWords } from "../case-words.ts";
import { type Desk, deskOf } from "../parts/hall-entries.ts";
import { LinkBadge } from "../parts/link-badge.tsx";
import { openPage, type ViewProps } from "../parts/open-page.tsx";
import { OutcomeLine } from "../parts/outcome-line.tsx";
import { useHall, useKeys, useNow, usePage } from "../parts/page.tsx";
import { type Operator, useOperation } from "../parts/use-operation.ts";
import { WallClock } from "../parts/wall-clock.tsx";
import { ratingWords } from "../rating-words.ts";
import type { Request } from "../wire/hall-socket.ts";
import { type Action, actionsOf, type Settings } from "./actions.ts";
import { firstReason, KeyPad } from "./key-pad.tsx";
import { News } from "./news.tsx";
import { Side } from "./side.tsx";
import { TicketCard } from "./ticket-card.tsx";
import { TransferPanel } from "./transfer-panel.tsx";

interface DeskProps {
  readonly desk: Desk;
  readonly operator: Operator;
}

const DoorButton = ({ desk, operator }: DeskProps) => {
  const { say } = usePage();
  const { id, state } = desk.window;
  const isClosed = state === "closed";
  const label = say(isClosed ? "clerk.open" : "clerk.close");
  const request: Request = { op: isClosed ? "open-window" : "close-window", args: { window: id } };
  return (
    <button
      type="button"
      class={isClosed ? "primary" : ""}
      disabled={operator.pending !== undefined || desk.window.draining === "close"}
      onClick={() => operator.run(label, request)}
    >
      {label}
    </button>
  );
};

const Header = ({ desk, operator }: DeskProps) => {
  const { say, leave } = usePage();
  const { number, name, state, draining, clerk } = desk.window;
  return (
    <header>
      <h1>
        {say("window.number", { n: number })} <small>{name}</small>
      </h1>
      <p class={`state ${state}`}>{say(`state.${state}`)}</p>
      {draining && <p class="draining">{say(`clerk.draining-${draining}`)}</p>}
      <LinkBadge />
      <WallClock />
      {clerk && <p class="clerk-name">{clerk.name}</p>}
      <DoorButton {...{ desk, operator }} />
      <button type="button" onClick={leave}>
        {say("app.leave")}
      </button>
    </header>
  );
};

/** What a press does, by button or by key. */
const usePress = (desk: Desk, operator: Operator, settings: Settings) => {
  const { say, clock, store } = usePage();
  const [isTransferring, setTransferring] = useState(false);
  const press = (action: Action) => {
    if (operator.pending !== undefined) return;
    if (!action.isFitting) return operator.tell({ tone: "no", text: say("clerk.not-now") });
    setTransferring(!action.request && !isTransferring);
    if (action.request) operator.run(say(action.word), action.request);
  };
  const { skewMs, link } = store.get();
  const actions = actionsOf(desk, settings, clock.now() + skewMs);
  useKeys((event) => {
    const action = actions.find(({ key }) => key === event.key);
    if (!action) return;
    // F1 opens help, F3 searches and F5 reloads in every browser.
    event.preventDefault();
    if (!event.repeat && link === "live") press(action);
  });
  return { actions, press, isTransferring, closeTransfer: () => setTransferring(false) };
};

const Work = ({ desk, operator }: DeskProps) => {
  const { say } = usePage();
  const [settings, change] = useState<Settings>({ pauseReason: firstReason });
  const { actions, press, isTransferring, closeTransfer } = usePress(desk, operator, settings);
  const { window, ticket, undo } = desk;
  const transfer = (request: Request) => {
    closeTransfer();
    operator.run(say("clerk.transfer"), request);
  };
  return (
    <main>
      <News desk={desk} />
      {ticket ? <TicketCard {...{ ticket, operator }} /> : <p class="no-ticket">{say("clerk.no-ticket")}</p>}
      <OutcomeLine {...operator} />
      {isTransferring && ticket ? (
        <TransferPanel window={window.id} transfer={transfer} close={closeTransfer} />
      ) : (
        <KeyPad {...{ actions, press, settings, change }} pending={operator.pending} undoUntil={undo?.until ?? 0} />
      )}
    </main>
  );
};

const DeskView = ({ desk }: { readonly desk: Desk }) => {
  useNow();
  const operator = useOperation();
  return (
    <div class="clerk">
      <Header {...{ desk, operator }} />
      <Work {...{ desk, operator }} />
      <Side {...{ desk, operator }} />
    </div>
  );
};

const ClerkPage = ({ pass }: ViewProps) => {
  const { say, leave } = usePage();
  const state = useHall();
  const desk = deskOf(state, pass.window ?? "");
  if (desk) return <DeskView desk={desk} />;
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
  words: { ...ratingWords, ...benchWords, ...caseWords },
  View: ClerkPage,
});
