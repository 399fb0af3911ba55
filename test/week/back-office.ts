// What goes on behind the windows: cases that are accepted, decided and handed out, and complaints that are followed up.
import type { Actor } from "../../src/hall/commands.ts";
import { inventPlan, type Plan } from "./people.ts";
import { KIOSK, MANAGER, MINUTE_MS, type OpenDay, type Visit, type Week } from "./week.ts";

const OFFICE: Actor = { role: "staff", id: "office" };

/** What the applicant is called and where they can be reached goes with the case. */
export const acceptCase = async (week: Week, { plan: { person }, service }: Visit, window: string, by: Actor) => {
  const items = week.rules.cases.items;
  const item = items.find((one) => one.service === service) ?? items[0];
  if (!item) return;
  const contact = { ...person, address: `${person.name}家` };
  const opened = await week.does("OpenCase", { items: [item.id], window, contact }, by);
  if (!opened) return;
  week.count.cases.opened++;
  if (item.kind !== "on-the-spot") void work(week, String(opened.case));
};

const work = async (week: Week, number: string): Promise<void> => {
  await week.after(3 * MINUTE_MS);
  if (!(await week.does("HandOffCase", { case: number }, OFFICE))) return;
  week.count.cases.handedOff++;
  await week.after(10 * MINUTE_MS);
  await week.does("TakeCase", { case: number }, OFFICE);
  await week.after(10 * MINUTE_MS);
  const decided = { case: number, outcome: "approved" as const, isReady: true };
  if (await week.does("DecideCase", decided, OFFICE)) week.count.cases.decided++;
};

/** Cases that lie ready, as the back office sees them. */
const ready = ({ hall }: Week): string[] =>
  Object.values(hall.core.live.snapshot("cases"))
    .filter((view): view is { id: string; state: string } => (view as { state?: string }).state === "ready")
    .map(({ id }) => id);

/** In the afternoon one of those whose result is ready comes for it. */
export const fetchOne = async (week: Week, { date, midnight, sessions }: OpenDay): Promise<void> => {
  const service = week.rules.cases.handOutService;
  const last = sessions.at(-1);
  if (service === undefined || !last || !week.isServed(service)) return;
  await week.at(midnight + (last.to - 60) * MINUTE_MS);
  const number = ready(week)[0];
  if (number === undefined) return;
  const taken = await week.does("FetchCase", { case: number }, KIOSK);
  if (!taken) return;
  const plan: Plan = { ...inventPlan(week.random, [service], 2), comes: true, twist: "none" };
  week.people.push(plan.person);
  week.seat(plan, date, taken as { number: string; ticket: string }, number);
};

export const handOut = async (week: Week, number: string, window: string, by: Actor): Promise<void> => {
  if (await week.does("HandOutCase", { case: number, window }, by)) week.count.cases.handedOut++;
};

/** Open complaints, as the manager's board shows them. */
const openComplaints = ({ hall }: Week): string[] =>
  Object.values(hall.core.live.snapshot("complaints"))
    .filter((view): view is { id: string; closed?: object } => /^c\d/.test(String((view as { id?: unknown }).id)))
    .filter(({ closed }) => closed === undefined)
    .map(({ id }) => id);

/** Every morning the manager calls back whoever was not content, and puts it right. */
export const followUp = async (week: Week, { midnight, sessions: [first] }: OpenDay): Promise<void> => {
  if (!first) return;
  await week.at(midnight + (first.from + 30) * MINUTE_MS);
  for (const complaint of openComplaints(week)) {
    await week.does("RecordContact", { complaint, reached: true }, MANAGER);
    await week.does("CorrectComplaint", { complaint, note: "已整改" }, MANAGER);
    if (await week.does("CloseComplaint", { complaint }, MANAGER)) week.count.complaints.closed++;
  }
};
