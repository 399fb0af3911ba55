// One service to choose: its name, how many wait for it, and how long whoever takes a number now would wait.
import type { ServiceView } from "../../hall/views/views.ts";
import { waitsOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { fullWait } from "../parts/wait-text.ts";
import { nameIn } from "../words/words.ts";

interface Props {
  readonly service: ServiceView;
  readonly digit: number;
  readonly choose: (service: ServiceView) => void;
}

const Name = ({ service }: Pick<Props, "service">) => {
  const { language } = usePage();
  const first = nameIn(language, service);
  const second = first === service.name ? service.nameEn : service.name;
  return (
    <span class="service-name">
      <b>{first}</b>
      {second && second !== first && <small lang={first === service.name ? "en" : "zh-CN"}>{second}</small>}
    </span>
  );
};

const Pressure = ({ service }: Pick<Props, "service">) => {
  const { say } = usePage();
  const wait = fullWait(say, waitsOf(useHall())[service.id]);
  if (!service.accepting)
    return (
      <span class="service-waiting stopped">
        <b>{say("kiosk.stopped")}</b> {service.stopped && <span>{service.stopped}</span>}
      </span>
    );
  return (
    <span class="service-waiting">
      <span>{say("app.waiting", { n: service.waiting })}</span> {wait && <b>{wait}</b>}
    </span>
  );
};

export const ServiceTile = ({ service, digit, choose }: Props) => (
  <button type="button" class="tile service" disabled={!service.accepting} onClick={() => choose(service)}>
    <kbd>{digit}</kbd>
    <Name service={service} />
    <Pressure service={service} />
  </button>
);
