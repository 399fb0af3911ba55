// What the stub hall knows of complaints, cases, appointments and supervision: of each something late, something soon and something
// that is well, in an order in which nobody would read it.
import type { AppointmentView, DayView } from "../src/hall/appointments/view.ts";
import type { CaseView } from "../src/hall/cases/views.ts";
import type { ComplaintView } from "../src/hall/complaints/complaint-view.ts";
import type { DayReport } from "../src/hall/supervision/report.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const complaint = (now: number, id: string, hours: number): ComplaintView => ({
  ...{ id, source: "rating", at: now - 30 * HOUR_MS, grade: 1, number: "A017", service: "医疗保障" },
  ...{ window: { id: "2", number: 2 }, clerk: { id: "1002", name: "陈建国" }, tags: [], reasons: ["等候时间长"] },
  ...{ contacts: [], deadlines: [{ stage: "settle", until: now + hours * HOUR_MS, isOverdue: hours < 0 }] },
});

const complaints = (now: number) => ({
  "complaint/c1": complaint(now, "c1", 20),
  "complaint/c2": complaint(now, "c2", -3),
  "complaint/c3": complaint(now, "c3", 2),
});

const caseOf = (now: number, id: string, hours: number, more: Partial<CaseView> = {}): CaseView => ({
  ...{ id, kind: "promised", delivery: "window", acceptedAt: now - 90 * HOUR_MS, clerk: "1001", state: "in-office" },
  ...{ since: now - 80 * HOUR_MS, promisedAt: now + hours * HOUR_MS, receipt: "printed", copies: 1 },
  steps: [{ item: "house", name: "农民建房审批", state: "waiting", since: now - 80 * HOUR_MS }],
  ...{ isHandOffLate: false, isOverdue: hours < 0, isReminded: hours < 5, arePapersLate: false },
  ...more,
});

const cases = (now: number) => ({
  counts: { open: 4, accepted: 0, inOffice: 3, asked: 0, ready: 1, overdue: 1, handOffLate: 0 },
  "case/B-1": caseOf(now, "B-1", 60),
  "case/B-2": caseOf(now, "B-2", 3),
  "case/B-3": caseOf(now, "B-3", -30),
  "case/B-4": caseOf(now, "B-4", 40, { state: "ready", steps: [] }),
});

/** The hall's morning: one slot is over, one runs at 09:40 and one is to come. */
export const SLOTS: DayView["slots"] = [
  { service: "social", from: "09:00", to: "09:30", places: 4, taken: 3, arrived: 2, lapsed: 1 },
  { service: "social", from: "09:30", to: "10:00", places: 4, taken: 4, arrived: 1, lapsed: 0 },
  { service: "medical", from: "10:00", to: "10:30", places: 6, taken: 1, arrived: 0, lapsed: 0 },
];

const person = (id: string, from: string, status: AppointmentView["status"]): AppointmentView => ({
  ...{ id, service: "social", date: "2026-11-21", from, to: "10:30", channel: "phone", person: `p-${id}`, status },
});

const appointments = {
  "day/2026-11-21": { date: "2026-11-21", slots: SLOTS },
  "appointment/P1": person("P1", "09:00", "arrived"),
  "appointment/P2": person("P2", "09:00", "lapsed"),
  "appointment/P3": person("P3", "10:00", "booked"),
  "appointment/P4": person("P4", "09:30", "booked"),
};

export const sectionsAt = (now: number) => ({
  complaints: complaints(now),
  cases: cases(now),
  appointments,
});

const uptime = (id: string, name: string, upHours: number) => ({
  ...{ id, name, watchedMs: 4 * HOUR_MS, upMs: upHours * HOUR_MS, faultyMs: 0 },
});

/** A sign is off now, a printer was, and a window stood empty for longest. */
export const superviseAt = (now: number): DayReport => ({
  ...{ date: "2026-11-21", openMs: 4 * HOUR_MS, watchedMs: 4 * HOUR_MS },
  devices: [
    uptime("printer-1", "打印机", 3.9),
    uptime("window-1-sign", "1 号窗口屏", 3.5),
    uptime("hall-sign", "综合屏", 4),
  ],
  windows: [uptime("1", "社保窗口", 4), uptime("2", "医保窗口", 2.5)],
  outages: [
    {
      ...{ of: "window", id: "2", from: now - 3 * HOUR_MS, to: now - 90 * MINUTE_MS, hoursMs: 90 * MINUTE_MS },
      ...{ what: "closed", told: "clerk:1002", reason: "去领材料", onDuty: ["1001"] },
    },
    {
      ...{ of: "device", id: "printer-1", from: now - 2 * HOUR_MS, to: now - 114 * MINUTE_MS, hoursMs: 6 * MINUTE_MS },
      ...{ what: "degraded", told: "own-report", onDuty: ["1001"] },
    },
    {
      ...{ of: "device", id: "window-1-sign", from: now - 30 * MINUTE_MS, hoursMs: 30 * MINUTE_MS },
      ...{ what: "lost", told: "silence", onDuty: ["1001"] },
    },
  ],
});

/** As a report has it; the other figures are not asked for. */
export const ratingsOfMonth = {
  services: 214,
  rated: 160,
  grades: [2, 3, 5, 40, 110],
  praiseRate: 0.969,
  activePraiseRate: 0.969,
  silenceRate: 0.252,
};
