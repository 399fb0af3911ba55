// The invitation to lay a card or hold a code there, at a machine that has a reader for it.
import { hallOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { ownReaders } from "./machine.ts";

export const Readers = () => {
  const { say } = usePage();
  const { takesRatings } = hallOf(useHall()) ?? {};
  const kinds = ownReaders();
  if (kinds.length === 0) return null;
  return (
    <p class="readers">
      {kinds.map((kind) => (
        <b key={kind}>{say(`kiosk.reads-${kind}`)}</b>
      ))}
      {kinds.includes("code") && takesRatings && <b>{say("kiosk.reads-rating")}</b>}
      <span>{say("kiosk.reads-how")}</span>
    </p>
  );
};
