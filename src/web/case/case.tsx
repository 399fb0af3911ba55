// The page that the link on a receipt leads to: one case on its holder's phone. It knows one case and asks for no other.
import "./case.css";
import type { OwnCaseView } from "../../hall/cases/views.ts";
import { AppearanceBar } from "../parts/appearance-bar.tsx";
import { openAlone } from "../parts/open-alone.tsx";
import { Phrases } from "../parts/phrases.tsx";
import { useSpeech } from "../parts/speech.tsx";
import { StageMark } from "../parts/stage-mark.tsx";
import { timesIn } from "../parts/times.ts";
import { useTitle } from "../parts/use-title.ts";
import { useWatched } from "../parts/use-watched.ts";
import { caseWords } from "../words/case-words.ts";
import { nameIn } from "../words/words.ts";
import { sentenceOf, stageOf, stepText } from "./telling.ts";

const LOOK_MS = 60_000;

interface ViewProps {
  readonly view: OwnCaseView;
}

const useDayTime = () => {
  const { language } = useSpeech();
  const { dayName, clockTime } = timesIn(undefined, language.code);
  return (at: number): string => `${dayName(at)} ${clockTime(at)}`;
};

/** What the holder has to do, or when it is done. */
const Next = ({ view }: ViewProps) => {
  const { say, language } = useSpeech();
  const dayTime = useDayTime();
  const { promisedAt, isStandingStill, ending, wanted = [], state, delivery, windows = [], tracking } = view;
  const isRunning = promisedAt !== undefined && !isStandingStill && !ending;
  const isFetched = state === "ready" && delivery === "window" && windows.length > 0;
  return (
    <>
      {isRunning && <p>{say("case.promised-by", { time: dayTime(promisedAt) })}</p>}
      {!ending &&
        wanted.map(({ papers, until }) => (
          <p key={until} class="wanted">
            {say("case.wanted", { papers: papers.join(language.comma), time: dayTime(until) })}
          </p>
        ))}
      {isFetched && <p>{say("case.phone-fetch-at", { n: windows.join(language.comma) })}</p>}
      {tracking && <p>{say("case.phone-tracking", { n: tracking })}</p>}
    </>
  );
};

const Matters = ({ view: { items = [], delivery, acceptedAt } }: ViewProps) => {
  const { say, language } = useSpeech();
  const dayTime = useDayTime();
  return (
    <section class="matters" aria-label={say("case.phone-steps")}>
      <ul>
        {items.map((item) => (
          <li key={item.name}>
            <b>{nameIn(language, item)}</b> <span>{stepText(say, item)}</span>
          </li>
        ))}
      </ul>
      {acceptedAt !== undefined && <p class="quiet">{say("case.accepted-at", { time: dayTime(acceptedAt) })}</p>}
      {delivery && <p class="quiet">{say(delivery === "post" ? "case.by-post" : "case.at-window")}</p>}
    </section>
  );
};

const Stale = ({ seenAt }: { readonly seenAt: number }) => {
  const { say } = useSpeech();
  return <p class="caution">{say("case.phone-stale", { time: timesIn().clockTime(seenAt) })}</p>;
};

const Shown = ({ view, stale }: ViewProps & { readonly stale: number | undefined }) => {
  const { say } = useSpeech();
  const [stage, sentence] = [stageOf(view), sentenceOf(say, view)];
  useTitle(`${view.case} · ${sentence}`);
  return (
    <main class="own">
      <header>
        {view.hall}
        <p>{say("case.phone-title")}</p>
      </header>
      <h1 class="case-number">{view.case}</h1>
      <section class={`stage ${stage}`}>
        {stale !== undefined && <Stale seenAt={stale} />}
        <div role="status">
          <p class="sentence">
            <StageMark stage={stage} /> <Phrases text={sentence} />
          </p>
          <Next view={view} />
        </div>
      </section>
      <Matters view={view} />
    </main>
  );
};

const CasePage = ({ token }: { readonly token: string }) => {
  const { say } = useSpeech();
  const { data, isUnknown, isStale, seenAt } = useWatched<OwnCaseView>(`/own-case/${token}`, () => LOOK_MS);
  return (
    <>
      {data ? (
        <Shown view={data} stale={isStale ? seenAt : undefined} />
      ) : (
        <main class="own">
          <p class="sentence" role="status">
            {say(isUnknown ? "case.phone-unknown" : "app.connecting")}
          </p>
        </main>
      )}
      <AppearanceBar />
    </>
  );
};

const token = location.pathname.replace(/^.*\//, "");
openAlone(caseWords, () => <CasePage token={token} />);
