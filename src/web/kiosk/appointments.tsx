// The doors beside the services: in with an appointment, a time for another day, a result to fetch [Q4] [T6].
import { hallOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { Readers } from "./readers.tsx";
import type { Purpose } from "./typed.ts";

interface DoorProps {
  readonly open: (purpose: Purpose) => void;
  readonly book: () => void;
}

/** In a hall that takes appointments or hands out results. */
export const Doors = ({ open, book }: DoorProps) => {
  const { say } = usePage();
  const { takesAppointments, handsOut } = hallOf(useHall()) ?? {};
  const doors = [
    ...(takesAppointments
      ? [["check-in.have", () => open("check-in")] as const, ["check-in.book", book] as const]
      : []),
    ...(handsOut ? [["kiosk.fetch-title", () => open("fetch")] as const] : []),
  ];
  if (doors.length === 0) return <Readers />;
  return (
    <aside class="doors" aria-label={say("kiosk.doors")}>
      {doors.map(([word, go]) => (
        <button key={word} type="button" onClick={go}>
          {say(word)}
        </button>
      ))}
      <Readers />
    </aside>
  );
};
