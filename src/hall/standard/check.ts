// What a document asks of a hall, as data: which line, in which words, what is looked at. judge.ts knows how each kind of
// demand is judged.
import type { Area, Equipment, FacilityRules, PlaceRules } from "../rules/facility.ts";
import type { HallRules } from "../rules/rules.ts";
import type { StaffRole } from "../rules/staff-member.ts";
import type { Figures } from "./figures.ts";

/** What a configuration can have, by a name. */
export type Feature =
  | "appointments"
  | "bench-window"
  | "complaint-telephone"
  | "extra-hours"
  | "follow-up"
  | "green-class"
  | "hand-out"
  | "helps"
  | "missing-papers"
  | "post"
  | "promised-times"
  | "rating-code"
  | "seasons";

export type Demand =
  /** Each is part of a window's name. */
  | { readonly of: "windows"; readonly named: readonly string[] }
  /** Windows with that in their name; all of them without. */
  | { readonly of: "seats"; readonly least: number; readonly named?: string }
  /** Each is part of a service's name or of what it covers. */
  | { readonly of: "services"; readonly named: readonly string[] }
  | { readonly of: "staff"; readonly least: number; readonly role?: StaffRole; readonly isFullTime?: true }
  /** Unit, title and telephone of everybody at a window. */
  | { readonly of: "staff-cards" }
  /** Everybody at a window has somebody who steps in. */
  | { readonly of: "deputies" }
  | { readonly of: "equipment"; readonly all: readonly Equipment[] }
  | { readonly of: "areas"; readonly all: readonly Area[] }
  | { readonly of: "floor"; readonly least: number }
  | { readonly of: "television"; readonly least: number }
  | { readonly of: "computers"; readonly least: number }
  | { readonly of: "feature"; readonly has: Feature }
  | { readonly of: "offer"; readonly named: readonly string[] }
  | { readonly of: "hand-off"; readonly urgentMinutes: number; readonly promisedMinutes: number }
  /** Of the last weeks. */
  | { readonly of: "figure"; readonly figure: keyof Figures["counts"]; readonly most: number };

export interface Check {
  /** The line of the document: S3. */
  readonly tag: string;
  readonly text: string;
  readonly textEn: string;
  readonly demand: Demand;
}

export interface StandardDocument {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly checks: readonly Check[];
  /** The id of the tier above. */
  readonly next?: string;
}

/** As much of a device as a document asks about. */
export interface DeviceSeen {
  readonly kind: string;
  readonly role?: string | undefined;
  readonly window?: string | undefined;
}

/** What is held against a document. */
export interface Subject {
  readonly rules: HallRules;
  readonly devices: readonly DeviceSeen[];
  readonly figures?: Figures | undefined;
}

export type Facility = FacilityRules & { readonly place: PlaceRules };

/** A line of a document; the words come first in Chinese. */
export const check = (tag: string, text: string, textEn: string, demand: Demand): Check => ({
  tag,
  text,
  textEn,
  demand,
});
