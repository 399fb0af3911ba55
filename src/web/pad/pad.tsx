// A tablet at a window as evaluator pad (评价器): rests quietly, asks when the hall asks, thanks. Only the visitor before it
// can press, and one press counts.
import "./pad.css";
import { useEffect } from "preact/hooks";
import type { PadStage } from "../../protocols/api/pad-view.ts";
import { wishedCode } from "../language.ts";
import { ClerkCard } from "../parts/clerk-card.tsx";
import { hallOf, windowOf } from "../parts/hall-entries.ts";
import { LinkBadge } from "../parts/link-badge.tsx";
import { openPage, type ViewProps } from "../parts/open-page.tsx";
import { useHall, usePage } from "../parts/page.tsx";
import { padWords } from "../words/pad-words.ts";
import { staffWords } from "../words/staff-words.ts";
import { nameIn } from "../words/words.ts";
import { Ask, Reasons } from "./ask.tsx";
import { Face } from "./face.tsx";
import { type Pad, usePad } from "./use-pad.ts";

const HAPPY = 5;

/** For this visitor; the next one finds the hall's own. */
const Languages = () => {
  const { language, languages, setLanguage } = usePage();
  if (languages.length < 2) return null;
  return (
    <p class="languages">
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === language.code}
          onClick={() => setLanguage(code)}
        >
          {name}
        </button>
      ))}
    </p>
  );
};

const Head = ({ pad }: { readonly pad: Pad }) => {
  const { say, language } = usePage();
  const state = useHall();
  const hall = hallOf(state);
  const window = pad.window === undefined ? undefined : windowOf(state, pad.window);
  return (
    <header>
      <p>{hall && nameIn(language, hall)}</p>
      <LinkBadge />
      {(pad.view?.stage === "ask" || pad.view?.stage === "reasons") && <Languages />}
      {window && <p>{say("window.number", { n: window.number })}</p>}
    </header>
  );
};

const Rest = ({ pad }: { readonly pad: Pad }) => {
  const { say } = usePage();
  const state = useHall();
  const window = pad.window === undefined ? undefined : windowOf(state, pad.window);
  return (
    <main class="rest">
      {window && <h1>{say("window.number", { n: window.number })}</h1>}
      <p class="name">{window?.name}</p>
      {window?.clerk && <ClerkCard clerk={window.clerk} />}
      <p class="hint">{say("pad.rest")}</p>
    </main>
  );
};

const Said = ({ stage }: { readonly stage: "sending" | "thanks" }) => {
  const { say } = usePage();
  return (
    <main class={`said ${stage}`}>
      {stage === "thanks" && <Face grade={HAPPY} />}
      <div role="status">
        <h1>{say(`pad.${stage}`)}</h1>
      </div>
    </main>
  );
};

const Stage = ({ pad }: { readonly pad: Pad }) => {
  const { say } = usePage();
  const { view, isLive } = pad;
  if (!view) {
    return (
      <main class="door">
        <h1 aria-live="polite">{say(isLive ? "pad.unknown" : "app.connecting")}</h1>
      </main>
    );
  }
  const { stage, question } = view;
  if (stage === "ask" && question) return <Ask {...{ pad, view, question }} />;
  if (stage === "reasons" && question) return <Reasons {...{ pad, view, question }} />;
  return stage === "sending" || stage === "thanks" ? <Said stage={stage} /> : <Rest pad={pad} />;
};

/** Whoever rated in a language of their own has gone. */
const useHallsLanguage = (stage: PadStage | undefined): void => {
  const { setLanguage } = usePage();
  useEffect(() => {
    if (stage === "rest") setLanguage(wishedCode());
  }, [stage]);
};

const PadPage = ({ pass }: ViewProps) => {
  const pad = usePad(pass.id ?? "");
  useHallsLanguage(pad.view?.stage);
  return (
    <div class="pad-page">
      <Head pad={pad} />
      <Stage pad={pad} />
    </div>
  );
};

const topics = ({ pass }: ViewProps): readonly string[] => ["board", `pad/${pass.id ?? ""}`];

openPage({ app: "pad", role: "pad", door: "pair", words: { ...staffWords, ...padWords }, topics, View: PadPage });
