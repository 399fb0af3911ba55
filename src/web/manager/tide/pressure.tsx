// How much each service is asked for now: who waits, how long a newcomer would, and which windows take it. It shows, and
// suggests nothing.
import type { ServiceView, WindowView } from "../../../hall/views/views.ts";
import { servicesOf, waitsOf, windowsOf } from "../../parts/hall-entries.ts";
import { useHall, useNow, usePage } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";
import { duration } from "../../parts/times.ts";
import { nameIn } from "../../words/words.ts";

/** Minutes at which a bar is full; longer waits make all bars shorter. */
const FULL_MINUTES = 30;

interface RowProps {
  readonly service: ServiceView;
  readonly windows: readonly WindowView[];
  /** Minutes a newcomer would wait; undefined where nobody can say. */
  readonly minutes: number | undefined;
  readonly fullMinutes: number;
}

const isOpen = ({ state, draining }: WindowView): boolean =>
  state !== "closed" && state !== "paused" && draining !== "close";

const Bar = ({ share }: { readonly share: number }) => (
  <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class="rail" width="100" height="6" />
    <rect width={Math.round(100 * Math.min(1, share))} height="6" />
  </svg>
);

const Taking = ({ service, windows }: Pick<RowProps, "service" | "windows">) => {
  const { say, language } = usePage();
  const open = windows.filter(isOpen);
  const main = open.filter(({ services }) => services.some(({ id }) => id === service.id));
  const helping = open.filter(({ helps = [] }) => helps.some(({ id }) => id === service.id));
  return (
    <td>
      {main.length > 0 ? (
        <b>{main.map(({ number }) => number).join(language.comma)}</b>
      ) : (
        <small>{say("tide.nobody")}</small>
      )}{" "}
      {helping.length > 0 && <small>{say("tide.helping", { n: helping.length })}</small>}
    </td>
  );
};

const Row = ({ service, windows, minutes, fullMinutes }: RowProps) => {
  const { say, language } = usePage();
  const now = useNow();
  const { waiting, longestSince } = service;
  return (
    <tr>
      <th scope="row">{nameIn(language, service)}</th>
      <td>
        <b>{waiting}</b>
      </td>
      <td>{longestSince !== undefined && duration(now - longestSince)}</td>
      <td class="wait">
        {minutes !== undefined && (
          <>
            <Bar share={minutes / fullMinutes} />{" "}
            <span>{minutes < 1 ? say("tide.soon") : say("tide.minutes", { n: Math.round(minutes) })}</span>
          </>
        )}
      </td>
      <Taking {...{ service, windows }} />
    </tr>
  );
};

const columns = ["manager.takes", "tide.waiting", "tide.longest", "tide.expected", "tide.taking"] as const;

export const Pressure = () => {
  const { say } = usePage();
  const state = useHall();
  const waits = waitsOf(state);
  const minutesOf = (id: string) => waits[id]?.minutes;
  const services = servicesOf(state);
  const fullMinutes = Math.max(FULL_MINUTES, ...services.map(({ id }) => minutesOf(id) ?? 0));
  return (
    <div class="pressure">
      <h3>{say("tide.pressure")}</h3>
      <Table columns={columns}>
        {services.map((service) => (
          <Row
            key={service.id}
            {...{ service, fullMinutes }}
            windows={windowsOf(state)}
            minutes={minutesOf(service.id)}
          />
        ))}
      </Table>
    </div>
  );
};
