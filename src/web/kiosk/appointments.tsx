// Appointments at the machine: in with one, or a booking for another day, day and night [Q4].
import { useState } from "preact/hooks";
import { Booking, type OwnAppointment } from "../book/booking.tsx";
import { Pass } from "../book/own.tsx";
import { hallOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";

interface DoorProps {
  readonly checkIn: () => void;
  readonly book: () => void;
}

/** Under the services, in a hall that takes appointments. */
export const AppointmentDoors = ({ checkIn, book }: DoorProps) => {
  const { say } = usePage();
  if (!hallOf(useHall())?.takesAppointments) return null;
  return (
    <div class="appointment-doors">
      <button type="button" onClick={checkIn}>
        {say("check-in.have")}
      </button>
      <button type="button" onClick={book}>
        {say("check-in.book")}
      </button>
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
        <Booking {...{ say, language }} token={pass.token} booked={setOwn} />
      )}
      <button type="button" class="done" onClick={back}>
        {say(own ? "kiosk.done" : "app.back")}
      </button>
    </main>
  );
};
