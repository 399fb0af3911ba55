// The helper's desk (帮办) [Q7]: a number for somebody who cannot take it, with everything that they have come for.
import { useState } from "preact/hooks";
import { withClass, withMatter } from "../kiosk/choice.ts";
import { Classes } from "../kiosk/classes.tsx";
import { OtherMatters } from "../kiosk/matters.tsx";
import type { Choice, Given } from "../kiosk/steps.ts";
import { canPrint, servicesOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { PhoneLink } from "../parts/phone-link.tsx";
import { nameIn } from "../words/words.ts";
import { useTaking } from "./use-taking.ts";

interface ChoiceProps {
  readonly choice: Choice | undefined;
  readonly choose: (choice: Choice) => void;
}

const Services = ({ choice, choose }: ChoiceProps) => {
  const { say, language } = usePage();
  return (
    <fieldset>
      <legend>{say("helper.service")}</legend>
      {servicesOf(useHall()).map((service) => (
        <button
          key={service.id}
          type="button"
          aria-pressed={choice?.service.id === service.id}
          disabled={!service.accepting}
          onClick={() => choose({ service })}
        >
          {nameIn(language, service)}{" "}
          <small>{service.accepting ? say("app.waiting", { n: service.waiting }) : say("helper.closed")}</small>
        </button>
      ))}
    </fieldset>
  );
};

const Paper = ({ isWanted, want }: { readonly isWanted: boolean; readonly want: (isWanted: boolean) => void }) => {
  const { say } = usePage();
  const isThere = canPrint(useHall());
  return (
    <label>
      <input
        type="checkbox"
        checked={isWanted && isThere}
        disabled={!isThere}
        onChange={(event) => want(event.currentTarget.checked)}
      />{" "}
      {say("helper.paper")}
    </label>
  );
};

const GivenNumber = ({ given, next }: { readonly given: Given; readonly next: () => void }) => {
  const { say, language } = usePage();
  const { ticket, number, ahead, service } = given;
  return (
    <div class="given">
      <div role="status">
        <h3>{say("helper.taken")}</h3>
        <p class="number">{number}</p>
        <p>
          {nameIn(language, service)} · {ahead > 0 ? say("kiosk.ahead", { n: ahead }) : say("kiosk.next")}
        </p>
      </div>
      <PhoneLink ticket={ticket} />
      <button type="button" class="primary" onClick={next}>
        {say("helper.next")}
      </button>
    </div>
  );
};

const Wishes = ({ choice, choose }: ChoiceProps & { readonly choice: Choice }) => (
  <>
    <Classes choice={choice} toggleClass={(id) => choose(withClass(choice, id))} />
    <OtherMatters choice={choice} toggleMatter={(id) => choose(withMatter(choice, id))} />
  </>
);

export const HelperDesk = () => {
  const { say } = usePage();
  const { given, isBusy, trouble, take, next } = useTaking();
  const [choice, choose] = useState<Choice>();
  const [isWanted, want] = useState(true);
  const isPrinted = canPrint(useHall()) && isWanted;
  const another = () => {
    choose(undefined);
    next();
  };
  return (
    <section class="helper" aria-labelledby="helper-title">
      <h2 id="helper-title">{say("helper.title")}</h2>
      {given && <GivenNumber given={given} next={another} />}
      {!given && <Services {...{ choice, choose }} />}
      {!given && choice && (
        <>
          <Wishes {...{ choice, choose }} />
          <p>
            <Paper {...{ isWanted, want }} />{" "}
            <button type="button" class="primary" disabled={isBusy} onClick={() => take({ ...choice, isPrinted })}>
              {say("kiosk.take")}
            </button>
          </p>
        </>
      )}
      {!given && trouble && <p role="alert">✕ {trouble}</p>}
    </section>
  );
};
