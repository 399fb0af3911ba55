// Opens a complaint: after a bad rating by itself, or because somebody says that something could not be done (办不成事 [N2]).
import type { Moment } from "../../base/calendar.ts";
import type { Actor } from "../commands.ts";
import { type Decide, happened } from "../decide/decision.ts";
import type { HallEvent } from "../events.ts";
import { refuse } from "../refusals.ts";
import type { Hall } from "../state.ts";
import { alarmOf, untilOf } from "./deadlines.ts";
import type { About, ComplaintEvents } from "./events.ts";

type Said = Omit<ComplaintEvents["ComplaintOpened"], "complaint" | "deadlines" | "appealUntil">;

/** Nobody can be called back who left no telephone; nobody objects but to a rating. */
export const opening = (hall: Hall, said: Said, when: Moment): HallEvent =>
  happened(when, "ComplaintOpened", {
    complaint: `c${hall.complaints.count + 1}`,
    ...said,
    deadlines: {
      ...(said.person !== undefined && { contact: alarmOf(hall, "contact", when) }),
      settle: alarmOf(hall, "settle", when),
    },
    ...(said.source === "rating" && { appealUntil: untilOf(hall, "appeal", when) }),
  });

/** What is known of a ticket of today goes with it. */
const aboutOf = (hall: Hall, named: About): About => {
  const { window, servedBy, service } = hall.tickets.get(named.ticket ?? "") ?? {};
  return {
    ...(window !== undefined && { window }),
    ...(servedBy !== undefined && { clerk: servedBy }),
    ...(service !== undefined && { service }),
    ...named,
  };
};

const byStaff = ({ role, id }: Actor) => (role === "visitor" || role === "kiosk" ? {} : { by: id });

export const reportProblem: Decide<"ReportProblem"> = (hall, { args, by, when }) => {
  const { source = "no-can-do", ticket, window, service, words, note, person } = args;
  if (window !== undefined && !hall.windows.has(window)) return refuse("unknown-window", window);
  if (service !== undefined && !hall.services.has(service)) return refuse("unknown-service", service);
  if (ticket !== undefined && !hall.tickets.has(ticket) && !hall.complaints.rateable[ticket])
    return refuse("unknown-ticket", ticket);
  if (words === undefined && note === undefined) return refuse("nothing-said");
  const named = { ...(ticket && { ticket }), ...(window && { window }), ...(service && { service }) };
  const own = { ...(words && { words }), ...(note && { note }), ...(person && { person }), ...byStaff(by) };
  return [opening(hall, { source, about: aboutOf(hall, named), tags: [], ...own }, when)];
};
