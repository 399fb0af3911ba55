// The page that a ticket's QR code leads to: one ticket on its holder's phone. It knows one ticket and asks for no other.
import "./ticket.css";
import { AppearanceBar } from "../parts/appearance-bar.tsx";
import { openAlone } from "../parts/open-alone.tsx";
import { Phrases } from "../parts/phrases.tsx";
import { bringIn } from "../parts/service-text.ts";
import { useSpeech } from "../parts/speech.tsx";
import { type Stage, StageMark } from "../parts/stage-mark.tsx";
import { timesIn } from "../parts/times.ts";
import { useTitle } from "../parts/use-title.ts";
import { phoneWords } from "../words/phone-words.ts";
import { ratingWords } from "../words/rating-words.ts";
import { nameIn, type Say } from "../words/words.ts";
import { Reminders, Share } from "./choices.tsx";
import { heldToken } from "./held-link.ts";
import { Leave } from "./leave.tsx";
import { OwnProblem, OwnRating } from "./own-rating.tsx";
import { type News, useReminders } from "./reminders.ts";
import { Line, WaitRange } from "./standing.tsx";
import { detailOf, rounded, sentenceOf, stageOf, titleOf, waitOf } from "./telling.ts";
import { isOver, type OwnTicket, type SeenTicket, useOwnTicket } from "./use-own-ticket.ts";

interface ViewProps {
  readonly view: SeenTicket;
}

const times = timesIn();

/** A call, each time it is repeated, and the moment to come back. */
const newsOf = (say: Say, view: SeenTicket, stage: Stage): News | undefined => {
  if (stage !== "called" && stage !== "near") return undefined;
  const id = stage === "called" ? `called ${view.calledAt}` : stage;
  return { id, title: view.number, body: sentenceOf(say, view), isCall: stage === "called" };
};

const Details = ({ view, seenAt }: ViewProps & Pick<OwnTicket, "seenAt">) => {
  const { say, language } = useSpeech();
  const { ahead, wait, window, calledAt, until, opened, wasMissed } = view;
  const [detail, told] = [detailOf(say, view), waitOf(say, view)];
  return (
    <>
      {window && <p class="window">{nameIn(language, window)}</p>}
      {calledAt !== undefined && <p>{say("phone.called-at", { time: times.clockTime(calledAt) })}</p>}
      {until !== undefined && <p>{say("phone.until", { time: times.clockTime(until) })}</p>}
      {detail && <p>{detail}</p>}
      {ahead !== undefined && <Line ahead={ahead} />}
      {told && <p class="wait">{told}</p>}
      {wait && wait.minutes > 0 && <WaitRange wait={rounded(wait)} asOf={seenAt} />}
      {wasMissed && <p>{say("phone.was-missed")}</p>}
      {opened && <p>{say("phone.opened", { n: opened.join(language.comma) })}</p>}
    </>
  );
};

/** What to do, large; a call cannot be taken for anything else. */
const Standing = ({ view, stage, ticket }: ViewProps & { readonly stage: Stage; readonly ticket: OwnTicket }) => {
  const { say } = useSpeech();
  return (
    <section class={`stage ${stage}`}>
      {ticket.isStale && (
        <p class="caution">
          <Phrases text={say("phone.stale", { time: times.clockTime(ticket.seenAt) })} />
        </p>
      )}
      <div role="status">
        <p class="sentence">
          <StageMark stage={stage} /> <Phrases text={sentenceOf(say, view)} />
        </p>
        <Details {...{ view }} seenAt={ticket.seenAt} />
      </div>
    </section>
  );
};

const Facts = ({ view }: ViewProps) => {
  const { say, language } = useSpeech();
  return (
    <section class="facts">
      {view.bring && (
        <p class="bring">
          <b>{say("kiosk.bring")}</b> {bringIn(language, view)}
        </p>
      )}
      {view.notices?.map((notice) => (
        <Notice key={notice.text} {...notice} />
      ))}
      {view.issuedAt !== undefined && (
        <p class="quiet">{say("phone.taken", { time: times.clockTime(view.issuedAt) })}</p>
      )}
    </section>
  );
};

const Notice = ({ text, textEn }: { readonly text: string; readonly textEn?: string }) => {
  const { language } = useSpeech();
  return (
    <p class="notice" role="note">
      {nameIn(language, { name: text, ...(textEn !== undefined && { nameEn: textEn }) })}
    </p>
  );
};

const mayRemind: readonly Stage[] = ["waiting", "near", "aside"];

const named = (name: string, nameEn: string | undefined) => ({ name, ...(nameEn !== undefined && { nameEn }) });

const Shown = ({ ticket, view, token }: ViewProps & { readonly ticket: OwnTicket; readonly token: string }) => {
  const { say, language } = useSpeech();
  const stage = stageOf(view);
  const reminding = useReminders(newsOf(say, view, stage));
  const title = titleOf(say, view);
  useTitle(title, stage === "called" || stage === "near");
  const { number, service, serviceEn, watch, rating } = view;
  return (
    <main class="own">
      <header>{nameIn(language, named(view.hall, view.hallEn))}</header>
      <h1>{number}</h1>
      {service && <p class="service">{nameIn(language, named(service, serviceEn))}</p>}
      <Standing {...{ view, stage, ticket }} />
      {rating && <OwnRating {...{ token, say, language }} offer={rating} />}
      <Facts view={view} />
      {mayRemind.includes(stage) && <Reminders {...reminding} />}
      {watch !== undefined && !isOver(view) && <Share {...{ title, watch }} />}
      {watch === undefined && <p class="quiet">{say("phone.watching")}</p>}
      <Leave view={view} leave={ticket.leave} />
      {view.status === "served" && watch !== undefined && <OwnProblem {...{ token, say }} />}
      {isOver(view) && (
        <p>
          <a href={`/hall${location.search}`}>{say("phone.hall")}</a>
        </p>
      )}
    </main>
  );
};

const TicketPage = ({ token }: { readonly token: string }) => {
  const { say } = useSpeech();
  const ticket = useOwnTicket(token);
  return (
    <>
      {ticket.data ? (
        <Shown {...{ ticket, token }} view={ticket.data} />
      ) : (
        <main class="own">
          <p class="sentence" role="status">
            <Phrases text={say(ticket.isUnknown ? "phone.unknown" : "app.connecting")} />
          </p>
        </main>
      )}
      <AppearanceBar />
    </>
  );
};

const token = heldToken();
openAlone({ ...phoneWords, ...ratingWords }, () => <TicketPage token={token} />);
