// The hall's public page: where it is, when it is open, what it does, and how long one would wait now. It is the service map in
// words, for a phone before its owner sets out.
import { openAlone } from "../parts/open-alone.tsx";
import "./hall-info.css";
import type { ServiceMap } from "../../hall/service-map.ts";
import { hallWords } from "../hall-words.ts";
import type { Language } from "../language.ts";
import { nameIn, type Say } from "../words.ts";
import { useServiceMap } from "./use-service-map.ts";

interface ViewProps {
  readonly map: ServiceMap;
  readonly say: Say;
  readonly language: Language;
}

type Offered = ServiceMap["hasOfferCatalog"]["itemListElement"][number];

const named = (
  language: Language,
  { name, alternateName }: { readonly name: string; readonly alternateName?: string },
) => nameIn(language, { name, ...(alternateName && { nameEn: alternateName }) });

const isAlways = ({ openingHoursSpecification }: ServiceMap): boolean => openingHoursSpecification.length === 0;

const stateOf = (map: ServiceMap): "hall.open" | "hall.no-numbers" | "hall.shut" => {
  if (!map["tidehall:isOpen"]) return "hall.shut";
  return map["tidehall:givesNumbers"] ? "hall.open" : "hall.no-numbers";
};

const Today = ({ map, say }: ViewProps) => {
  const hours = map["tidehall:hoursToday"].map(({ from, to }) => `${from}–${to}`);
  const shown = isAlways(map) && map["tidehall:isOpen"] ? [say("hall.always")] : hours;
  return (
    <section class="today">
      <p class={map["tidehall:isOpen"] ? "state is-open" : "state"}>{say(stateOf(map))}</p>
      <p>
        {shown.length > 0 ? (
          <>
            {say("hall.today")} <b>{shown.join("　")}</b>
          </>
        ) : (
          say("hall.none-today")
        )}
      </p>
    </section>
  );
};

const Notices = ({ map, language }: ViewProps) => (
  <>
    {map["tidehall:notices"].map(({ text, textEn }) => (
      <p key={text} class="notice" role="note">
        {language.code === "en" ? (textEn ?? text) : text}
      </p>
    ))}
  </>
);

const dayName = (say: Say, day: string | undefined): string => say(`hall.${day?.toLowerCase()}` as "hall.monday");

/** As many as are of use to somebody who sets out soon. */
const SPECIAL_MAX = 8;

/** Dates with their hours; none where the hall is closed. */
const specialDays = ({ specialOpeningHoursSpecification: spans }: ServiceMap): [date: string, hours: string][] => {
  const days = new Map<string, string[]>();
  for (const { validFrom, opens, closes } of spans)
    days.set(validFrom, [...(days.get(validFrom) ?? []), ...(opens === closes ? [] : [`${opens}–${closes}`])]);
  return [...days].slice(0, SPECIAL_MAX).map(([date, hours]) => [date, hours.join("　")]);
};

const Hours = ({ map, say }: ViewProps) => {
  const special = specialDays(map);
  return (
    <section>
      {!isAlways(map) && <h2>{say("hall.week")}</h2>}
      <ul class="hours">
        {map.openingHoursSpecification.map(({ name, dayOfWeek, opens, closes }) => (
          <li key={name + opens}>
            <span>{dayOfWeek.map((day) => dayName(say, day)).join(" ")}</span>
            <b>
              {opens}–{closes}
            </b>
          </li>
        ))}
      </ul>
      {special.length > 0 && <h2>{say("hall.special")}</h2>}
      <ul class="hours">
        {special.map(([date, hours]) => (
          <li key={date}>
            <span>{date}</span>
            <b>{hours || say("hall.closed")}</b>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Telephone = ({ number }: { readonly number: string }) => <a href={`tel:${number.replace(/ /g, "")}`}>{number}</a>;

const geoLink = ({ geo }: ServiceMap): string | undefined => geo && `geo:${geo.latitude},${geo.longitude}`;

const Address = ({ map, say }: ViewProps) => {
  const link = geoLink(map);
  return (
    <dd>
      {link ? <a href={link}>{map.address}</a> : map.address}
      {map["tidehall:transport"] && (
        <p>
          {say("hall.transport")} {map["tidehall:transport"]}
        </p>
      )}
    </dd>
  );
};

const Place = (props: ViewProps) => {
  const { map, say } = props;
  return (
    <dl>
      {map.address && (
        <>
          <dt>{say("hall.address")}</dt>
          <Address {...props} />
        </>
      )}
      {map.telephone && (
        <>
          <dt>{say("hall.telephone")}</dt>
          <dd>
            <Telephone number={map.telephone} />
          </dd>
        </>
      )}
      {map.contactPoint && (
        <>
          <dt>{say("hall.complaints")}</dt>
          <dd>
            <Telephone number={map.contactPoint.telephone} />
          </dd>
        </>
      )}
    </dl>
  );
};

const Service = ({ service, say, language }: Omit<ViewProps, "map"> & { readonly service: Offered }) => {
  const wait = service["tidehall:waitMinutes"];
  return (
    <li>
      <h3>{named(language, service)}</h3>
      <p class="waiting">
        {say("hall.waiting", { n: service["tidehall:waiting"] })}
        {wait !== undefined && `　${say("hall.wait", { n: wait })}`}
      </p>
      {service.description && <p>{service.description}</p>}
      {service["tidehall:bring"] && (
        <p>
          <b>{say("hall.bring")}</b>
          {service["tidehall:bring"]}
        </p>
      )}
      {service.potentialAction && (
        <a class="book" href={service.potentialAction.target}>
          {say("hall.book")}
        </a>
      )}
    </li>
  );
};

const Shown = (props: ViewProps & { readonly isStale: boolean }) => {
  const { map, say, language, isStale } = props;
  return (
    <main class="hall-info">
      <h1>{named(language, map)}</h1>
      {isStale && <p role="status">{say("hall.offline")}</p>}
      <Today {...props} />
      <Notices {...props} />
      <Place {...props} />
      <h2>{say("hall.services")}</h2>
      <ul class="services">
        {map.hasOfferCatalog.itemListElement.map((service) => (
          <Service key={service.identifier} {...{ service, say, language }} />
        ))}
      </ul>
      <Hours {...props} />
    </main>
  );
};

const HallInfo = ({ say, language }: Omit<ViewProps, "map">) => {
  const { map, isStale } = useServiceMap();
  if (map) return <Shown {...{ map, say, language, isStale }} />;
  return (
    <main class="hall-info">
      <p role="status">{say(isStale ? "hall.offline" : "app.connecting")}</p>
    </main>
  );
};

openAlone(hallWords, ({ say, language }) => <HallInfo {...{ say, language }} />);
