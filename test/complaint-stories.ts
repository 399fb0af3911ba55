// Complaints as stories tell them: a service that is badly rated, and every way in which the rules say no to what follows.
import type { CommandKind } from "../src/hall/commands.ts";
import {
  type Ask,
  ask,
  byClerk,
  byManager,
  hallWith,
  open,
  type RulesChange,
  rate,
  type Story,
  serve,
  take,
} from "./given-when-then.ts";

const staff = [
  { id: "1001", name: "王芳" },
  { id: "1002", name: "李强" },
];
const office: RulesChange = {
  staff,
  sessions: [{ id: "day", name: "全天", days: [1, 2, 3, 4, 5], from: "08:00", to: "17:00" }],
};

/** Monday, in a hall with hours; 1001 sits at the first window. */
export const officeHall = (change: RulesChange = {}): Story => hallWith({ ...office, ...change });

/** A001 has been served by 1001, and A002 still waits. */
export const served = (change: RulesChange = {}): Story =>
  officeHall(change).given(open("w1", "1001"), take("civil"), take("civil"), ...serve("w1"));

export const byStaff = <K extends CommandKind>(id: string, { kind, args }: Ask<K>): Ask<K> =>
  ask(kind, args, { role: "staff", id });

export const PERSON = "p-1";

/** By the visitor of A001, on a phone. */
export const badly = (more: object = {}) =>
  ask("RateTicket", { ticket: "A001", grade: 1, ...more }, { role: "visitor", id: "phone" });

export const correct = ask("CorrectComplaint", { complaint: "c1", note: "已补办" });
export const explain = ask("ExplainComplaint", { complaint: "c1", note: "已说明政策" });
export const close = ask("CloseComplaint", { complaint: "c1" });
export const appeal = ask("AppealRating", { complaint: "c1", reason: "当时没有接待该群众" });
export const exclude = (ground = "mistaken") => ask("ExcludeRating", { complaint: "c1", ground });
export const report = (args: object) => ask("ReportProblem", args, { role: "visitor", id: "phone" });

const bad = (more: object = {}) => served().given(badly(more));

/** Each no of the rules about ratings and complaints. */
export const complaintNoes = {
  "rating-over": () => served().given("24 08:00").when(rate("20261123-A002", 5)),
  "unknown-complaint": () => hallWith().when(byManager(close)),
  "complaint-closed": () => bad().given(byManager(correct), byManager(close)).when(byManager(close)),
  "nothing-said": () => hallWith().when(report({})),
  "not-settled": () => bad().when(byManager(close)),
  "not-called-back": () => bad({ person: PERSON }).given(byManager(correct)).when(byManager(close)),
  "appeal-over": () => bad().given(byClerk("1001", appeal)).when(byClerk("1001", appeal)),
  "appeal-open": () => bad().given(byClerk("1001", appeal), byManager(correct)).when(byManager(close)),
  "no-appeal": () => bad().when(byManager(exclude())),
  "unknown-ground": () =>
    bad()
      .given(byClerk("1001", appeal))
      .when(byManager(exclude("we-like-it"))),
};
