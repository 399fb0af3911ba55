// Whoever comes to a simulated hall, known before anybody is served: every policy meets the same people with the same
// matters and the same patience. Minutes from midnight.

/** What a visitor still has to do here once a visit at a window is over. */
export interface Leg {
  readonly service: number;
  /** Length of this visit at a window of full speed, min. */
  readonly work: number;
  /** From the end of the visit before until the visitor is back in the hall, min. */
  readonly awayMinutes: number;
  /** Comes before everybody, at the window that sent it away while that is open; keeps its place; or goes to the tail. */
  readonly place: "first" | "keep" | "tail";
}

export interface Visitor {
  readonly arrivesAt: number;
  /** Waits since: the arrival, or the slot of an appointment that came early. */
  readonly since: number;
  readonly service: number;
  /** Place among the classes of the hall. */
  readonly className: number;
  /** Length of the visit at a window of full speed, min; of one who is called in vain, how long the window waits. */
  readonly work: number;
  /** Goes home if not called by then; infinite for appointments. */
  readonly leavesAt: number;
  /** Something to fetch, a wrong window, one more matter, a call that was not heard; most visitors have none. */
  readonly later?: readonly Leg[];
}
