// The tables and views of an exported database. Names are English and fixed: whoever writes queries of their own may rely
// on them.
import { partNames } from "../../hall/part.ts";

export interface Column {
  readonly name: string;
  readonly type: "TEXT" | "INTEGER" | "REAL";
  /** With unit; times are local, as `2026-11-23 09:05:30`. */
  readonly meaning: string;
}

export interface ExportTable {
  readonly name: string;
  readonly meaning: string;
  readonly columns: readonly Column[];
}

const text = (name: string, meaning: string): Column => ({ name, type: "TEXT", meaning });
const whole = (name: string, meaning: string): Column => ({ name, type: "INTEGER", meaning });
const real = (name: string, meaning: string): Column => ({ name, type: "REAL", meaning });

const date = text("date", "business date, YYYY-MM-DD");
const ticket = text("ticket", "id of the ticket: 20261123-A001");
const service = text("service", "id of the service");
const window = text("window", "id of the window");
const clerk = text("clerk", "staff number; empty where nobody had logged in");
const slot = whole("slot", "half hour of the day, 0 to 47");

export const exportTables = {
  hall: {
    name: "hall",
    meaning: "names of the hall's services, windows, classes and staff, as they are now",
    columns: [
      text("kind", "service, window, class or staff"),
      text("id", "as in the other tables"),
      text("name", "name"),
    ],
  },
  ticket: {
    name: "ticket",
    meaning: "every number taken",
    columns: [
      date,
      ticket,
      text("number", "as printed"),
      text("service", "what it was taken for"),
      text("class", "id of the class"),
      text("issued_at", "when it was taken"),
      slot,
      whole("stays", "calls to windows"),
      text("end", "served, missed, cancelled or expired; NULL while it is open"),
      text("ended_at", "when"),
      whole("reprints", "papers after the first"),
      real("said_min", "wait foretold when it was taken, min"),
      real("came_min", "wait until the first call where the visitor came to it, min"),
      text("appointment", "the appointment it was checked in for"),
    ],
  },
  stay: {
    name: "stay",
    meaning: "every call of a ticket to a window, and what came of it",
    columns: [
      date,
      ticket,
      service,
      text("class", "id of the class"),
      window,
      clerk,
      text("called_at", "when it was called"),
      slot,
      real("wait_min", "in a line before the call, min; NULL where there was none or nobody can say"),
      real("walk_min", "from the call until the visitor sat down, min"),
      real("serve_min", "from there to the end, min"),
      real("busy_min", "from the call to the end, min"),
      text("uncertain", "lengths that the clock made unknown: wait walk serve busy"),
      whole("recalls", "announcements after the first"),
      text("end", "finished, missed, held, sent-on or over; NULL while the visitor is there"),
    ],
  },
  sitting: {
    name: "sitting",
    meaning: "somebody sat at a window",
    columns: [
      date,
      window,
      clerk,
      text("from_time", "from when"),
      text("to_time", "until when"),
      real("open_min", "without pauses, min"),
      real("paused_min", "pauses, min"),
    ],
  },
  rating: {
    name: "rating",
    meaning: "every finished visit, and what was said of it",
    columns: [
      date,
      ticket,
      service,
      window,
      clerk,
      whole("grade", "5 very satisfied to 1 very dissatisfied; NULL where nothing was said"),
      whole("is_excluded", "1 where it was taken out of the rates after an objection"),
    ],
  },
  event: {
    name: "event",
    meaning: `what the ledger says of ${partNames.join(", ")}, and of the clock; no event names a person`,
    columns: [date, text("at", "when"), text("kind", "kind of event"), text("body", "its data as JSON")],
  },
} as const satisfies Record<string, ExportTable>;

export type ExportName = keyof typeof exportTables;

export interface ExportView {
  readonly name: string;
  readonly meaning: string;
  readonly sql: string;
}

const deskColumns = `count(*) AS calls, sum("end" = 'finished') AS finished, sum("end" = 'missed') AS missed,
    round(avg(wait_min), 2) AS mean_wait_min, max(wait_min) AS max_wait_min,
    round(avg(serve_min), 2) AS mean_serve_min, max(serve_min) AS max_serve_min`;

const field = (name: string): string => `json_extract(body, '$.${name}')`;

export const exportViews: readonly ExportView[] = [
  {
    name: "day",
    meaning: "what became of the tickets of each day",
    sql: `SELECT date, count(*) AS tickets, sum(stays > 0) AS called, sum("end" = 'served') AS served,
    sum("end" = 'missed') AS missed, sum("end" = 'cancelled') AS cancelled, sum("end" = 'expired') AS expired,
    sum("end" IS NULL) AS open FROM ticket GROUP BY date`,
  },
  {
    name: "half_hour",
    meaning: "tickets taken in each half hour of each day",
    sql: `SELECT date, slot, printf('%02d:%02d', slot / 2, slot % 2 * 30) AS from_time, count(*) AS tickets
    FROM ticket GROUP BY date, slot`,
  },
  ...(["service", "window", "clerk"] as const).map((key) => ({
    name: `${key}_day`,
    meaning: `waiting and serving of each ${key} on each day`,
    sql: `SELECT date, ${key}, ${deskColumns} FROM stay GROUP BY date, ${key}`,
  })),
  {
    name: "window_use",
    meaning: "how each window was used on each day; utilisation is busy of open",
    sql: `SELECT date, window, open_min, paused_min, busy_min, round(busy_min / nullif(open_min, 0), 3) AS utilisation FROM
    (SELECT date, window, round(sum(open_min), 1) AS open_min, round(sum(paused_min), 1) AS paused_min FROM sitting
      GROUP BY date, window)
    LEFT JOIN (SELECT date, window, round(sum(busy_min), 1) AS busy_min FROM stay GROUP BY date, window)
    USING (date, window)`,
  },
  {
    name: "rating_day",
    meaning: "ratings of each window on each day: rated, of them 3 or more, and grades 1 to 5",
    sql: `SELECT date, window, count(*) AS services, count(grade) AS rated, sum(grade >= 3) AS praised,
    ${[1, 2, 3, 4, 5].map((grade) => `sum(grade = ${grade}) AS grade${grade}`).join(", ")}
    FROM rating WHERE is_excluded = 0 GROUP BY date, window`,
  },
  {
    name: "appointment",
    meaning: "appointments that came (early, in-time, late) or lapsed",
    sql: `SELECT date, at, ${field("appointment")} AS appointment, ${field("service")} AS service,
    coalesce(${field("arrival")}, 'absent') AS arrival
    FROM event WHERE kind IN ('AppointmentArrived', 'AppointmentLapsed')`,
  },
  {
    name: "case_day",
    meaning: "cases of each day: accepted, handed off and late at it, completed and late at it, overdue",
    sql: `SELECT date, sum(kind = 'CaseOpened') AS accepted, sum(kind = 'CaseHandedOff') AS handed_off,
    sum(kind = 'CaseHandedOff' AND ${field("isLate")}) AS handed_off_late,
    sum(kind = 'CaseCompleted' AND ${field("isAgain")} IS NULL) AS completed,
    sum(kind = 'CaseCompleted' AND ${field("isLate")} AND ${field("isAgain")} IS NULL) AS completed_late, sum(kind = 'CaseOverdue') AS overdue
    FROM event WHERE kind LIKE 'Case%' GROUP BY date`,
  },
  {
    name: "empty_window",
    meaning: "windows on duty that had no clerk for longer than the rules let them, once it was over",
    sql: `SELECT date, at, ${field("window")} AS window, round(${field("emptyMs")} / 60000.0, 1) AS empty_min,
    ${field("reason")} AS reason FROM event WHERE kind = 'WindowManned'`,
  },
];

const createTable = ({ name, columns }: ExportTable): string =>
  `CREATE TABLE ${name} (${columns.map((column) => `"${column.name}" ${column.type}`).join(", ")})`;

export const createViews = exportViews.map(({ name, sql }) => `CREATE VIEW ${name} AS ${sql}`);

export const createAll = [...Object.values(exportTables).map(createTable), ...createViews].join(";\n");
