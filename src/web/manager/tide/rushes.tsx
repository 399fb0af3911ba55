// A rush that a manager knows of and no forecast does: a coach, a campaign, the first day of a payment.

import type { RushView, TideView } from "../../../hall/steering/tide-view.ts";
import { servicesOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { useTimes } from "../../parts/use-times.ts";
import { nameIn } from "../../words/words.ts";
import { HowLong } from "./how-long.tsx";

const choices = [1.2, 1.5, 2, 3, 5] as const;

interface Props {
  readonly tide: TideView;
  readonly operator: Operator;
}

const Row = ({ rush, operator }: { readonly rush: RushView; readonly operator: Operator }) => {
  const { say, language } = usePage();
  const { clockTime } = useTimes();
  const service = servicesOf(useHall()).find(({ id }) => id === rush.service);
  const name = service ? nameIn(language, service) : (rush.name ?? say("tide.whole-hall"));
  const times = say("tide.times", { n: rush.times });
  const args = rush.service === undefined ? {} : { service: rush.service };
  return (
    <li>
      <b>{name}</b> {say("tide.rush-until", { times, time: clockTime(rush.until) })}{" "}
      <button
        type="button"
        class="small"
        disabled={operator.pending !== undefined}
        onClick={() => operator.run(`${say("tide.end-rush")} ${name}`, { op: "end-rush", args })}
      >
        {say("tide.end-rush")}
      </button>
    </li>
  );
};

const RushForm = ({ operator }: Pick<Props, "operator">) => {
  const { say, language } = usePage();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget as HTMLFormElement);
    const service = String(values.get("service"));
    const args = { times: Number(values.get("times")), minutes: Number(values.get("minutes")) };
    operator.run(say("tide.rush"), { op: "declare-rush", args: service === "" ? args : { ...args, service } });
  };
  return (
    <form class="inline" onSubmit={submit}>
      <select name="service" aria-label={say("tide.rush-service")}>
        <option value="">{say("tide.whole-hall")}</option>
        {servicesOf(useHall()).map((service) => (
          <option key={service.id} value={service.id}>
            {nameIn(language, service)}
          </option>
        ))}
      </select>
      <select name="times" aria-label={say("tide.rush-times")}>
        {choices.map((times) => (
          <option key={times} value={times} selected={times === 1.5}>
            {say("tide.times", { n: times })}
          </option>
        ))}
      </select>
      <HowLong />
      <button type="submit" disabled={operator.pending !== undefined}>
        {say("tide.rush")}
      </button>
    </form>
  );
};

export const Rushes = ({ tide, operator }: Props) => {
  const { say } = usePage();
  return (
    <div class="rushes">
      <h3>{say("tide.rushes")}</h3>
      {tide.rushes.length === 0 && <p class="quiet">{say("tide.no-rush")}</p>}
      <ul>
        {tide.rushes.map((rush) => (
          <Row key={rush.service ?? ""} {...{ rush, operator }} />
        ))}
      </ul>
      <RushForm operator={operator} />
    </div>
  );
};
