// One appointment as whoever holds its link sees it, and what anybody may still book.
import type { Moment } from "../../base/calendar.ts";
import { type Hall, rulesOf } from "../state.ts";
import { compact } from "../views/compact.ts";
import type { AppointmentStatus } from "./book.ts";
import { bookablePlaces, minutesUntil } from "./bookable.ts";

export interface OwnAppointmentView {
  readonly hall: string;
  readonly service: string;
  readonly serviceEn?: string;
  /** Id of the service. */
  readonly serviceId: string;
  readonly bring: string;
  readonly bringEn?: string;
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly status: AppointmentStatus;
  readonly code: string;
  /** May still be moved or given back by its holder. */
  readonly canChange: boolean;
  readonly earlyMinutes: number;
  readonly lateMinutes: number;
  /** Once checked in. */
  readonly number?: string;
}

export const ownAppointmentView = (hall: Hall, id: string, when: Moment): OwnAppointmentView | undefined => {
  const entry = hall.appointments.entries[id];
  if (!entry) return undefined;
  const { name, appointments } = rulesOf(hall);
  const { earlyMinutes, lateMinutes, cancelMinutes } = appointments;
  const service = hall.services.get(entry.service);
  const number = entry.ticket === undefined ? undefined : hall.tickets.get(entry.ticket)?.number;
  const { date, from, to, status, code } = entry;
  return {
    hall: name,
    service: service?.name ?? entry.service,
    ...(service?.nameEn !== undefined && { serviceEn: service.nameEn }),
    serviceId: entry.service,
    bring: service?.bring ?? "",
    ...(service?.bringEn !== undefined && { bringEn: service.bringEn }),
    ...{ date, from, to, status, code, earlyMinutes, lateMinutes },
    canChange: status === "booked" && minutesUntil(entry, when) >= cancelMinutes,
    ...(number === undefined ? {} : { number }),
  };
};

export interface BookingView {
  readonly hall: string;
  readonly services: readonly {
    readonly id: string;
    readonly name: string;
    readonly nameEn?: string;
    readonly bring: string;
    readonly bringEn?: string;
  }[];
  readonly slots: readonly {
    readonly service: string;
    readonly date: string;
    readonly from: string;
    readonly to: string;
    readonly free: number;
  }[];
  readonly cancelMinutes: number;
  readonly earlyMinutes: number;
  readonly lateMinutes: number;
}

export const bookingView = (hall: Hall, when: Moment): BookingView => {
  const { name, services, appointments } = rulesOf(hall);
  const { cancelMinutes, earlyMinutes, lateMinutes } = appointments;
  const slots = bookablePlaces(hall, when).map(({ service, date, from, to, free }) => ({
    service,
    date,
    from,
    to,
    free,
  }));
  const offered = new Set(slots.map(({ service }) => service));
  return {
    hall: name,
    services: services
      .filter(({ id }) => offered.has(id))
      .map(({ id, name, nameEn, bring, bringEn }) => compact({ id, name, nameEn, bring, bringEn })),
    slots,
    ...{ cancelMinutes, earlyMinutes, lateMinutes },
  };
};
