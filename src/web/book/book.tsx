// The page on which anybody books, and the one that the link of an appointment leads to. No account, no log-in.
import "./book.css";
import { useState } from "preact/hooks";
import { AppearanceBar } from "../parts/appearance-bar.tsx";
import { openAlone } from "../parts/open-alone.tsx";
import { Phrases } from "../parts/phrases.tsx";
import { type Stage, StageMark } from "../parts/stage-mark.tsx";
import { useTitle } from "../parts/use-title.ts";
import { useWatched } from "../parts/use-watched.ts";
import { bookingWords } from "../words/booking-words.ts";
import { Booking, dayText, type OwnAppointment, type Spoken } from "./booking.tsx";
import { Change, Pass, serviceOf } from "./own.tsx";

const OWN_PATH = "/a/";
/** A check-in at the machine is on the phone soon after. */
const LOOK_MS = 20_000;

const tokenInAddress = (): string | undefined =>
  location.pathname.startsWith(OWN_PATH) ? location.pathname.slice(OWN_PATH.length) : undefined;

const stages: Readonly<Record<OwnAppointment["status"], Stage>> = {
  booked: "served",
  arrived: "served",
  lapsed: "over",
  cancelled: "over",
};

const State = ({ stage, text }: { readonly stage: Stage; readonly text: string }) => (
  <p role="status" class={`state ${stage}`}>
    <StageMark stage={stage} />{" "}
    <span>
      <Phrases text={text} />
    </span>
  </p>
);

const Again = ({ say }: Pick<Spoken, "say">) => (
  <a class="again" href={`/book${location.search}`}>
    {say("book.title")}
  </a>
);

interface ShownProps extends Spoken {
  readonly own: OwnAppointment;
  readonly learn: (own: OwnAppointment) => void;
}

const Shown = ({ own, learn, ...spoken }: ShownProps) => {
  const { say } = spoken;
  const { status, number = "", date, from } = own;
  const { language } = spoken;
  useTitle(`${say(`own.${status}`, { number })} · ${serviceOf(own, language)} ${dayText(date, language)} ${from}`);
  return (
    <>
      <State stage={stages[status]} text={say(`own.${status}`, { number })} />
      {status === "booked" && (
        <>
          <section class="pass">
            <Pass {...spoken} own={own} />
          </section>
          <p class="quiet">{say("own.keep")}</p>
          <Change {...spoken} own={own} changed={learn} />
        </>
      )}
      {(status === "lapsed" || status === "cancelled") && <Again say={say} />}
    </>
  );
};

const Own = ({ token, ...spoken }: Spoken & { readonly token: string }) => {
  const { say } = spoken;
  const path = `/own-appointment/${encodeURIComponent(token)}`;
  const { data, isStale, isUnknown, learn } = useWatched<OwnAppointment>(path, ({ status }) =>
    status === "booked" ? LOOK_MS : undefined,
  );
  if (isUnknown) {
    return (
      <>
        <State stage="over" text={say("own.unknown")} />
        <Again say={say} />
      </>
    );
  }
  if (!data) return <p role="status">{say(isStale ? "book.unreachable" : "app.connecting")}</p>;
  return <Shown {...spoken} own={data} learn={learn} />;
};

const BookPage = (spoken: Spoken) => {
  const { say } = spoken;
  const [token, setToken] = useState(tokenInAddress());
  const booked = (own: OwnAppointment) => {
    history.replaceState(null, "", `${OWN_PATH}${own.token}${location.search}`);
    setToken(own.token);
  };
  return (
    <>
      <main class="book">
        <h1>{say("book.title")}</h1>
        {token === undefined ? <Booking {...spoken} booked={booked} /> : <Own {...spoken} token={token} />}
      </main>
      <AppearanceBar />
    </>
  );
};

openAlone(bookingWords, ({ say, language }) => <BookPage {...{ say, language }} />);
