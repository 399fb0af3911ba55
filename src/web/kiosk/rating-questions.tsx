// What somebody who rates at the machine is asked: five faces, and why after a bad one. What was pressed counts also when its visitor
// goes without saying why.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { isBad } from "../../hall/complaints/grades.ts";
import type { RatingOffer } from "../../hall/complaints/rating-offer.ts";
import type { OwnTicketView } from "../../hall/views/own-ticket.ts";
import { Face } from "../pad/face.tsx";
import { useKeys, usePage } from "../parts/page.tsx";
import { toggled } from "../parts/toggled.ts";
import { useSettled } from "../parts/use-settled.ts";
import { nameIn } from "../words/words.ts";

export interface Asked {
  readonly ticket: Pick<OwnTicketView, "number" | "service" | "serviceEn">;
  readonly offer: RatingOffer;
}

interface GradesProps extends Asked {
  readonly chosen: number | undefined;
  readonly choose: (grade: number) => void;
  readonly back: () => void;
}

const Grades = ({ ticket, offer, chosen, choose, back }: GradesProps) => {
  const { say, language } = usePage();
  useKeys(({ key, repeat }) => {
    const word = offer.grades.find(({ grade }) => String(grade) === key);
    if (key === "Escape" && !repeat) back();
    if (word && !repeat && chosen === undefined) choose(word.grade);
  });
  return (
    <main class="rate-here outcome">
      <h1 aria-live="polite">{say("kiosk.rate-title", { number: ticket.number })}</h1>
      <p class="refusal">{nameIn(language, { name: ticket.service ?? "", nameEn: ticket.serviceEn ?? "" })}</p>
      <div class="grades">
        {offer.grades.map((word) => (
          <button
            key={word.grade}
            type="button"
            aria-pressed={word.grade === chosen}
            disabled={chosen !== undefined && word.grade !== chosen}
            onClick={() => chosen === undefined && choose(word.grade)}
          >
            <Face grade={word.grade} />
            {nameIn(language, word)}
          </button>
        ))}
      </div>
      <p>{say("kiosk.rate-own")}</p>
      <button type="button" class="back done" onClick={back}>
        {say("app.back")}
      </button>
    </main>
  );
};

interface WhyProps {
  readonly reasons: RatingOffer["reasons"];
  readonly send: (tags: readonly string[]) => void;
}

/** The grade goes out once: with the reasons, or when its visitor has gone. */
const useOnce = (send: WhyProps["send"]) => {
  const isSent = useRef(false);
  const once = (tags: readonly string[]) => {
    if (isSent.current) return;
    isSent.current = true;
    send(tags);
  };
  // At once and not after the next picture: whoever goes before that has rated too.
  useLayoutEffect(() => () => once([]), []);
  return once;
};

const Why = ({ reasons, send }: WhyProps) => {
  const { say, language } = usePage();
  const [tags, setTags] = useState<readonly string[]>([]);
  const isSettled = useSettled();
  const once = useOnce(send);
  return (
    <main class="rate-here outcome">
      <h1 aria-live="polite">{say("kiosk.rate-why")}</h1>
      <div class="reasons">
        {reasons.map((reason) => (
          <button
            key={reason.tag}
            type="button"
            aria-pressed={tags.includes(reason.tag)}
            disabled={!isSettled}
            onClick={() => setTags(toggled(tags, reason.tag))}
          >
            {nameIn(language, reason)}
          </button>
        ))}
      </div>
      <button type="button" class="primary done" disabled={!isSettled} onClick={() => once(tags)}>
        {say(tags.length > 0 ? "kiosk.rate-send" : "kiosk.rate-skip")}
      </button>
      <p>{say("kiosk.rate-leave")}</p>
    </main>
  );
};

const reasonsAfter = ({ reasons }: RatingOffer, grade: number): RatingOffer["reasons"] =>
  isBad(grade) ? reasons.filter(({ grades }) => grades.includes(grade)) : [];

interface Props extends Asked {
  readonly send: (grade: number, tags: readonly string[]) => void;
  readonly back: () => void;
}

export const RatingQuestions = ({ ticket, offer, send, back }: Props) => {
  const [grade, setGrade] = useState<number>();
  const choose = (next: number) => {
    setGrade(next);
    if (reasonsAfter(offer, next).length === 0) send(next, []);
  };
  const reasons = grade === undefined ? [] : reasonsAfter(offer, grade);
  if (grade === undefined || reasons.length === 0)
    return <Grades {...{ ticket, offer, choose, back, chosen: grade }} />;
  return <Why reasons={reasons} send={(tags) => send(grade, tags)} />;
};
