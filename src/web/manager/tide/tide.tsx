// The tide on the manager's board: the mode, the pressure, the advice and what becomes of it. First on the board, because a
// rush is.

import type { TideView } from "../../../hall/steering/tide-view.ts";
import { tideOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { useTimes } from "../../parts/use-times.ts";
import { AdviceList } from "./advice.tsx";
import { Bars, Decisions } from "./decisions.tsx";
import { Mode } from "./mode.tsx";
import { Pins } from "./pins.tsx";
import { PlanOfToday } from "./plan-of-today.tsx";
import { Pressure } from "./pressure.tsx";
import { Rushes } from "./rushes.tsx";
import { SummonsList } from "./summons.tsx";

const Title = ({ tide: { reviewedAt } }: { readonly tide: TideView }) => {
  const { say } = usePage();
  const { clockTime } = useTimes();
  return (
    <h2>
      {say("tide.title")}{" "}
      <small>
        {reviewedAt === undefined ? say("tide.not-reviewed") : say("tide.reviewed", { time: clockTime(reviewedAt) })}
      </small>
    </h2>
  );
};

export const Tide = ({ operator }: { readonly operator: Operator }) => {
  const tide = tideOf(useHall());
  if (!tide) return null;
  return (
    <section class="tide">
      <Title tide={tide} />
      <Mode {...{ tide, operator }} />
      <div class="columns">
        <div>
          <AdviceList {...{ tide, operator }} />
          <SummonsList tide={tide} />
          <Pressure />
          <Decisions tide={tide} />
        </div>
        <aside>
          <PlanOfToday {...{ tide, operator }} />
          <Pins {...{ tide, operator }} />
          <Rushes {...{ tide, operator }} />
          <Bars tide={tide} />
        </aside>
      </div>
    </section>
  );
};
