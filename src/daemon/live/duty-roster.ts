// Who is on duty, for the information screen [Q8]: a reading of the hall that anybody may see, kept up with its events.
import { partsOf } from "../../hall/parts.ts";
import { publicRoster, type RosterView } from "../../hall/presence/views.ts";
import type { Hall } from "../../hall/state.ts";
import type { Recorded } from "../hall-port.ts";

export interface DutyRoster {
  onRecorded(recorded: readonly Recorded[]): void;
}

const changesIt = ({ event: { kind } }: Recorded): boolean =>
  partsOf(kind).has("presence") || kind === "HallConfigured" || kind === "DayTurned";

/** Publishes it at once, and whenever it may have changed. */
export const watchDuty = (hall: () => Hall, publish: (roster: RosterView) => void): DutyRoster => {
  const tell = () => hall().rules && publish(publicRoster(hall()));
  tell();
  return { onRecorded: (recorded) => void (recorded.some(changesIt) && tell()) };
};
