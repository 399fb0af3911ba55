// Where a visitor stands at the kiosk: choose, confirm, number. Two taps, and no way to get two numbers by accident.
import type { Arrival } from "../../hall/appointments/events.ts";
import type { ServiceView } from "../../hall/views/views.ts";
import type { Purpose, Shown } from "./typed.ts";

export interface Choice {
  readonly service: ServiceView;
  /** Class id; none is the ordinary one. */
  readonly className?: string;
  /** Further services of the same visit, by id. */
  readonly matters?: readonly string[];
}

/** A number was asked for; the same key again is the same number. */
export interface Asked extends Choice {
  readonly key: string;
  /** On paper; what was asked for once is asked for again. */
  readonly isPrinted: boolean;
  /** The identity number of a card that was shown. */
  readonly person?: string;
}

export interface Given {
  readonly ticket: string;
  readonly service: ServiceView;
  readonly number: string;
  readonly ahead: number;
  readonly isPrinted: boolean;
  /** Of somebody with an appointment, and the time that was booked. */
  readonly arrival?: Arrival;
  readonly from?: string;
}

/** A check-in that was asked for; the same key again is the same one. */
export interface Showing {
  readonly shown: Shown;
  readonly key: string;
  readonly isPrinted: boolean;
  /** It was laid on a reader, unasked: without an appointment its holder chooses a service. */
  readonly isRead?: true;
}

export type Wish = Asked | Showing;

export type Step =
  | { readonly at: "choose" }
  | { readonly at: "confirm"; readonly choice: Choice }
  | { readonly at: "matters"; readonly choice: Choice }
  | { readonly at: "checking-in"; readonly purpose: Purpose }
  | { readonly at: "booking" }
  | { readonly at: "taking"; readonly wish: Wish }
  /** The hall is not there: it is asked as soon as it is back, with the same key. */
  | { readonly at: "held"; readonly wish: Wish }
  | { readonly at: "given"; readonly given: Given }
  | { readonly at: "refused"; readonly text: string }
  /** The code on a ticket's paper was read. */
  | { readonly at: "rating"; readonly token: string }
  /** No answer came: asking again with the same key is safe. */
  | { readonly at: "unsure"; readonly wish: Wish };
