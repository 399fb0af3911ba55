// Reads an event into the state: what the ledger means. The hall is changed in place by its one owner; a reader that
// wants to keep an old state takes a snapshot (ADR 3).

import { appointmentEvolve } from "../appointments/evolve.ts";
import { caseEvolve } from "../cases/evolve.ts";
import { complaintEvolve } from "../complaints/evolve.ts";
import type { EventData, EventKind, HallEvent } from "../events.ts";
import { presenceEvolve } from "../presence/evolve.ts";
import type { Hall } from "../state.ts";
import { tideEvents } from "../steering/evolve-tide.ts";
import type { Evolve } from "./evolution.ts";
import { hallEvents } from "./evolve-hall.ts";
import { ticketEvents } from "./evolve-ticket.ts";
import { visitEvents } from "./evolve-visit.ts";
import { windowEvents } from "./evolve-window.ts";

const evolveKind: Evolve = {
  ...hallEvents,
  ...windowEvents,
  ...ticketEvents,
  ...visitEvents,
  ...tideEvents,
  ...appointmentEvolve,
  ...caseEvolve,
  ...complaintEvolve,
  ...presenceEvolve,
};

/** Applies one event; throws only when the ledger contradicts itself. Returns the same hall. */
export const evolve = (hall: Hall, event: HallEvent): Hall => {
  const apply = evolveKind[event.kind] as (hall: Hall, data: EventData[EventKind], at: number) => void;
  apply(hall, event.data, event.at);
  hall.at = event.at;
  return hall;
};
