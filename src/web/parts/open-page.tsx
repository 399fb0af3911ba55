// Opens a page: gets in, makes its one store and its one connection, and draws its view.
import { type ComponentType, render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { PairingDoor } from "../door/pairing-door.tsx";
import type { Pass } from "../door/pass.ts";
import { PersonDoor } from "../door/person-door.tsx";
import { type Entrance, useWayIn, type Way } from "../door/way-in.ts";
import { browserChance, browserClock, openWire, uuid } from "../wire/browser.ts";
import { HallSocket } from "../wire/hall-socket.ts";
import { emptyHallState } from "../wire/hall-state.ts";
import { keptState } from "../wire/kept-state.ts";
import { createStore } from "../wire/store.ts";
import type { Table } from "../words/word-table.ts";
import type { Say } from "../words/words.ts";
import { followLook } from "./follow-look.ts";
import { followState } from "./follow-state.ts";
import { followWake } from "./follow-wake.ts";
import { type Page, PageContext } from "./page.tsx";
import { Shell } from "./shell.tsx";
import type { Speech } from "./speech.tsx";

export interface ViewProps {
  readonly pass: Pass;
  readonly isDemo: boolean;
}

export interface PageSpec extends Entrance {
  /** What this page says and no other does. */
  readonly words?: Table;
  readonly topics: (props: ViewProps) => readonly string[];
  readonly View: ComponentType<ViewProps>;
  /** Starts with its last state while the hall is away; for what everybody may see. Default false. */
  readonly keepsState?: boolean;
}

const connect = ({ app, topics, keepsState }: PageSpec, props: ViewProps) => {
  const store = createStore(keepsState ? keptState(() => localStorage, browserClock.now()) : emptyHallState);
  const socket = new HallSocket({
    app,
    topics: topics(props),
    token: props.pass.token,
    store,
    clock: browserClock,
    chance: browserChance,
    uuid,
    open: openWire,
  });
  return { store, socket };
};

interface ConnectedProps extends ViewProps {
  readonly spec: PageSpec;
  readonly speech: Speech;
  readonly leave: () => void;
}

const Connected = ({ spec, speech, leave, pass, isDemo }: ConnectedProps) => {
  const [{ store, socket }] = useState(() => connect(spec, { pass, isDemo }));
  useEffect(() => {
    const unsubscribe = store.subscribe(() => store.get().link === "refused" && leave());
    const unfollow = [followLook(store), followWake(() => socket.woken())];
    if (spec.keepsState) unfollow.push(followState(store));
    socket.start();
    return () => {
      unsubscribe();
      for (const end of unfollow) end();
      socket.stop();
    };
  }, []);
  const page: Page = { ...speech, clock: browserClock, store, socket, pass, leave };
  return (
    <PageContext.Provider value={page}>
      <spec.View pass={pass} isDemo={isDemo} />
    </PageContext.Provider>
  );
};

const Notice = ({ way, say }: { readonly way: Way; readonly say: Say }) => (
  <main class="door">
    <h1 aria-live="polite">{way.step === "unreachable" ? say("app.recovering") : say("app.connecting")}</h1>
  </main>
);

/** What the page knew when the hall was last there, until it is back. */
const Before = ({ spec, speech }: { readonly spec: PageSpec; readonly speech: Speech }) => {
  const [nobody] = useState<ViewProps>({ pass: {}, isDemo: false });
  const [{ store, socket }] = useState(() => connect(spec, nobody));
  const page: Page = { ...speech, clock: browserClock, store, socket, pass: nobody.pass, leave: () => {} };
  return (
    <PageContext.Provider value={page}>
      <spec.View {...nobody} />
    </PageContext.Provider>
  );
};

const hasBefore = ({ keepsState }: PageSpec): boolean =>
  keepsState === true && keptState(() => localStorage, browserClock.now()) !== emptyHallState;

const Opened = ({ spec, speech }: { readonly spec: PageSpec; readonly speech: Speech }) => {
  const { way, admit, leave } = useWayIn(spec);
  const { say } = speech;
  if (way.step === "in") {
    return <Connected key={way.pass.token} {...{ spec, speech, leave }} pass={way.pass} isDemo={way.isDemo} />;
  }
  if (way.step === "unreachable" && hasBefore(spec)) return <Before {...{ spec, speech }} />;
  if (way.step !== "form") return <Notice way={way} say={say} />;
  return spec.door === "open" || spec.door === "pair" ? (
    <PairingDoor say={say} admit={admit} />
  ) : (
    <PersonDoor say={say} kind={spec.door} needsSetUp={way.needsSetUp} admit={admit} />
  );
};

/** What stands in the hall belongs to everybody who passes. */
const isShared = ({ role }: PageSpec): boolean => role === "kiosk" || role === "screen" || role === "pad";

export const openPage = (spec: PageSpec): void =>
  render(
    <Shell words={spec.words} isShared={isShared(spec)} draw={(speech) => <Opened {...{ spec, speech }} />} />,
    document.body,
  );
