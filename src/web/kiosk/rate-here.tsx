// Rating at the machine, by the code on the ticket's own paper: whoever holds the paper rates its service, once. A number alone rates
// nothing.
import { useEffect, useState } from "preact/hooks";
import { isBad } from "../../hall/complaints/grades.ts";
import type { OwnTicketView } from "../../hall/views/own-ticket.ts";
import { usePage } from "../parts/page.tsx";
import { type Reply, request } from "../wire/request.ts";
import type { Word } from "../words/words.ts";
import { Told } from "./outcome.tsx";
import { RatingQuestions } from "./rating-questions.tsx";

type Read = Pick<OwnTicketView, "number" | "status" | "service" | "serviceEn" | "rating">;

/** Why there is nothing to rate. */
const whyNot = (reply: Reply<Read>): Word => {
  if (!reply.ok) return reply.status === 0 ? "kiosk.rate-failed" : "kiosk.rate-over";
  return ["served", "past"].includes(reply.data.status) ? "kiosk.rate-over" : "kiosk.rate-not-yet";
};

/** @param token of the ticket's link */
const useRating = (token: string) => {
  const { pass } = usePage();
  const path = `/own-ticket/${encodeURIComponent(token)}`;
  const bearer = pass.token === undefined ? {} : { token: pass.token };
  const [read, setRead] = useState<Reply<Read>>();
  const [told, setTold] = useState<Word>();
  useEffect(() => void request<Read>("GET", path, bearer).then(setRead), [path]);
  const send = (grade: number, tags: readonly string[]) =>
    void request("POST", `${path}/rating`, { ...bearer, body: { grade, tags } }).then((reply) => {
      if (!reply.ok) return setTold("kiosk.rate-failed");
      return setTold(isBad(grade) ? "kiosk.rate-followed" : "kiosk.rate-thanks");
    });
  return { read, told, send };
};

interface Props {
  readonly token: string;
  readonly reset: () => void;
}

export const RateHere = ({ token, reset }: Props) => {
  const { say } = usePage();
  const { read, told, send } = useRating(token);
  if (told) return <Told text={say(told)} reset={reset} />;
  if (!read) {
    return (
      <main class="taking outcome">
        <h1 aria-live="polite">{say("app.connecting")}</h1>
      </main>
    );
  }
  const offer = read.ok ? read.data.rating : undefined;
  if (!read.ok || !offer) return <Told text={say(whyNot(read))} reset={reset} />;
  return <RatingQuestions ticket={read.data} offer={offer} send={send} back={reset} />;
};
