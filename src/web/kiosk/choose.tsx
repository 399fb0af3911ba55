// First tap: which service. A digit on each button does the same.
import { useState } from "preact/hooks";
import type { ServiceView } from "../../hall/views.ts";
import { servicesOf, waitsOf } from "../parts/hall-entries.ts";
import { Notices } from "../parts/notices.tsx";
import { useHall, useKeys, usePage } from "../parts/page.tsx";
import { fullWait } from "../parts/wait-text.ts";

/** As many as there are digits to press. */
const SHOWN_MAX = 9;

interface CardProps {
  readonly service: ServiceView;
  readonly digit: number;
  readonly isLive: boolean;
  readonly choose: (service: ServiceView) => void;
}

const Pressure = ({ service }: Pick<CardProps, "service">) => {
  const { say } = usePage();
  const wait = fullWait(say, waitsOf(useHall())[service.id]);
  if (!service.accepting) return <>{service.stopped ?? say("kiosk.stopped")}</>;
  return (
    <>
      {say("app.waiting", { n: service.waiting })} {wait && <b>{wait}</b>}
    </>
  );
};

const ServiceCard = ({ service, digit, isLive, choose }: CardProps) => {
  const { language } = usePage();
  const [first, second] =
    language === "en" ? [service.nameEn ?? service.name, service.name] : [service.name, service.nameEn];
  return (
    <button type="button" class="service" disabled={!isLive || !service.accepting} onClick={() => choose(service)}>
      <kbd>{digit}</kbd>
      <span class="service-name">
        <b>{first}</b>
        {second && second !== first && <small>{second}</small>}
      </span>
      <span class="service-waiting">
        <Pressure service={service} />
      </span>
    </button>
  );
};

const usePaging = (count: number) => {
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(count / SHOWN_MAX));
  return { first: (page % pages) * SHOWN_MAX, hasMore: pages > 1, turn: () => setPage((page + 1) % pages) };
};

type Choosing = Pick<CardProps, "choose">;

const useChoosing = ({ choose }: Choosing) => {
  const state = useHall();
  const services = servicesOf(state);
  const { first, hasMore, turn } = usePaging(services.length);
  const shown = services.slice(first, first + SHOWN_MAX);
  const isLive = state.link === "live";
  useKeys(({ key, repeat }) => {
    if (repeat || !isLive) return;
    if (key === "0") turn();
    const service = /^[1-9]$/.test(key) ? shown[Number(key) - 1] : undefined;
    if (service?.accepting) choose(service);
  });
  return { shown, hasMore, turn, isLive };
};

export const Choose = ({ choose }: Choosing) => {
  const { say } = usePage();
  const { shown, hasMore, turn, isLive } = useChoosing({ choose });
  return (
    <main class="choose">
      <h1 aria-live="polite">
        {say("kiosk.choose")} <small>{say("kiosk.tap")}</small>
      </h1>
      <Notices place="kiosk" />
      <div class="services">
        {shown.map((service, place) => (
          <ServiceCard key={service.id} {...{ service, isLive, choose }} digit={place + 1} />
        ))}
        {hasMore && (
          <button type="button" class="service more" onClick={turn}>
            <kbd>0</kbd>
            <span class="service-name">{say("kiosk.more")}</span>
          </button>
        )}
      </div>
    </main>
  );
};
