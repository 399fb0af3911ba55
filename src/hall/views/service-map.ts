// The hall as a map of services shows it (政务服务地图) [S7]: where it is, when it is open, what it does, what to bring, and how long one
// would wait now. The fields are those of schema.org; what it has no word for begins with `tidehall:`. Nothing in it is about a
// person.
import { dateAfter, type Moment, minuteOf, weekdayOf } from "../../base/calendar.ts";
import { countWaiting } from "../queue/lines.ts";
import { isAlwaysOpen, sessionsOn } from "../rules/hours.ts";
import type { HallRules, Session } from "../rules/rules.ts";
import { type Hall, rulesOf } from "../state.ts";
import type { WaitEstimate } from "../tide/wait-estimate.ts";
import { noticesAt, noticesOn } from "./notices.ts";
import { hallView } from "./views.ts";

/** Days for which special hours are told. */
const AHEAD_DAYS = 60;
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

const weekly = ({ sessions }: HallRules) =>
  sessions.map(({ name, days, from, to }) => ({
    "@type": "OpeningHoursSpecification",
    name,
    dayOfWeek: days.map((day) => DAYS[day - 1]),
    opens: from,
    closes: to,
  }));

const hoursText = (sessions: readonly Session[]): string =>
  sessions
    .map(({ from, to }) => `${from}-${to}`)
    .sort()
    .join(" ");

const special = (date: string, sessions: readonly Session[]) => {
  const day = { "@type": "OpeningHoursSpecification", validFrom: date, validThrough: date };
  // schema.org: a day on which the place is shut opens and closes at midnight.
  if (sessions.length === 0) return [{ ...day, opens: "00:00", closes: "00:00" }];
  return sessions.map(({ name, from, to }) => ({ ...day, name, opens: from, closes: to }));
};

/** Days that are not as the week says. */
const specialDays = (rules: HallRules, today: string) =>
  Array.from({ length: AHEAD_DAYS }, (_, days) => dateAfter(today, days)).flatMap((date) => {
    const weekday = weekdayOf(date);
    const usual = rules.sessions.filter(({ days }) => days.includes(weekday));
    const held = sessionsOn(rules, { date, weekday });
    const isUsual = isAlwaysOpen(rules, date) || (rules.sessions.length > 0 && hoursText(usual) === hoursText(held));
    return isUsual ? [] : special(date, held);
  });

const isOpenAt = (rules: HallRules, when: Moment): boolean =>
  isAlwaysOpen(rules, when.date) ||
  sessionsOn(rules, when).some(({ from, to }) => minuteOf(from) <= when.minute && when.minute < minuteOf(to));

type Waits = Readonly<Record<string, WaitEstimate | undefined>>;

const servicesOf = (hall: Hall, waits: Waits) => {
  const { services, appointments } = rulesOf(hall);
  const bookable = new Set(appointments.slots.flatMap((slot) => slot.services));
  return services.map(({ id, name, nameEn, detail, detailEn, bring, bringEn }) => ({
    "@type": "GovernmentService",
    identifier: id,
    name,
    ...(nameEn && { alternateName: nameEn }),
    ...(detail && { description: detail }),
    ...(detailEn && { "tidehall:descriptionEn": detailEn }),
    ...(bring && { "tidehall:bring": bring }),
    ...(bringEn && { "tidehall:bringEn": bringEn }),
    "tidehall:waiting": countWaiting(hall, id),
    ...(waits[id] && { "tidehall:waitMinutes": waits[id].minutes }),
    ...(bookable.has(id) && { potentialAction: { "@type": "ReserveAction", target: "/book" } }),
  }));
};

const placeOf = ({ place }: HallRules) => {
  const { address, latitude, longitude, telephone, complaintTelephone, transport } = place;
  return {
    ...(address && { address }),
    ...(latitude !== undefined &&
      longitude !== undefined && { geo: { "@type": "GeoCoordinates", latitude, longitude } }),
    ...(telephone && { telephone }),
    ...(complaintTelephone && {
      contactPoint: { "@type": "ContactPoint", contactType: "complaints", telephone: complaintTelephone },
    }),
    ...(transport && { "tidehall:transport": transport }),
  };
};

/** @param waits what a newcomer would wait, by service, as the board tells it */
export const serviceMap = (hall: Hall, when: Moment, waits: Waits) => {
  const rules = rulesOf(hall);
  return {
    "@context": ["https://schema.org", { tidehall: "urn:tidehall:" }],
    "@type": "GovernmentOffice",
    identifier: rules.id,
    name: rules.name,
    ...(rules.nameEn && { alternateName: rules.nameEn }),
    url: "/hall",
    ...placeOf(rules),
    openingHoursSpecification: weekly(rules),
    specialOpeningHoursSpecification: specialDays(rules, when.date),
    "tidehall:isOpen": isOpenAt(rules, when),
    "tidehall:givesNumbers": hallView(hall).accepting,
    "tidehall:hoursToday": sessionsOn(rules, when).map(({ name, from, to }) => ({ name, from, to })),
    "tidehall:notices": noticesAt(noticesOn(rules, when.date), "phone").map(({ text, textEn }) => ({ text, textEn })),
    hasOfferCatalog: { "@type": "OfferCatalog", itemListElement: servicesOf(hall, waits) },
  };
};

export type ServiceMap = ReturnType<typeof serviceMap>;
