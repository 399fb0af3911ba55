// The page that the link on a receipt leads to: one case on its holder's phone. It knows one case and asks for no other.
import "./case.css";
import { useEffect, useState } from "preact/hooks";
import type { OwnCaseView } from "../../hall/cases/views.ts";
import { caseWords } from "../case-words.ts";
import { openAlone } from "../parts/open-alone.tsx";
import { timesIn } from "../parts/times.ts";
import { browserClock } from "../wire/browser.ts";
import { repeat } from "../wire/clock.ts";
import { request } from "../wire/request.ts";
import { type Say, sayOf } from "../words.ts";

const LOOK_MS = 60_000;
const times = timesIn();
const dayTime = (at: number): string => `${times.dayName(at)} ${times.clockTime(at)}`;

type Found = OwnCaseView | "unknown" | undefined;

/** Read anew every minute; what was read last stays in sight while the hall does not answer. */
const useOwnCase = (token: string): Found => {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    const look = () =>
      void request<OwnCaseView>("GET", `/own-case/${token}`).then((reply) => {
        if (reply.ok) setFound(reply.data);
        else if (reply.status === 404) setFound("unknown");
      });
    look();
    return repeat(browserClock, LOOK_MS, "own case", look);
  }, [token]);
  return found;
};

interface ViewProps {
  readonly view: OwnCaseView;
  readonly say: Say;
}

const stepText = (say: Say, state: string, outcome: string | undefined): string => {
  if (outcome) return sayOf(say, "case", outcome);
  return state === "asked" ? say("case.step-asked") : say("case.phone-in-work");
};

const sentenceOf = ({ view, say }: ViewProps): string => {
  if (view.state === "past") return say("case.phone-past");
  if (view.ending) return say(`case.ended-${view.ending}`);
  if (view.isStandingStill) return say("case.phone-standing");
  return view.state === "ready" && view.delivery === "window"
    ? say("case.phone-fetch")
    : say(`case.state-${view.state}`);
};

const Wanted = ({ view: { wanted = [], ending }, say }: ViewProps) => (
  <>
    {(ending ? [] : wanted).map(({ papers, until }) => (
      <p key={until}>
        <b>{say("case.wanted", { papers: papers.join("、"), time: dayTime(until) })}</b>
      </p>
    ))}
  </>
);

const Facts = ({ view, say }: ViewProps) => {
  const { promisedAt, isStandingStill, ending, tracking, windows = [], delivery } = view;
  const isRunning = promisedAt !== undefined && !isStandingStill && !ending;
  return (
    <>
      {isRunning && <p>{say("case.promised-by", { time: dayTime(promisedAt) })}</p>}
      {view.items?.map(({ name, state, outcome }) => (
        <p key={name}>
          {name}：{stepText(say, state, outcome)}
        </p>
      ))}
      <Wanted {...{ view, say }} />
      {delivery && <p class="quiet">{say(delivery === "post" ? "case.by-post" : "case.at-window")}</p>}
      {view.state === "ready" && delivery === "window" && windows.length > 0 && (
        <p>{say("case.phone-fetch-at", { n: windows.join("、") })}</p>
      )}
      {tracking && <p>{say("case.phone-tracking", { n: tracking })}</p>}
    </>
  );
};

const CasePage = ({ say, token }: { readonly say: Say; readonly token: string }) => {
  const found = useOwnCase(token);
  if (found === undefined || found === "unknown")
    return (
      <main class="own">
        <p class="sentence" role="status">
          {say(found === "unknown" ? "case.phone-unknown" : "app.connecting")}
        </p>
      </main>
    );
  return (
    <main class={`own ${found.state}`}>
      <header>{found.hall}</header>
      <p class="quiet">{say("case.phone-title")}</p>
      <h1 class="case-number">{found.case}</h1>
      <div role="status">
        <p class="sentence">{sentenceOf({ view: found, say })}</p>
      </div>
      <Facts view={found} say={say} />
    </main>
  );
};

const token = location.pathname.replace(/^.*\//, "");
openAlone(caseWords, ({ say }) => <CasePage say={say} token={token} />);
