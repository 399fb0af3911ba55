// The ticket machine by the door: a button for each service, and the papers that came out of it.
import type { SightView } from "../../protocols/api/device-view.ts";
import { papersOf, servicesOf, sightsOf } from "../parts/hall-entries.ts";
import { OutcomeLine } from "../parts/outcome-line.tsx";
import { useHall, usePage } from "../parts/page.tsx";
import { Phrases } from "../parts/phrases.tsx";
import { type Operator, useOperation } from "../parts/use-operation.ts";
import { nameIn } from "../words/words.ts";
import { Both } from "./both.tsx";
import { PaperSlip } from "./paper-slip.tsx";
import { Picture } from "./picture.tsx";

const SLIPS_SHOWN = 3;

/** The last papers as the printer burnt them. */
const Printed = ({ printer }: { readonly printer: SightView }) => {
  const versions = Array.from({ length: Math.min(SLIPS_SHOWN, printer.version) }, (_, at) => printer.version - at);
  return (
    <div class="slips" aria-live="polite">
      {versions.map((version) => (
        <figure class="slip printed" key={version}>
          <Picture sight={printer} version={version} />
        </figure>
      ))}
    </div>
  );
};

const Papers = () => {
  const { say } = usePage();
  const state = useHall();
  const printer = sightsOf(state).find(({ kind }) => kind === "printer");
  if (printer) return <Printed printer={printer} />;
  const papers = papersOf(state).slice(0, SLIPS_SHOWN);
  return (
    <div class="slips" aria-live="polite">
      {papers.length === 0 && (
        <p class="ghost">
          <span>
            <Phrases text={say("overview.paper-here")} />
          </span>
        </p>
      )}
      {papers.map((paper) => (
        <PaperSlip key={`${paper.number} ${paper.at}`} paper={paper} />
      ))}
    </div>
  );
};

interface ButtonsProps {
  readonly canTake: boolean;
  readonly operator: Operator;
}

const Buttons = ({ canTake, operator }: ButtonsProps) => {
  const { say, language } = usePage();
  const state = useHall();
  const isOff = !canTake || state.link !== "live" || operator.pending !== undefined;
  const take = (service: string) =>
    operator.run(say("kiosk.take"), { op: "take-ticket", args: { service, paper: true } });
  return (
    <div class="buttons">
      {servicesOf(state).map((service) => (
        <button key={service.id} type="button" disabled={isOff || !service.accepting} onClick={() => take(service.id)}>
          <b>{nameIn(language, service)}</b>
          <span>{say("app.waiting", { n: service.waiting })}</span>
        </button>
      ))}
    </div>
  );
};

export const TicketMachine = ({ canTake }: Pick<ButtonsProps, "canTake">) => {
  const operator = useOperation();
  return (
    <section class="machine">
      <h2>
        <i>1</i> <Both word="overview.take" />
      </h2>
      <div class="front">
        <Buttons {...{ canTake, operator }} />
        <Papers />
      </div>
      <OutcomeLine {...operator} />
    </section>
  );
};
