// Whoever comes to a simulated hall, known before anybody is served: every policy meets the same people with the same
// matters and the same patience. Minutes from midnight.

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
}
