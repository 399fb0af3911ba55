// How the whole hall stands, for a clerk who could help: who waits for what, for how long, and how many windows are open. Counts only.
import type { ServiceView } from "../../hall/views/views.ts";
import { servicesOf, windowsOf } from "../parts/hall-entries.ts";
import { useHall, useNow, usePage } from "../parts/page.tsx";
import { nameIn } from "../words/words.ts";

const MINUTE_MS = 60_000;

/** Beside a service's count, while somebody waits for it. */
export const Longest = ({ since }: { readonly since: number | undefined }) => {
  const { say } = usePage();
  const n = Math.floor((useNow() - (since ?? 0)) / MINUTE_MS);
  return since === undefined ? null : <small>{say("desk.longest", { n })}</small>;
};

const Row = ({ service }: { readonly service: ServiceView }) => (
  <li>
    <span>{nameIn(usePage().language, service)}</span> <Longest since={service.longestSince} /> <b>{service.waiting}</b>
  </li>
);

/** @param mine services that stand in this window's own list already */
export const Pressure = ({ mine }: { readonly mine: readonly { readonly id: string }[] }) => {
  const { say } = usePage();
  const state = useHall();
  const windows = windowsOf(state);
  const open = windows.filter(({ state: doing }) => doing !== "closed" && doing !== "paused").length;
  const paused = windows.filter(({ state: doing }) => doing === "paused").length;
  const services = servicesOf(state)
    .filter(({ id, waiting }) => waiting > 0 && !mine.some((own) => own.id === id))
    .sort((one, other) => (one.longestSince ?? 0) - (other.longestSince ?? 0));
  return (
    <section class="pressure" aria-labelledby="pressure-title">
      <h2 id="pressure-title">{say("desk.hall")}</h2>
      <p class="quiet">{say("desk.windows-open", { open, paused })}</p>
      {services.length > 0 && <p class="quiet">{say("desk.elsewhere")}</p>}
      <ul>
        {services.map((service) => (
          <Row key={service.id} service={service} />
        ))}
      </ul>
    </section>
  );
};
