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
import { createStore } from "../wire/store.ts";
import type { Table } from "../word-table.ts";
import { type Language, type Say, sayIn } from "../words.ts";
import { type Page, PageContext } from "./page.tsx";

export interface ViewProps {
  readonly pass: Pass;
  readonly isDemo: boolean;
}

export interface PageSpec extends Entrance {
  /** What this page says and no other does. */
  readonly words?: Table;
  readonly topics: (props: ViewProps) => readonly string[];
  readonly View: ComponentType<ViewProps>;
}

interface Speech {
  readonly say: Say;
  readonly language: Language;
}

const speechOf = (query: URLSearchParams, own: Table | undefined): Speech => {
  const language = query.get("lang") === "en" ? "en" : "zh-CN";
  return { language, say: sayIn(language, own) };
};

const connect = ({ app, topics }: PageSpec, props: ViewProps) => {
  const store = createStore(emptyHallState);
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

type ConnectedProps = Speech & ViewProps & { readonly spec: PageSpec; readonly leave: () => void };

const Connected = ({ spec, say, language, leave, pass, isDemo }: ConnectedProps) => {
  const [{ store, socket }] = useState(() => connect(spec, { pass, isDemo }));
  useEffect(() => {
    const unsubscribe = store.subscribe(() => store.get().link === "refused" && leave());
    socket.start();
    return () => {
      unsubscribe();
      socket.stop();
    };
  }, []);
  const page: Page = { say, language, clock: browserClock, store, socket, pass, leave };
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

const Opened = ({ spec, say, language }: Speech & { readonly spec: PageSpec }) => {
  const { way, admit, leave } = useWayIn(spec);
  if (way.step === "in") {
    return <Connected key={way.pass.token} {...{ spec, say, language, leave }} pass={way.pass} isDemo={way.isDemo} />;
  }
  if (way.step !== "form") return <Notice way={way} say={say} />;
  return spec.door === "open" || spec.door === "pair" ? (
    <PairingDoor say={say} admit={admit} />
  ) : (
    <PersonDoor say={say} kind={spec.door} needsSetUp={way.needsSetUp} admit={admit} />
  );
};

export const openPage = (spec: PageSpec): void => {
  const speech = speechOf(new URLSearchParams(location.search), spec.words);
  document.documentElement.lang = speech.language;
  render(<Opened spec={spec} {...speech} />, document.body);
};
