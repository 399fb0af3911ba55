// Appointments at the machine: in with one, or a booking for another day, day and night [Q4].
import { useState } from "preact/hooks";
import { Booking, type OwnAppointment } from "../book/booking.tsx";
import { Pass } from "../book/own.tsx";
import { hallOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import type { Purpose } from "./check-in.tsx";

interface DoorProps {
  readonly open: (purpose: Purpose) => void;
  readonly book: () => void;
}

/** Under the services, in a hall that takes appointments or hands out results. */
export const Doors = ({ open, book }: DoorProps) => {
  const { say } = usePage();
  const { takesAppointments, handsOut } = hallOf(useHall()) ?? {};
  const doors = [
    ...(takesAppointments
      ? [["check-in.have", () => open("check-in")] as const, ["check-in.book", book] as const]
      : []),
    ...(handsOut ? [["case.fetch-title", () => open("fetch")] as const] : []),
  ];
  if (doors.length === 0) return null;
  return (
    <div class="appointment-doors">
      {doors.map(([word, go]) => (
        <button key={word} type="button" onClick={go}>
          {say(word)}
        </button>
      ))}
    </div>
  );
};

export const BookHere = ({ back }: { readonly back: () => void }) => {
  const { say, language, pass } = usePage();
  const [own, setOwn] = useState<OwnAppointment>();
  return (
    <main class="book-here">
      <h1 aria-live="polite">{say("book.title")}</h1>
      {own ? (
        <div class="booked" role="status">
          <Pass {...{ own, say, language }} />
          <p>{say("own.photo")}</p>
        </div>
      ) : (
        <Booking {...{ say, language }} isMachine token={pass.token} booked={setOwn} />
      )}
      <button type="button" class="done" onClick={back}>
        {say(own ? "kiosk.done" : "app.back")}
      </button>
    </main>
  );
};
