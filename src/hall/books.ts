// What the parts of a hall beside its queue know: plain data, in its state and in every snapshot.
import { type AppointmentBook, emptyAppointmentBook } from "./appointments/book.ts";
import { type CaseBook, emptyCaseBook } from "./cases/book.ts";
import { type ComplaintBook, emptyComplaintBook } from "./complaints/book.ts";
import { emptyPresenceBook, type PresenceBook } from "./presence/book.ts";

export interface Books {
  appointments: AppointmentBook;
  cases: CaseBook;
  complaints: ComplaintBook;
  presence: PresenceBook;
}

export const emptyBooks = (): Books => ({
  appointments: emptyAppointmentBook(),
  cases: emptyCaseBook(),
  complaints: emptyComplaintBook(),
  presence: emptyPresenceBook(),
});

export const booksOf = ({ appointments, cases, complaints, presence }: Books): Books => ({
  appointments,
  cases,
  complaints,
  presence,
});
