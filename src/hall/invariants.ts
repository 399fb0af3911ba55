// What must hold after every event, whatever came before. The whole check is for tests and the simulator; the quick
// one looks only at what an event touched, and runs in the daemon before anything becomes durable.
import type { HallEvent } from "./events.ts";
import { type Hall, isBusy, isMisdirected, isOver, personKey, type Ticket, type Window } from "./state.ts";

const atWindow = (ticket: Ticket): boolean => ticket.status === "called" || ticket.status === "serving";

const ticketFaults = (hall: Hall, ticket: Ticket): string[] => {
  const faults: string[] = [];
  if (atWindow(ticket) && hall.windows.get(ticket.window ?? "")?.ticket !== ticket.id) {
    faults.push(`ticket ${ticket.id} is ${ticket.status} but not at window ${ticket.window}`);
  }
  if (isOver(ticket) !== (ticket.endedAt !== undefined))
    faults.push(`ticket ${ticket.id} is ${ticket.status} with end ${ticket.endedAt}`);
  if (ticket.rating !== undefined && ticket.status !== "served")
    faults.push(`ticket ${ticket.id} is rated but ${ticket.status}`);
  if ((ticket.status === "held") !== hall.held.has(ticket.id))
    faults.push(`ticket ${ticket.id} and the held list disagree`);
  if ((ticket.status === "kept") !== hall.kept.has(ticket.id))
    faults.push(`ticket ${ticket.id} and the kept list disagree`);
  if (!isOver(ticket) && isMisdirected(hall, ticket))
    faults.push(`ticket ${ticket.id} waits for ${ticket.toWindow ?? ticket.toClerk}, which is closed or away`);
  return faults;
};

const expectedOf: Readonly<Partial<Record<Window["state"], Ticket["status"]>>> = {
  calling: "called",
  serving: "serving",
  rating: "served",
};

const windowFaults = (hall: Hall, window: Window): string[] => {
  const ticket = hall.tickets.get(window.ticket ?? "");
  const expected = expectedOf[window.state];
  const faults: string[] = [];
  if (ticket?.status !== expected)
    faults.push(`window ${window.id} is ${window.state} with a ticket that is ${ticket?.status ?? "none"}`);
  if (ticket && ticket.window !== window.id)
    faults.push(`window ${window.id} has ticket ${ticket.id} of window ${ticket.window}`);
  if (window.draining && !isBusy(window)) faults.push(`window ${window.id} drains without a visitor`);
  if (window.state === "closed" && window.clerk !== undefined) faults.push(`closed window ${window.id} has a clerk`);
  return faults;
};

/** Faults in what an event touched; constant time. */
export const faultsAround = (hall: Hall, event: HallEvent): string[] => {
  const { data } = event;
  const ticket = "ticket" in data ? hall.tickets.get(data.ticket) : undefined;
  const window = "window" in data ? hall.windows.get(data.window) : undefined;
  return [...(ticket ? ticketFaults(hall, ticket) : []), ...(window ? windowFaults(hall, window) : [])];
};

const lineFaults = (hall: Hall): string[] => {
  const standing = [...hall.lines.values()].flat();
  const waiting = [...hall.tickets.values()].filter(({ status }) => status === "waiting");
  const faults: string[] = [];
  if (standing.length !== waiting.length || new Set(standing).size !== standing.length) {
    faults.push(`${standing.length} stand in lines, ${waiting.length} wait`);
  }
  for (const [key, line] of hall.lines) {
    if (line.some((ticket, position) => position > 0 && ticket.place <= line[position - 1]!.place))
      faults.push(`line ${key} is out of order`);
    if (line.some((ticket) => hall.tickets.get(ticket.id) !== ticket)) faults.push(`line ${key} holds a stranger`);
  }
  return faults;
};

const numberFaults = (hall: Hall): string[] => {
  const numbers = [...hall.tickets.values()].map(({ number }) => number);
  return new Set(numbers).size === numbers.length ? [] : ["a number was given twice"];
};

const seatFaults = (hall: Hall): string[] => {
  const seated = [...hall.windows.values()].map(({ clerk }) => clerk).filter((clerk) => clerk);
  const busy = [...hall.windows.values()].filter(isBusy).map(({ ticket }) => ticket);
  return [
    ...(new Set(seated).size === seated.length ? [] : ["a clerk sits at two windows"]),
    ...(new Set(busy).size === busy.length ? [] : ["a ticket is at two windows"]),
  ];
};

const personFaults = (hall: Hall): string[] => {
  const held = [...hall.tickets.values()].filter((ticket) => ticket.person !== undefined && !isOver(ticket));
  const known = [...hall.openByPerson.values()].reduce((sum, open) => sum + open.size, 0);
  const forgotten = held.filter(
    ({ id, person, service }) => !hall.openByPerson.get(personKey(person!, service))?.has(id),
  );
  return [
    ...forgotten.map(({ id }) => `the person of ${id} is forgotten`),
    ...(known === held.length ? [] : [`${known} tickets of persons are known, ${held.length} are open`]),
  ];
};

/** A ticket whose service or class is gone would wait for ever; so would one whose place another has. */
const orphanFaults = (hall: Hall): string[] => {
  const open = [...hall.tickets.values()].filter((ticket) => !isOver(ticket));
  const orphans = open.filter(({ service, class: name }) => !hall.services.has(service) || !hall.classes.has(name));
  return [
    ...orphans.map(({ id }) => `ticket ${id} belongs to no service or class`),
    ...(new Set(open.map(({ place }) => place)).size === open.length ? [] : ["two tickets have one place"]),
    ...(open.every(({ place }) => place <= hall.places) ? [] : [`somebody stands behind the tail ${hall.places}`]),
  ];
};

/** Every fault of a hall; empty when it is sound. */
export const faultsOf = (hall: Hall): string[] => [
  ...[...hall.tickets.values()].flatMap((ticket) => ticketFaults(hall, ticket)),
  ...[...hall.windows.values()].flatMap((window) => windowFaults(hall, window)),
  ...lineFaults(hall),
  ...numberFaults(hall),
  ...seatFaults(hall),
  ...personFaults(hall),
  ...orphanFaults(hall),
];
