// Ratings (好差评) and what follows a bad one: once, by the visitor alone; every bad one followed to its end by its deadlines;
// the published rates.

import t from "tap";
import { ratingPromptOf } from "../src/daemon/presenters/rating-prompt.ts";
import { actorRoles } from "../src/hall/commands.ts";
import { type Rated, ratedIn, ratesBy, ratesOf } from "../src/hall/complaints/rates.ts";
import type { HallEvent } from "../src/hall/events.ts";
import { parts } from "../src/hall/parts.ts";
import type { Hall } from "../src/hall/state.ts";
import {
  appeal,
  badly,
  byStaff,
  close,
  correct,
  exclude,
  explain,
  officeHall,
  PERSON,
  report,
  served,
} from "./complaint-stories.ts";
import {
  ask,
  byClerk,
  byManager,
  event,
  open,
  rate,
  rulesWith,
  type Step,
  type Story,
  serve,
  take,
} from "./given-when-then.ts";
import { fc } from "./search.ts";

const complaint = ({ complaints }: Hall) => complaints.complaints.c1;
/** What is told of deadlines up to a time. */
const alarmsBy = (time: string, story: Story) => () =>
  story
    .when(time)
    .happened.flatMap(({ kind, data }) =>
      kind.startsWith("Complaint") && "stage" in data ? `${data.stage} ${kind}` : [],
    );

t.test(
  "[Q3] [G8] a service is rated once, by the visitor alone: at a pad, a kiosk or on a phone, and by nobody who works here",
  async () => {
    const may = new Set(["device", "kiosk", "visitor"]);
    for (const role of actorRoles) {
      const story = served().when(ask("RateTicket", { ticket: "A001", grade: 5 }, { role, id: "1001" }));
      if (may.has(role))
        story.happens(event("TicketRated", { ticket: "A001", grade: 5, clerk: "1001", service: "civil" }));
      else story.refused("not-allowed");
    }
    served().given(rate("A001", 4)).when(rate("A001", 1)).refused("already-rated");
    served().when(rate("A002", 5)).refused("not-served");
    served().when(rate("A009", 5)).refused("unknown-ticket");
  },
);

t.test("[N6] the channels are the hall's choice, and each rating says where it came from", async () => {
  const byCode = ask("RateTicket", { ticket: "A001", grade: 5 }, { role: "visitor", id: "code" });
  served().when(byCode).refused("not-allowed", "ratings by code");
  const shown = { ratings: { channels: ["code" as const] } };
  served(shown)
    .when(byCode)
    .happens(event("TicketRated", { channel: "code" }));
  served(shown).when(rate("A001", 5)).refused("not-allowed", "ratings by phone");
});

t.test("[Q3] who has gone home may still rate for some days, once, and then no more", async () => {
  const tomorrow = served().given("24 09:00");
  tomorrow
    .when(rate("20261123-A001", 2))
    .happens(
      event("TicketRated", { ticket: "20261123-A001", window: "w1", clerk: "1001", service: "civil" }),
      event("ComplaintOpened", { about: { ticket: "20261123-A001", window: "w1", clerk: "1001", service: "civil" } }),
    );
  tomorrow.when(rate("20261123-A001", 5)).refused("rating-over");
  tomorrow.when(rate("20261123-A002", 5)).refused("rating-over");
  served().given("30 07:00").when(rate("20261123-A001", 5)).happens(event("TicketRated"));
  served().given("30 09:00").when(rate("20261123-A001", 5)).refused("rating-over");
  const sameDay = served({ ratings: { days: 0 } }).given("24 09:00");
  sameDay.shows(({ complaints }) => complaints.rateable, {});
});

t.test("[Q3] a bad rating opens a complaint with its deadlines, a fair one does not", async (t) => {
  served().when(rate("A001", 3)).happens(event("TicketRated"));
  const story = served().when(badly({ tags: ["unfriendly"], words: "w-1", person: PERSON }));
  story.happens(
    event("TicketRated", { words: "w-1", person: PERSON }),
    event("ComplaintOpened", { complaint: "c1", source: "rating", grade: 1, words: "w-1", person: PERSON }),
  );
  const monday = Date.parse("2026-11-23T00:00:00+08:00");
  const five = monday + 17 * 3_600_000;
  const day = 86_400_000;
  t.same(complaint(story.hall)?.alarms, {
    contact: { remindAt: five + day - 4 * 3_600_000, until: five + day },
    settle: { remindAt: five + 7 * day - 4 * 3_600_000, until: five + 7 * day },
  });
  t.same(
    [...parts.find(({ name }) => name === "complaints")!.refs(story.hall)],
    [PERSON, "w-1"],
    "kept while it is open",
  );
});

t.test(
  "[Q3] nobody forgets a complaint: somebody is reminded before each deadline, and told when it has passed, once",
  async () => {
    const story = served().given(badly({ person: PERSON }));
    story.shows(alarmsBy("24 12:59", story), []);
    story.shows(alarmsBy("13:00", story), ["contact ComplaintDue"]);
    story.shows(alarmsBy("17:00", story), ["contact ComplaintOverdue"]);
    story.given(byManager(correct)).shows(alarmsBy("30 17:01", story), []);
  },
);

t.test(
  "[Q3] it is called back, put right or explained, and closed: in that order, and never by the person it is about",
  async () => {
    const story = served().given(badly({ person: PERSON }));
    story.when(byStaff("1002", correct)).refused("not-allowed");
    story.when(byManager(ask("AssignComplaint", { complaint: "c1", staff: "1001" }))).refused("not-allowed");
    story.given(byManager(ask("AssignComplaint", { complaint: "c1", staff: "1002" })));
    story.when(ask("CorrectComplaint", correct.args, { role: "manager", id: "1001" })).refused("not-allowed");
    story.when(byStaff("1002", close)).refused("not-settled");
    story.given(byStaff("1002", correct)).when(byStaff("1002", close)).refused("not-called-back");
    const called = (reached: boolean) => byStaff("1002", ask("RecordContact", { complaint: "c1", reached }));
    story.given(called(false), called(true)).when(byStaff("1002", close));
    story.happens(event("ComplaintClosed", { outcome: "corrected", by: "1002" }));
    story.when(byStaff("1002", correct)).refused("complaint-closed");
    story.shows(({ complaints }) => complaints.nextAlarmAt, undefined);
    const away = served().given(badly({ person: PERSON }), byManager(explain));
    const calls = (n: number) =>
      Array.from({ length: n }, () => byManager(ask("RecordContact", { complaint: "c1", reached: false })));
    away
      .given(...calls(2))
      .when(byManager(close))
      .refused("not-called-back");
    away
      .given(...calls(1))
      .when(byManager(close))
      .happens(event("ComplaintClosed", { outcome: "explained" }));
    away.given("24 08:00").shows((hall) => complaint(hall)?.closed?.outcome, "explained");
    const month = 31 * 86_400_000;
    away.given(month).shows(complaint, undefined);
  },
);

t.test(
  "[Q3] an objection is made once and in time, decided by somebody who was not rated, and takes the rating out of the rates",
  async (t) => {
    const story = served().given(badly());
    story.when(byManager(exclude())).refused("no-appeal");
    story.when(byClerk("1002", appeal)).refused("not-allowed");
    story.given(byClerk("1001", appeal)).when(byClerk("1001", appeal)).refused("appeal-over");
    story.given(byManager(correct)).when(byManager(close)).refused("appeal-open");
    story.when(byStaff("1001", exclude())).refused("not-allowed");
    story.when(ask("ExcludeRating", exclude().args, { role: "manager", id: "1001" })).refused("not-allowed");
    story.when(byManager(exclude("we-like-it"))).refused("unknown-ground");
    story
      .when(byManager(exclude()))
      .happens(
        event("RatingExcluded", { grade: 1, ground: "mistaken" }),
        event("ComplaintClosed", { outcome: "excluded" }),
      );
    t.equal(story.ticket("A001").rating, 1, "it stays what it was");
    const upheld = served().given(
      badly(),
      byClerk("1001", appeal),
      byManager(ask("UpholdRating", { complaint: "c1" })),
    );
    upheld.when(byManager(exclude())).refused("no-appeal");
    upheld.shows(alarmsBy("30 17:00", upheld), ["settle ComplaintOverdue"]);
  },
);

t.test("[N2] what no window could do is followed the same way, in the visitor's own words", async () => {
  const said = report({ ticket: "A001", words: "w-2", person: PERSON });
  served()
    .when(report({ ticket: "A001" }))
    .refused("nothing-said");
  const story = served().when(said);
  story.happens(
    event("ComplaintOpened", {
      source: "no-can-do",
      about: { window: "w1", clerk: "1001", service: "civil", ticket: "20261123-A001" },
      person: PERSON,
    }),
  );
  story.when(byClerk("1001", appeal)).refused("appeal-over");
});

t.test(
  "[S5] [Q3] the evaluator asks in the hall's own words, and offers the reasons that go with a bad grade",
  async (t) => {
    const words = ["很好", "好", "一般", "差", "很差"];
    const reasons = [
      { tag: "warm", name: "热情", grades: [5, 4] },
      { tag: "slow", name: "太慢", nameEn: "Too slow", grades: [2, 1] },
    ];
    const { hall } = officeHall({ ratings: { words, reasons } });
    t.match(ratingPromptOf(hall.rules!.ratings, { id: "20261123-A001", number: "A001" }, "王芳", 30), {
      grades: words,
      gradesEn: hall.rules!.ratings.wordsEn,
      reasons: [{ tag: "slow", text: "太慢", textEn: "Too slow" }],
      clerk: "王芳",
    });
    const twice = [reasons[1]!, reasons[1]!];
    officeHall()
      .when(ask("ConfigureHall", { rules: rulesWith({ ratings: { reasons: twice } }) }))
      .refused("rules-conflict");
  },
);

interface Drawn {
  readonly window: string;
  readonly grade: number | undefined;
  readonly isExcluded: boolean;
  readonly daysAgo: number;
}

const arbitraryRated: fc.Arbitrary<Drawn> = fc.record({
  window: fc.constantFrom("w1", "w2"),
  grade: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  isExcluded: fc.boolean(),
  daysAgo: fc.nat({ max: 14 }),
});
const NOW = Date.parse("2026-11-23T12:00:00+08:00");

const ratedOf = (drawn: Drawn, at: number): Rated => ({
  ticket: `t${at}`,
  window: drawn.window,
  clerk: "1001",
  service: "civil",
  servedAt: NOW - drawn.daysAgo * 86_400_000,
  ...(drawn.grade !== undefined && { grade: drawn.grade }),
  ...(drawn.isExcluded && drawn.grade !== undefined && { isExcluded: true as const }),
});

t.test(
  "[Q3] [N6] the rates are made of counts that add up, whoever is left out and whatever silence means",
  async () => {
    const silence = fc.constantFrom("unrated" as const, { countsAs: 3, afterDays: 7 }, { countsAs: 1, afterDays: 1 });
    fc.assert(
      fc.property(fc.array(arbitraryRated, { maxLength: 40 }), silence, (drawn, means) => {
        const all = drawn.map(ratedOf);
        const whole = ratesOf(all, means, NOW);
        const byWindow = [...ratesBy(all, ({ window }) => window, means, NOW).values()];
        const sum = (pick: (rates: typeof whole) => number) => byWindow.reduce((total, one) => total + pick(one), 0);
        for (const name of ["services", "excluded", "rated", "praised", "assumed", "assumedPraised"] as const)
          if (sum((one) => one[name]) !== whole[name]) return false;
        const given = whole.grades.reduce((total, n) => total + n, 0);
        const silent = all.filter(({ grade }) => grade === undefined).length;
        const isSilenceRight = means === "unrated" ? whole.assumed === 0 : whole.assumed <= silent;
        return isSilenceRight && given === whole.rated && whole.services + whole.excluded === all.length;
      }),
      { numRuns: 60 },
    );
  },
);

t.test(
  "[Q3] what is published: praise among the rated, among all with a grade, and how many said nothing",
  async (t) => {
    const day = (n: number) => NOW - n * 86_400_000;
    const one = (grade: number | undefined, servedAt: number): Rated => ({
      ...{ ticket: String(servedAt), window: "w1", clerk: "1001", service: "civil", servedAt },
      ...(grade !== undefined && { grade }),
    });
    const all = [
      one(5, NOW),
      one(3, NOW),
      one(2, NOW),
      { ...one(1, NOW), isExcluded: true as const },
      one(undefined, day(8)),
      one(undefined, day(1)),
    ];
    t.match(ratesOf(all, "unrated", NOW), {
      services: 5,
      excluded: 1,
      praiseRate: 2 / 3,
      activePraiseRate: 2 / 3,
      silenceRate: 2 / 5,
    });
    t.match(ratesOf(all, { countsAs: 3, afterDays: 7 }, NOW), {
      praiseRate: 3 / 4,
      activePraiseRate: 2 / 3,
      silenceRate: 2 / 5,
    });
    t.same(ratesOf([], "unrated", NOW).praiseRate, undefined, "nothing is claimed of nothing");
  },
);

t.test(
  "a stretch of events gives every service with its rating, and a step that was taken back gives none",
  async (t) => {
    const story = officeHall();
    const events: HallEvent[] = [];
    const say = (...steps: Step[]) => {
      for (const step of steps) events.push(...story.when(step).happened);
    };
    say(open("w1", "1001"), take("civil"), take("civil"), ...serve("w1"));
    say(rate("A001", 1));
    say(...serve("w1"));
    say(ask("UndoStep", { window: "w1" }));
    say(byClerk("1001", appeal));
    say(byManager(exclude()));
    t.match(ratedIn(events), [{ ticket: "20261123-A001", service: "civil", grade: 1, isExcluded: true }]);
    t.equal(ratedIn(events).length, 1);
  },
);
