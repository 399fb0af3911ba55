// The page that a ticket's QR code leads to: one ticket on its holder's phone. It knows one ticket and asks for no other.
import "./ticket.css";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { OwnTicketView } from "../../hall/own-ticket.ts";
import { timesIn } from "../parts/times.ts";
import { phoneWords } from "../phone-words.ts";
import { ratingWords } from "../rating-words.ts";
import { type Language, type Say, sayIn, sayOf } from "../words.ts";
import { OwnProblem, OwnRating } from "./own-rating.tsx";
import { type OwnTicket, useOwnTicket } from "./use-own-ticket.ts";

interface Spoken {
  readonly say: Say;
}

interface ViewProps extends Spoken {
  readonly view: OwnTicketView;
}

const times = timesIn();

/** What the holder is to do now, in one sentence. */
const sentenceOf = ({ view, say }: ViewProps): string => {
  const { status, ahead = 0, window } = view;
  if (status === "waiting") return ahead > 0 ? say("phone.ahead", { n: ahead }) : say("phone.next");
  if (window?.isMobile) return say(status === "called" ? "phone.helper-comes" : "phone.with-helper");
  if (window) return say(status === "called" ? "phone.to-window" : "phone.at-window", { n: window.number });
  return sayOf(say, "phone", status);
};

const waitOf = ({ view: { wait }, say }: ViewProps): string => {
  if (!wait) return "";
  const { minutes, from, to } = wait;
  return minutes === 0 ? say("phone.soon") : say("phone.wait", { n: minutes, from, to });
};

const Leave = ({ ticket, view, say }: ViewProps & { readonly ticket: OwnTicket }) => {
  const [isAsking, setAsking] = useState(false);
  if (view.status !== "waiting" && view.status !== "held" && view.status !== "kept") return null;
  if (!isAsking) {
    return (
      <button type="button" class="leave" onClick={() => setAsking(true)}>
        {say("phone.leave")}
      </button>
    );
  }
  return (
    <div class="sure" role="alert">
      <p>{say("phone.leave-sure", { number: view.number })}</p>
      <button type="button" class="primary" onClick={() => setAsking(false)}>
        {say("phone.stay")}
      </button>
      <button type="button" class="leave" onClick={ticket.leave}>
        {say("phone.leave-now")}
      </button>
    </div>
  );
};

/** The phone in the pocket says it too. */
const useBuzz = (status: string | undefined): void =>
  useEffect(() => {
    if (status === "called") navigator.vibrate?.([400, 200, 400]);
  }, [status]);

const Facts = ({ view, say }: ViewProps) => (
  <>
    <p class="service">{view.service}</p>
    {view.bring && (
      <p>
        <b>{say("kiosk.bring")}</b> {view.bring}
      </p>
    )}
    {view.issuedAt !== undefined && <p class="quiet">{say("phone.taken", { time: times.clockTime(view.issuedAt) })}</p>}
  </>
);

interface ShownProps extends ViewProps {
  readonly ticket: OwnTicket;
  readonly token: string;
  readonly language: Language;
}

const Shown = ({ ticket, view, say, token, language }: ShownProps) => {
  useBuzz(view.status);
  return (
    <main class={`own ${view.status}`}>
      <header>{view.hall}</header>
      <h1>{view.number}</h1>
      <div role="status">
        <p class="sentence">{sentenceOf({ view, say })}</p>
        <p>{waitOf({ view, say })}</p>
        {view.opened && <p>{say("phone.opened", { n: view.opened.join(", ") })}</p>}
        <p class="window">{view.window?.name}</p>
      </div>
      <Facts {...{ view, say }} />
      {view.notices?.map((text) => (
        <p key={text} class="notice" role="note">
          {text}
        </p>
      ))}
      {ticket.isStale && <p class="stale">{say("phone.stale", { time: times.clockTime(ticket.seenAt) })}</p>}
      <Leave {...{ ticket, view, say }} />
      {view.rating && <OwnRating {...{ token, say, language }} offer={view.rating} />}
      {view.status === "served" && <OwnProblem {...{ token, say }} />}
    </main>
  );
};

const TicketPage = ({ say, token, language }: Spoken & Pick<ShownProps, "token" | "language">) => {
  const ticket = useOwnTicket(token);
  if (ticket.view) return <Shown {...{ ticket, say, token, language }} view={ticket.view} />;
  return (
    <main class="own">
      <p class="sentence" role="status">
        {say(ticket.isUnknown ? "phone.unknown" : "app.connecting")}
      </p>
    </main>
  );
};

const language = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh-CN";
document.documentElement.lang = language;
const token = location.pathname.replace(/^.*\//, "");
render(<TicketPage say={sayIn(language, { ...phoneWords, ...ratingWords })} {...{ language, token }} />, document.body);
