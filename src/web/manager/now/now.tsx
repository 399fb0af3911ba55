// The hall as it stands, to be taken in at a glance: four figures, what is advised, who waits for what, and the windows on
// their floor; below, what is seldom pressed.
import { HelpAsks } from "../../duty/help-asks.tsx";
import { tideOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { CarriedBar } from "../floor/carried-bar.tsx";
import { useCarrying } from "../floor/carrying.ts";
import { DropQuestion } from "../floor/drop-question.tsx";
import { FloorPlan } from "../floor/floor-plan.tsx";
import { PrinterTrouble } from "../printer-trouble.tsx";
import { AdviceList } from "../tide/advice.tsx";
import { SummonsList } from "../tide/summons.tsx";
import { Papers, Waiting } from "../waiting.tsx";
import { Health } from "./health.tsx";
import { Services } from "./services.tsx";
import { Tiles } from "./tiles.tsx";

interface Props {
  readonly operator: Operator;
}

const Tide = ({ operator }: Props) => {
  const tide = tideOf(useHall());
  if (!tide) return null;
  return (
    <section class="tide in-short">
      <AdviceList {...{ tide, operator }} />
      <SummonsList tide={tide} />
    </section>
  );
};

const Issuing = ({ operator }: Props) => {
  const { say } = usePage();
  return (
    <details class="issuing">
      <summary>{say("now.issuing")}</summary>
      <Waiting operator={operator} />
    </details>
  );
};

export const Now = ({ operator }: Props) => {
  const carrying = useCarrying();
  return (
    <>
      <Tiles />
      <HelpAsks operator={operator} />
      <PrinterTrouble />
      <Papers operator={operator} />
      <Tide operator={operator} />
      <CarriedBar carrying={carrying} />
      <div class="hall-now">
        <Services carrying={carrying} />
        <FloorPlan {...{ carrying, operator }} />
      </div>
      <DropQuestion {...{ carrying, operator }} />
      <Health />
      <Issuing operator={operator} />
    </>
  );
};
