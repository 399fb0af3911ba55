// Reads what happened to complaints (差评处置, 办不成事) into the state.
import type { Evolve } from "../evolve/evolution.ts";
import type { Hall } from "../state.ts";
import type { Complaint } from "./book.ts";
import { setNextAlarm } from "./deadlines.ts";
import type { ComplaintEvents, ComplaintStage } from "./events.ts";

/** A hall that settles nothing forgets the oldest; the ledger has all of them. */
const COMPLAINTS_MAX = 1000;
/** Calls back that are shown of one complaint. */
const CONTACTS_MAX = 20;

const complaintOf = (hall: Hall, id: string): Complaint => {
  const complaint = hall.complaints.complaints[id];
  if (!complaint) throw new Error(`the ledger speaks of an unknown complaint ${id}`);
  return complaint;
};

const opened = (data: ComplaintEvents["ComplaintOpened"], at: number): Complaint => {
  const { complaint: id, deadlines, ...said } = data;
  return { id, at, ...said, alarms: { ...deadlines }, contacts: [] };
};

const oldestOut = ({ complaints }: Hall["complaints"]): void => {
  const ids = Object.keys(complaints);
  const spare = ids.find((id) => complaints[id]!.closed) ?? ids[0]!;
  if (ids.length > COMPLAINTS_MAX) delete complaints[spare];
};

/** Changes one complaint, and what is due next. */
const changing = (hall: Hall, id: string, change: (complaint: Complaint) => void): void => {
  change(complaintOf(hall, id));
  setNextAlarm(hall.complaints);
};

const tell = (hall: Hall, id: string, stage: ComplaintStage, told: "due" | "overdue"): void =>
  changing(hall, id, ({ alarms }) => {
    const alarm = alarms[stage];
    if (alarm) alarms[stage] = { ...alarm, told };
  });

const noted = (note: string | undefined) => (note === undefined ? {} : { note });

export const complaintEvolve = {
  ComplaintOpened(hall, data, at) {
    const book = hall.complaints;
    book.count++;
    book.complaints[data.complaint] = opened(data, at);
    oldestOut(book);
    setNextAlarm(book);
  },
  ComplaintAssigned(hall, { complaint, staff }) {
    complaintOf(hall, complaint).staff = staff;
  },
  ComplaintContacted: (hall, { complaint, by, reached, note }, at) =>
    changing(hall, complaint, (one) => {
      one.contacts = [...one.contacts, { at, by, reached, ...noted(note) }].slice(-CONTACTS_MAX);
      if (reached) delete one.alarms.contact;
    }),
  ComplaintCorrected: (hall, { complaint, by, note }, at) =>
    changing(hall, complaint, (one) => {
      one.corrected = { at, by, note };
      delete one.alarms.settle;
    }),
  ComplaintExplained: (hall, { complaint, by, note }, at) =>
    changing(hall, complaint, (one) => {
      one.explained = { at, by, note };
      delete one.alarms.settle;
    }),
  ComplaintClosed: (hall, { complaint, by, outcome }, at) =>
    changing(hall, complaint, (one) => {
      one.closed = { at, by, outcome };
      one.alarms = {};
    }),
  ComplaintDue: (hall, { complaint, stage }) => tell(hall, complaint, stage, "due"),
  ComplaintOverdue: (hall, { complaint, stage }) => tell(hall, complaint, stage, "overdue"),
  RatingAppealed: (hall, { complaint, by, reason, ruling }, at) =>
    changing(hall, complaint, (one) => {
      one.appeal = { at, by, note: reason };
      one.alarms.ruling = ruling;
    }),
  RatingUpheld: (hall, { complaint, by, note }, at) =>
    changing(hall, complaint, (one) => {
      one.appeal = { ...one.appeal!, ruled: { at, by, as: "upheld", ...noted(note) } };
      delete one.alarms.ruling;
    }),
  RatingExcluded: (hall, { complaint, by, note }, at) =>
    changing(hall, complaint, (one) => {
      one.appeal = { ...one.appeal!, ruled: { at, by, as: "excluded", ...noted(note) } };
      delete one.alarms.ruling;
    }),
} satisfies Partial<Evolve>;
