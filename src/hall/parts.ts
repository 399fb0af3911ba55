// Every part of the hall beside its queue.
import { appointmentPart } from "./appointments/part.ts";
import { casePart } from "./cases/part.ts";
import { complaintPart } from "./complaints/part.ts";
import type { Part, PartName } from "./part.ts";
import { presencePart } from "./presence/part.ts";
import type { Hall } from "./state.ts";

export const parts: readonly Part[] = [appointmentPart, casePart, complaintPart, presencePart];

/** References of persons and words that the hall still needs, however old they are. */
export const neededRefs = (hall: Hall): string[] => [...new Set(parts.flatMap((part) => [...part.refs(hall)]))];

const nobody: ReadonlySet<PartName> = new Set();

const partsByEvent: ReadonlyMap<string, ReadonlySet<PartName>> = new Map(
  parts
    .flatMap(({ events }) => events)
    .map((kind) => [kind, new Set(parts.filter(({ events }) => events.includes(kind)).map(({ name }) => name))]),
);

/** The parts whose entries an event of this kind may change. */
export const partsOf = (kind: string): ReadonlySet<PartName> => partsByEvent.get(kind) ?? nobody;
