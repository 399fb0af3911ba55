// Who waits for what, how long, and what whoever takes a number now would wait. Each service can be picked up here and put
// down at a window.
import type { ServiceView, WindowView } from "../../../hall/views/views.ts";
import { limitsOf, servicesOf, waitsOf, windowsOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";
import { duration } from "../../parts/times.ts";
import type { Carrying } from "../floor/carrying.ts";
import { isOpen } from "../floor/change.ts";
import { ServiceChip } from "../floor/service-chip.tsx";
import { useKnownNow } from "./known-now.ts";

const MINUTE_MS = 60_000;

const Longest = ({ since }: { readonly since: number | undefined }) => {
  const now = useKnownNow();
  const limitMinutes = limitsOf(useHall())?.waitMinutes ?? Number.POSITIVE_INFINITY;
  if (since === undefined) return <td />;
  const isOver = now - since > limitMinutes * MINUTE_MS;
  return (
    <td class={isOver ? "alert" : ""}>
      {isOver && "! "}
      {duration(now - since)}
    </td>
  );
};

const Expected = ({ service }: { readonly service: ServiceView }) => {
  const { say } = usePage();
  const wait = waitsOf(useHall())[service.id];
  if (service.stopped !== undefined) {
    return <td class="alert">{say("manager.stopped", { reason: service.stopped })}</td>;
  }
  if (!wait) return <td />;
  const { minutes, from, to } = wait;
  return (
    <td>
      {minutes < 1 ? say("tide.soon") : say("tide.minutes", { n: Math.round(minutes) })}{" "}
      {to > from && <small class="range">{say("now.between", { from: Math.round(from), to: Math.round(to) })}</small>}
    </td>
  );
};

const Taking = ({ id, windows }: { readonly id: string; readonly windows: readonly WindowView[] }) => {
  const { say, language } = usePage();
  const open = windows.filter(isOpen);
  const own = open.filter(({ services }) => services.some((service) => service.id === id));
  const helping = open.filter(({ helps = [] }) => helps.some((service) => service.id === id));
  const numbers = (list: readonly WindowView[]) => list.map(({ number }) => number).join(language.comma);
  if (own.length + helping.length === 0) return <td class="alert">! {say("tide.nobody")}</td>;
  return (
    <td>
      {numbers(own)} {helping.length > 0 && <small>{say("now.helping", { numbers: numbers(helping) })}</small>}
    </td>
  );
};

const Row = ({ service, carrying }: { readonly service: ServiceView; readonly carrying: Carrying }) => (
  <tr>
    <th scope="row">
      <ServiceChip carried={{ service: service.id }} carrying={carrying} />
    </th>
    <td class="many">{service.waiting}</td>
    <Longest since={service.longestSince} />
    <Expected service={service} />
    <Taking id={service.id} windows={windowsOf(useHall())} />
  </tr>
);

const columns = ["manager.takes", "tide.waiting", "tide.longest", "tide.expected", "tide.taking"] as const;

export const Services = ({ carrying }: { readonly carrying: Carrying }) => {
  const { say } = usePage();
  return (
    <section class="services">
      <h2>{say("now.by-service")}</h2>
      <Table columns={columns}>
        {servicesOf(useHall()).map((service) => (
          <Row key={service.id} {...{ service, carrying }} />
        ))}
      </Table>
    </section>
  );
};
