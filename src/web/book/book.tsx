// The page on which anybody books, and the one that the link of an appointment leads to. No account, no log-in.
import "./book.css";
import { useEffect, useState } from "preact/hooks";
import { bookingWords } from "../booking-words.ts";
import { openAlone } from "../parts/open-alone.tsx";
import { request } from "../wire/request.ts";

import { Booking, type OwnAppointment, type Spoken } from "./booking.tsx";
import { Change, Pass } from "./own.tsx";

const OWN_PATH = "/a/";

const tokenInAddress = (): string | undefined =>
  location.pathname.startsWith(OWN_PATH) ? location.pathname.slice(OWN_PATH.length) : undefined;

const statusText = ({ say }: Spoken, { status, number = "" }: OwnAppointment): string =>
  say(`own.${status}`, { number });

interface ShownProps extends Spoken {
  readonly own: OwnAppointment;
  readonly become: (own: OwnAppointment | "gone") => void;
}

const Shown = ({ own, become, ...spoken }: ShownProps) => {
  const { say } = spoken;
  return (
    <>
      <p role="status" class={`state ${own.status}`}>
        {statusText(spoken, own)}
      </p>
      {own.status === "booked" && (
        <>
          <Pass {...spoken} own={own} />
          <p class="quiet">{say("own.keep")}</p>
          <Change {...spoken} own={own} moved={become} cancelled={() => become("gone")} />
        </>
      )}
    </>
  );
};

/** What is known of the appointment in the address; undefined while it is asked for. */
const useOwn = (token: string | undefined) => {
  const [own, become] = useState<OwnAppointment | "gone" | "unknown">();
  useEffect(() => {
    if (token === undefined) return;
    void request<OwnAppointment>("GET", `/own-appointment/${encodeURIComponent(token)}`).then((reply) =>
      become(reply.ok ? reply.data : "unknown"),
    );
  }, [token]);
  return [own, become] as const;
};

const BookPage = (spoken: Spoken) => {
  const { say } = spoken;
  const token = tokenInAddress();
  const [own, become] = useOwn(token);
  const booked = (next: OwnAppointment) => {
    history.replaceState(null, "", `${OWN_PATH}${next.token}${location.search}`);
    become(next);
  };
  return (
    <main class="book">
      <h1>{say("book.title")}</h1>
      {own === undefined &&
        (token === undefined ? <Booking {...spoken} booked={booked} /> : <p>{say("app.connecting")}</p>)}
      {own === "gone" && (
        <p role="status" class="state">
          {say("own.cancelled")}
        </p>
      )}
      {own === "unknown" && (
        <p role="status" class="state">
          {say("own.unknown")}
        </p>
      )}
      {typeof own === "object" && <Shown {...spoken} own={own} become={become} />}
      {(own === "gone" || own === "unknown") && (
        <p>
          <a href={`/book${location.search}`}>{say("book.title")}</a>
        </p>
      )}
    </main>
  );
};

openAlone(bookingWords, ({ say, language }) => <BookPage {...{ say, language }} />);
