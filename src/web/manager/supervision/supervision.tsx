// A day under supervision [N7]: what is off now and who was there, what was off before, and how much of its time everything was up.
import { useState } from "preact/hooks";
import type { DayReport, Uptime } from "../../../hall/supervision/report.ts";
import { hallOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { problemText } from "../../parts/problem-text.ts";
import { spanText } from "../../parts/span-text.ts";
import type { Reply } from "../../wire/request.ts";
import { FigureTiles } from "../figure-tiles.tsx";
import { shareText } from "../share-text.ts";
import { Outages } from "./outages.tsx";
import { Uptimes } from "./uptimes.tsx";
import { useDay } from "./use-day.ts";

const shareOf = (list: readonly Uptime[]): string => {
  const sum = (count: "watchedMs" | "upMs") => list.reduce((all, one) => all + one[count], 0);
  return shareText(sum("watchedMs") === 0 ? undefined : sum("upMs") / sum("watchedMs"));
};

const Report = ({ report, isToday }: { readonly report: DayReport; readonly isToday: boolean }) => {
  const { say } = usePage();
  const { openMs, watchedMs, devices, windows, outages } = report;
  const off = outages.filter(({ to }) => to === undefined).length;
  const open = say("super.of-open", { open: spanText(openMs, say) });
  return (
    <>
      <FigureTiles
        figures={[
          ...(isToday ? [{ name: say("super.off-now"), value: off, isWrong: off > 0 }] : []),
          { name: say("super.times-off"), value: outages.length },
          { name: say("super.windows"), value: shareOf(windows) },
          { name: say("super.devices"), value: shareOf(devices) },
          { name: say("super.system"), value: spanText(watchedMs, say), about: open, isWrong: watchedMs < openMs },
        ]}
      />
      <Outages list={outages} known={[...windows, ...devices]} />
      <div class="uptimes">
        <Uptimes title="super.windows" list={windows} />
        <Uptimes title="super.devices" list={devices} />
      </div>
    </>
  );
};

interface AnswerProps {
  readonly reply: Reply<DayReport> | undefined;
  readonly isToday: boolean;
}

const Answer = ({ reply, isToday }: AnswerProps) => {
  const { say, language } = usePage();
  if (!reply) return <p role="status">{say("part.loading")}</p>;
  if (reply.ok) return <Report report={reply.data} isToday={isToday} />;
  const why = reply.problem ? problemText(reply.problem, say, language) : say("problem.unreachable");
  return (
    <p class="nothing-yet" role="status">
      {why}
    </p>
  );
};

export const Supervision = () => {
  const { say } = usePage();
  const today = hallOf(useHall())?.date ?? "";
  const [chosen, choose] = useState("");
  const date = chosen || today;
  const isToday = date === today;
  return (
    <section class="supervision">
      <h2>
        {say("super.title")} <small>{date}</small>
      </h2>
      <p class="choice figures-of">
        <label>
          {say("super.day")}{" "}
          <input type="date" value={date} max={today} onChange={(event) => choose(event.currentTarget.value)} />
        </label>{" "}
        <button type="button" disabled={isToday} onClick={() => choose("")}>
          {say("super.today")}
        </button>
      </p>
      <Answer reply={useDay(date, isToday)} isToday={isToday} />
    </section>
  );
};
