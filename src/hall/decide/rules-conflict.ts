// What new rules may not do to a day that has begun: leave a ticket or a window without its place, or give a number a
// second time.
import type { HallRules, Service } from "../rules/rules.ts";
import { type Hall, isOver, nextNumber, numberText, type Ticket } from "../state.ts";

const has = (entries: readonly { readonly id: string }[], id: string): boolean =>
  entries.some((entry) => entry.id === id);

const ticketConflict = (rules: HallRules, { number, service, class: className, returnsTo, matters }: Ticket) => {
  if (!has(rules.services, service)) return `service ${service} has open tickets`;
  if (returnsTo && !has(rules.services, returnsTo.service)) return `${number} is to return to ${returnsTo.service}`;
  const lost = matters?.find((matter) => !has(rules.services, matter));
  if (lost !== undefined) return `${number} still has ${lost} to do`;
  return has(rules.classes, className) ? undefined : `class ${className} has open tickets`;
};

const windowConflict = (hall: Hall, rules: HallRules): string | undefined => {
  const open = [...hall.windows.values()].find(({ id, state }) => state !== "closed" && !has(rules.windows, id));
  return open && `window ${open.id} is ${open.state}`;
};

/** Whether a service would come to this number later today. */
const wouldGive = (hall: Hall, service: Service, number: string): boolean => {
  const value = Number(number.slice(service.prefix.length));
  const isToCome = value >= nextNumber(hall, service) && value <= service.to;
  return isToCome && number === numberText(service, value);
};

const numberConflict = (hall: Hall, rules: HallRules): string | undefined => {
  for (const { number } of hall.tickets.values()) {
    const service = rules.services.find((service) => wouldGive(hall, service, number));
    if (service) return `${service.id} would give ${number} again`;
  }
  return undefined;
};

/** Why these rules cannot take force now, in a few words; undefined when they can. */
export const rulesConflict = (hall: Hall, rules: HallRules): string | undefined => {
  for (const ticket of hall.tickets.values()) {
    const conflict = isOver(ticket) ? undefined : ticketConflict(rules, ticket);
    if (conflict !== undefined) return conflict;
  }
  return windowConflict(hall, rules) ?? numberConflict(hall, rules);
};
