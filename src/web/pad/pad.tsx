// A tablet at a window as evaluator pad (评价器): rests quietly, asks when the hall asks, thanks. Only the visitor before it
// can press, and one press counts.
import "./pad.css";
import { padWords } from "../pad-words.ts";
import { hallOf, windowOf } from "../parts/hall-entries.ts";
import { LinkBadge } from "../parts/link-badge.tsx";
import { openPage, type ViewProps } from "../parts/open-page.tsx";
import { useHall, usePage } from "../parts/page.tsx";
import { nameIn } from "../words.ts";
import { Ask, Reasons } from "./ask.tsx";
import { Face } from "./face.tsx";
import { type Pad, usePad } from "./use-pad.ts";

const HAPPY = 5;

const Head = ({ pad }: { readonly pad: Pad }) => {
  const { say, language } = usePage();
  const state = useHall();
  const hall = hallOf(state);
  const window = pad.window === undefined ? undefined : windowOf(state, pad.window);
  return (
    <header>
      <p>{hall && nameIn(language, hall)}</p>
      <LinkBadge />
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
      {window?.clerk && <p class="clerk">{say("pad.clerk", { name: window.clerk.name })}</p>}
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

const PadPage = ({ pass }: ViewProps) => {
  const pad = usePad(pass.id ?? "");
  return (
    <div class="pad-page">
      <Head pad={pad} />
      <Stage pad={pad} />
    </div>
  );
};

const topics = ({ pass }: ViewProps): readonly string[] => ["board", `pad/${pass.id ?? ""}`];

openPage({ app: "pad", role: "pad", door: "pair", words: padWords, topics, View: PadPage });
