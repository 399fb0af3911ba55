// The waiting area: the hall sign, what was just said, and how many wait.
import type { SpokenView } from "../../protocols/api/device-view.ts";
import { callsOf, devicesOf, hallOf, servicesOf, sightsOf, spokenOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { useTimes } from "../parts/use-times.ts";
import { nameIn } from "../words/words.ts";
import { Both } from "./both.tsx";
import { Picture } from "./picture.tsx";
import { boardFaceFrom, boardFaceOf } from "./signs.ts";

const SPOKEN_SHOWN = 3;

const HallSign = () => {
  const { say, language } = usePage();
  const state = useHall();
  const sight = sightsOf(state).find(({ kind }) => kind === "screen");
  const hall = hallOf(state);
  const title = hall ? nameIn(language, hall) : say("app.name");
  const face = boardFaceOf(devicesOf(state)) ?? boardFaceFrom(title, callsOf(state));
  if (sight) {
    return (
      <div class="hall-sign dark lamps">
        <Picture sight={sight} />
      </div>
    );
  }
  return (
    <div class="hall-sign dark">
      <h3>{face.title}</h3>
      <ol>
        {face.calls.map(({ number, window, isNew }) => (
          <li key={`${number} ${window}`} class={isNew ? "is-new" : ""}>
            <b>{number}</b> <span>{/^\d+$/.test(window) ? say("window.number", { n: window }) : window}</span>
          </li>
        ))}
      </ol>
      <p>{face.notice || say("screen.quiet")}</p>
    </div>
  );
};

const SpeakerIcon = () => (
  <svg class="speaker" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M3 9v6h4l5 4V5L7 9z" fill="currentColor" />
    <path d="M15 9a4 4 0 0 1 0 6M17.500 6.500a8 8 0 0 1 0 11" fill="none" stroke="currentColor" stroke-width="2" />
  </svg>
);

const Utterance = ({ spoken }: { readonly spoken: SpokenView }) => {
  const { clockTime } = useTimes();
  const { say } = usePage();
  return (
    <li class={spoken.status}>
      <SpeakerIcon />
      <span>{spoken.text}</span>
      <small>
        {say(`said.${spoken.status}`)} {clockTime(spoken.at)}
      </small>
    </li>
  );
};

const JustSaid = () => {
  const { say } = usePage();
  const spoken = spokenOf(useHall()).slice(0, SPOKEN_SHOWN);
  return (
    <ul class="said" aria-live="polite">
      {spoken.length === 0 && <li class="quiet">{say("overview.no-speech")}</li>}
      {spoken.map((one) => (
        <Utterance key={`${one.at} ${one.text}`} spoken={one} />
      ))}
    </ul>
  );
};

const Total = () => {
  const { say } = usePage();
  const waiting = servicesOf(useHall()).reduce((sum, service) => sum + service.waiting, 0);
  return <p class="total">{say("app.waiting", { n: waiting })}</p>;
};

export const WaitingArea = () => (
  <section class="area">
    <div class="head">
      <h2>
        <i>2</i> <Both word="overview.wait" />
      </h2>
      <Total />
    </div>
    <HallSign />
    <JustSaid />
  </section>
);
