// Second tap: what to bring, how long it takes, whether a priority class applies, and the number.
import { waitsOf } from "../parts/hall-entries.ts";
import { useHall, useKeys, usePage } from "../parts/page.tsx";
import { bringIn, detailIn } from "../parts/service-text.ts";
import { fullWait } from "../parts/wait-text.ts";
import { nameIn } from "../words/words.ts";
import { Classes } from "./classes.tsx";
import { MattersDoor } from "./matters.tsx";
import type { Choice } from "./steps.ts";
import type { Kiosk } from "./use-kiosk.ts";

/** A hall writes its papers in a row; people tick them off one by one. */
const papersOf = (bring: string): string[] => bring.split(/[、，,；;]\s*/).filter((paper) => paper !== "");

const Bring = ({ service }: Choice) => {
  const { say, language } = usePage();
  if (service.bring === "") return null;
  return (
    <section class="card bring">
      <h2>{say("kiosk.bring")}</h2>
      <ul>
        {papersOf(bringIn(language, service)).map((paper) => (
          <li key={paper}>{paper}</li>
        ))}
      </ul>
    </section>
  );
};

const Wait = ({ service }: Choice) => {
  const { say } = usePage();
  const wait = fullWait(say, waitsOf(useHall())[service.id]);
  return (
    <p class="wait">
      <b>{say("app.waiting", { n: service.waiting })}</b> {wait && <span>{wait}</span>}
    </p>
  );
};

const Title = ({ service }: Choice) => {
  const { language } = usePage();
  return (
    <div class="title">
      <h1 aria-live="polite">{nameIn(language, service)}</h1>
      {service.detail && <p>{detailIn(language, service)}</p>}
    </div>
  );
};

interface Props {
  readonly kiosk: Kiosk;
  readonly choice: Choice;
}

/** Enter takes the number, Escape, Backspace and 0 go back. A button in focus takes its own Enter. */
const useConfirmKeys = ({ kiosk: { take, reset }, choice }: Props): void =>
  useKeys(({ key, repeat }) => {
    if (repeat) return;
    if (key === "Escape" || key === "Backspace" || key === "0") reset();
    if (key === "Enter" && document.activeElement === document.body) take(choice);
  });

export const Confirm = (props: Props) => {
  const { kiosk, choice } = props;
  const { say } = usePage();
  useConfirmKeys(props);
  return (
    <main class="confirm">
      <Title {...choice} />
      <Wait {...choice} />
      <Bring service={choice.service} />
      <div class="wishes">
        <Classes {...{ choice }} toggleClass={kiosk.toggleClass} />
        <MattersDoor {...{ choice }} open={() => kiosk.openMatters(true)} />
      </div>
      <div class="choices">
        <button type="button" class="back" onClick={kiosk.reset}>
          {say("app.back")}
        </button>
        <button type="button" class="primary take" data-first onClick={() => kiosk.take(choice)}>
          {say("kiosk.take")}
        </button>
      </div>
    </main>
  );
};
