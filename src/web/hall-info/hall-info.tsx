// The hall's public page: where it is, when it is open, what it does, and how long one would wait now. It is the service map in
// words, for a phone before its owner sets out.
import "./hall-info.css";
import type { ServiceMap } from "../../hall/views/service-map.ts";
import type { Language } from "../language.ts";
import { AppearanceBar } from "../parts/appearance-bar.tsx";
import { openAlone } from "../parts/open-alone.tsx";
import { bringIn, detailIn } from "../parts/service-text.ts";
import { timesIn } from "../parts/times.ts";
import { useTitle } from "../parts/use-title.ts";
import { useWatched } from "../parts/use-watched.ts";
import { hallWords } from "../words/hall-words.ts";
import { nameIn, type Say } from "../words/words.ts";

/** A line changes while somebody puts their coat on. */
const LOOK_MS = 20_000;

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
  const isOpen = map["tidehall:isOpen"];
  const shown = isAlways(map) && isOpen ? [say("hall.always")] : hours;
  return (
    <section class={isOpen ? "today is-open" : "today"}>
      <p class="state">{say(stateOf(map))}</p>
      {shown.length === 0 ? (
        <p>{say("hall.none-today")}</p>
      ) : (
        <p>
          {say("hall.today")} <b>{shown.join("　")}</b>
        </p>
      )}
    </section>
  );
};

const Notices = ({ map, language }: ViewProps) => (
  <>
    {map["tidehall:notices"].map(({ text, textEn }) => (
      <p key={text} class="notice" role="note">
        {nameIn(language, { name: text, ...(textEn && { nameEn: textEn }) })}
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

/** Of a local date, as its readers write it. */
const dayText = (date: string, { code }: Language): string =>
  new Intl.DateTimeFormat(code, { timeZone: "UTC", month: "long", day: "numeric", weekday: "short" }).format(
    Date.parse(date),
  );

const Hours = ({ map, say, language }: ViewProps) => {
  const special = specialDays(map);
  if (isAlways(map) && special.length === 0) return null;
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
            <span>{dayText(date, language)}</span>
            <b>{hours || say("hall.closed")}</b>
          </li>
        ))}
      </ul>
    </section>
  );
};

const telephoneOf = (number: string): string => `tel:${number.replace(/ /g, "")}`;

const geoLink = ({ geo }: ServiceMap): string | undefined => geo && `geo:${geo.latitude},${geo.longitude}`;

interface RowProps {
  readonly name: string;
  readonly text: string;
  /** What pressing it does: the map, the telephone. */
  readonly href?: string;
}

const Row = ({ name, text, href }: RowProps) => (
  <div>
    <dt>{name}</dt>
    <dd>{href === undefined ? text : <a href={href}>{text}</a>}</dd>
  </div>
);

const Place = ({ map, say }: ViewProps) => {
  const { address, telephone, contactPoint } = map;
  const [transport, geo] = [map["tidehall:transport"], geoLink(map)];
  return (
    <dl>
      {address && <Row name={say("hall.address")} text={address} {...(geo && { href: geo })} />}
      {transport && <Row name={say("hall.transport")} text={transport} />}
      {telephone && <Row name={say("hall.telephone")} text={telephone} href={telephoneOf(telephone)} />}
      {contactPoint && (
        <Row name={say("hall.complaints")} text={contactPoint.telephone} href={telephoneOf(contactPoint.telephone)} />
      )}
    </dl>
  );
};

const Waiting = ({ service, say }: Pick<ViewProps, "say"> & { readonly service: Offered }) => {
  const { "tidehall:waiting": waiting, "tidehall:waitMinutes": minutes } = service;
  return (
    <p class="waiting">
      <b>{waiting === 0 ? say("hall.nobody") : say("hall.waiting", { n: waiting })}</b>
      {minutes !== undefined && minutes > 0 && <span>{say("hall.wait", { n: minutes })}</span>}
    </p>
  );
};

const Service = ({ service, say, language }: Omit<ViewProps, "map"> & { readonly service: Offered }) => {
  const { description, potentialAction } = service;
  const detailEn = service["tidehall:descriptionEn"] ?? "";
  const bring = bringIn(language, {
    bring: service["tidehall:bring"] ?? "",
    bringEn: service["tidehall:bringEn"] ?? "",
  });
  return (
    <li>
      <h3>{named(language, service)}</h3>
      <Waiting {...{ service, say }} />
      {description && <p>{detailIn(language, { detail: description, detailEn })}</p>}
      {bring && (
        <p>
          <b>{say("hall.bring")}</b>
          {bring}
        </p>
      )}
      {potentialAction && (
        <a class="book" href={`${potentialAction.target}${location.search}`}>
          {say("hall.book")} <span class="unseen">{named(language, service)}</span>
        </a>
      )}
    </li>
  );
};

const Shown = (props: ViewProps & { readonly stale: number | undefined }) => {
  const { map, say, language, stale } = props;
  useTitle(named(language, map));
  return (
    <main class="hall-info">
      <h1>{named(language, map)}</h1>
      {stale !== undefined && (
        <p role="status" class="caution">
          {say("hall.stale", { time: timesIn().clockTime(stale) })}
        </p>
      )}
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
  const { data, isStale, seenAt } = useWatched<ServiceMap>("/service-map", () => LOOK_MS);
  if (data) return <Shown {...{ say, language }} map={data} stale={isStale ? seenAt : undefined} />;
  return (
    <main class="hall-info">
      <p role="status">{say(isStale ? "hall.offline" : "app.connecting")}</p>
    </main>
  );
};

openAlone(hallWords, ({ say, language }) => (
  <>
    <HallInfo {...{ say, language }} />
    <AppearanceBar />
  </>
));
