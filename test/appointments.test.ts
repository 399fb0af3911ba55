// Appointments (预约): what can be booked, what becomes of it, and who is served when. Rules alone, on virtual time.
import assert from "node:assert/strict";
import t from "tap";
import { bookablePlaces } from "../src/hall/appointments/bookable.ts";
import { appointmentPart } from "../src/hall/appointments/part.ts";
import { dayOf, placesOn } from "../src/hall/appointments/slots.ts";
import { neededRefs } from "../src/hall/parts.ts";
import { rulesProblems } from "../src/hall/rules/rules-problems.ts";
import {
  book,
  bookableHall,
  byStaff,
  checkIn,
  checkInAs,
  comes,
  giveBack,
  importing,
  moveTo,
  TUESDAY,
} from "./appointment-stories.ts";
import { effort } from "./effort.ts";
import {
  ask,
  callNext,
  comeBack,
  event,
  hallWith,
  open,
  rulesWith,
  type Story,
  take,
  takeMany,
} from "./given-when-then.ts";
import { fc } from "./search.ts";

const freeAt = (story: Story, from: string, date = TUESDAY): number | undefined =>
  bookablePlaces(story.hall, story.now).find((place) => place.from === from && place.date === date)?.free;
const statusOf = (story: Story, id: string): string | undefined => story.hall.appointments.entries[id]?.status;
const places = (change: Parameters<typeof rulesWith>[0], date = TUESDAY) =>
  placesOn(rulesWith(change), dayOf(date)).map(({ service, from, places }) => `${from} ${service} ${places}`);
const threeClasses = {
  classes: [
    { id: "ordinary", name: "普通", rank: 0 },
    { id: "booked", name: "预约", rank: 1 },
    { id: "green", name: "绿色通道", rank: 2 },
  ],
};
const half = { from: "09:00", to: "10:00", minutes: 30 };

t.test("what can be booked [S4]", async (t) => {
  t.test("slots lie one after the other within opening hours, and nowhere where a hall offers none", async (t) => {
    const story = bookableHall();
    const all = bookablePlaces(story.hall, story.now).filter(({ date }) => date === TUESDAY);
    t.same(
      all.map(({ service, from }) => `${from} ${service}`),
      [
        "09:00 civil",
        "09:30 civil",
        "10:00 civil",
        "10:30 civil",
        "14:00 civil",
        "14:00 tax",
        "14:30 civil",
        "14:30 tax",
      ],
    );
    t.same(bookablePlaces(hallWith().hall, story.now), [], "no slots, no appointments");
    t.same(
      places({
        sessions: [{ id: "m", name: "上午", days: [2], from: "09:15", to: "09:50" }],
        appointments: { slots: [{ ...half, services: ["civil"] }] },
      }),
      [],
      "half a slot is none",
    );
  });

  t.test("places follow the windows on duty and their minutes, shared among what they take", async (t) => {
    const slots = [{ ...half, to: "09:30", services: ["civil", "tax"], share: 0.5 }];
    // Two windows take both and give 7.5 minutes to each, a third gives tax its 15: 15 and 30 minutes, at 10 a visit.
    t.same(places({ appointments: { slots } }), ["09:00 civil 1", "09:00 tax 3"]);
    const services = [
      { id: "civil", name: "民政", prefix: "A", minutes: 5 },
      { id: "tax", name: "税务", prefix: "B", minutes: 60 },
    ];
    t.same(places({ services, appointments: { slots } }), ["09:00 civil 3", "09:00 tax 1"], "at least one");
    t.same(places({ appointments: { slots: [{ ...slots[0], capacity: { civil: 7, tax: 0 } }] } }), ["09:00 civil 7"]);
  });

  t.test("a bench window and one that is off duty keep no places; a season's plan may open it [N5]", async (t) => {
    const windows = [{ id: "w1", number: 1, name: "一", services: ["civil"], isBench: true }];
    const slots = [{ ...half, services: ["civil"], share: 1 }];
    t.same(places({ windows, appointments: { slots } }), []);
    t.same(
      places({
        windows: [{ ...windows[0], isBench: false, duty: [{ from: "09:30", to: "12:00" }] }],
        appointments: { slots },
      }),
      ["09:30 civil 3"],
    );
    const plans = [{ id: "rush", name: "高峰", windows: [{ window: "w1", open: [{ from: "09:00", to: "09:30" }] }] }];
    const seasons = [{ id: "year-end", name: "年底", plan: "rush", from: TUESDAY, to: TUESDAY }];
    t.same(places({ windows, plans, seasons, appointments: { slots } }), ["09:00 civil 3"]);
    t.same(places({ windows, plans, seasons, appointments: { slots } }, "2026-11-25"), []);
  });

  t.test("no slots on a holiday; on a make-up day those of the weekday it is worked like [G6]", async (t) => {
    const sessions = [{ id: "m", name: "上午", days: [1, 2, 3, 4, 5], from: "08:30", to: "12:00" }];
    const appointments = { slots: [{ ...half, days: [2], services: ["civil"], capacity: { civil: 1 } }] };
    t.equal(places({ sessions, appointments }).length, 2);
    t.same(places({ sessions, appointments, holidays: [TUESDAY] }), []);
    t.same(places({ sessions, appointments }, "2026-11-28"), [], "a Saturday");
    const makeUpDays = [{ date: "2026-11-28", like: 2 }];
    t.equal(places({ sessions, appointments, makeUpDays }, "2026-11-28").length, 2);
  });

  t.test("visitors book so many opening days ahead, staff beyond", async () => {
    const story = bookableHall({ holidays: ["2026-11-25"], appointments: { daysAhead: 3 } });
    // Tuesday, Thursday, Friday: the holiday and the weekend do not count.
    story.given(book("li", "09:00", { date: "2026-11-27" }));
    story.when(book("wu", "09:00", { date: "2026-11-30" })).refused("booking-closed", "until 2026-11-27");
    story.given(byStaff(book("wu", "09:00", { date: "2026-11-30" })));
    story.when(book("he", "09:00", { date: "2026-11-25" })).refused("no-slot");
  });

  t.test("contradictions are told with their path", async (t) => {
    const paths = (appointments: object) => rulesProblems(rulesWith({ appointments })).map(({ path }) => path);
    t.same(paths({ slots: [{ ...half, services: ["dancing"] }] }), ["/appointments/slots/0/services/0"]);
    t.same(paths({ slots: [{ ...half, to: "09:20", services: ["tax"] }] }), ["/appointments/slots/0/to"]);
    t.same(
      paths({
        slots: [
          { ...half, services: ["tax"] },
          { ...half, services: ["tax"] },
        ],
      }),
      ["/appointments/slots/1/from"],
    );
    t.same(paths({ slots: [{ ...half, services: ["tax"], capacity: { civil: 1 } }] }), [
      "/appointments/slots/0/capacity/0",
    ]);
    t.same(paths({ class: "royal" }), ["/appointments/class"]);
  });
});

t.test("booking, moving, cancelling [Q4]", async (t) => {
  t.test("nobody takes the class of appointments at the machine without one; whoever checks in has it", async () => {
    const classes = [
      { id: "ordinary", name: "普通", rank: 0 },
      { id: "booked", name: "预约", rank: 1, isPicked: false },
    ];
    hallWith({ classes })
      .when(take("civil", { class: "booked" }))
      .refused("not-allowed", "class booked");
    const arrived = bookableHall({ classes, appointments: { class: "booked" } })
      .given(book("li", "09:30"), "24 09:25")
      .when(checkInAs("li"));
    comes(arrived, event("AppointmentArrived"), event("TicketIssued", { class: "booked" }));
  });

  t.test("a place that is booked is free no more, and of two who want the last one gets it", async (t) => {
    const story = bookableHall().given(book("li", "09:00"));
    t.equal(freeAt(story, "09:00"), 1);
    story.given(book("wu", "09:00")).when(book("he", "09:00")).refused("slot-full", `${TUESDAY} 09:00`);
    t.equal(freeAt(story, "09:00"), 0);
    story.given(giveBack("P1"), book("he", "09:00"));
  });

  t.test("two who draw one code get two", async (t) => {
    const story = bookableHall().given(book("li", "09:00", { code: "999999" }));
    comes(story.when(book("wu", "09:00", { code: "999999" })), event("AppointmentBooked", { code: "000000" }));
    t.equal(story.hall.appointments.entries.P1?.code, "999999");
  });

  t.test("one appointment a person and service, by card or by telephone, and so many a day", async () => {
    const story = bookableHall().given(book("card", "09:00", { alias: "phone" }));
    story.when(book("phone", "09:30")).refused("already-booked", `${TUESDAY} 09:00`);
    story.when(book("card", "14:00", { service: "tax" })).refused("already-booked", TUESDAY);
    story.given(book("card", "14:00", { service: "tax", date: "2026-11-25" }));
    bookableHall({ appointments: { dayMax: 2 } }).given(book("li", "09:00"), book("li", "14:00", { service: "tax" }));
  });

  t.test("moved, it gives its old place free and keeps its code", async (t) => {
    const story = bookableHall().given(book("li", "09:00"));
    comes(
      story.when(moveTo("P1", TUESDAY, "10:00")),
      event("AppointmentMoved", { from: "10:00", left: { date: TUESDAY, from: "09:00" } }),
    );
    t.equal(freeAt(story, "09:00"), 2);
    t.equal(freeAt(story, "10:00"), 1);
    t.equal(story.hall.appointments.entries.P1?.code, "111111");
    comes(story.when(moveTo("P1", TUESDAY, "10:00")));
    story.when(moveTo("P1", TUESDAY, "10:15")).refused("no-slot");
  });

  t.test("visitors may cancel until two hours before, staff later", async () => {
    const story = bookableHall().given(book("li", "09:00"), "24 07:00:59");
    story.when("07:01", giveBack("P1")).refused("change-too-late");
    comes(story.when(giveBack("P1", { role: "staff", id: "1" })), event("AppointmentCancelled", { from: "09:00" }));
    story.when(giveBack("P1")).refused("unknown-appointment");
  });

  t.test("a platform that sends a row twice changes nothing, and one that sends another time moves it", async (t) => {
    const story = bookableHall().given(importing("gz-1", "li", "09:00"));
    comes(story.when(importing("gz-1", "li", "09:00")));
    comes(story.when(importing("gz-1", "li", "09:30")), event("AppointmentMoved", { from: "09:30" }));
    story.when(importing("gz-1", "li", "14:00", { service: "tax" })).refused("wrong-step");
    t.equal(story.hall.appointments.entries.P1?.channel, "import");
    story.given(giveBack("P1"));
    story.when(importing("gz-1", "li", "09:00")).refused("appointment-over", "cancelled");
    t.equal(freeAt(story, "09:30"), 2, "the cancelled one holds no place");
  });

  t.test("whoever stays away three times cannot book by themselves for a while [Q4]", async () => {
    const story = bookableHall({ appointments: { breaches: { count: 2, pauseDays: 3 } } });
    story.given(book("li", "09:00"), "24 09:30", book("li", "09:00", { date: "2026-11-25" }), "25 09:30");
    story.when(book("li", "09:00", { date: "2026-11-26" })).refused("booking-paused", "until 2026-11-28");
    story.given(byStaff(book("li", "09:00", { date: "2026-11-26" })), giveBack("P3", { role: "staff", id: "1" }));
    story.given("28 09:00", book("li", "09:00", { date: "2026-11-30" }));
  });
});

t.test("checking in [Q4]", async (t) => {
  const booked = (change: Parameters<typeof bookableHall>[0] = {}) => bookableHall(change).given(book("li", "09:30"));

  t.test("in time: a number with the class of appointments, before those who waited", async () => {
    const story = booked().given("24 09:00", ...takeMany(3, "civil"), "09:20");
    comes(
      story.when(checkInAs("li")),
      event("AppointmentArrived", { appointment: "P1", arrival: "in-time", number: "A004" }),
      event("TicketIssued", { class: "green", appointment: "P1", person: "li", ticket: "20261124-A004" }),
    );
    comes(story.when(open("w1"), callNext("w1")), event("TicketCalled", { ticket: "20261124-A004" }));
  });

  t.test("by code, today alone; a machine takes no name of an appointment", async () => {
    const story = booked();
    story.when("09:00", checkIn({ code: "111111" })).refused("unknown-appointment");
    story.given("24 09:25");
    story.when(checkIn({ appointment: "P1" })).refused("not-allowed");
    comes(story.when(checkIn({ code: "111111" })), event("AppointmentArrived"), event("TicketIssued"));
    story.when(checkIn({ code: "111111" })).refused("appointment-over", "arrived");
  });

  t.test("by telephone where it was booked with a card, and by card", async () => {
    const story = () => bookableHall().given(book("card", "09:30", { alias: "phone" }), "24 09:25");
    story().given(checkInAs("phone"));
    story().given(checkInAs("card"));
    story().given(checkIn({ person: "other-card", alias: "phone" }));
    story().when(checkInAs("nobody")).refused("unknown-appointment");
  });

  t.test("by the card with which a number is taken, and no class that applies is lost", async (t) => {
    const story = bookableHall({ ...threeClasses, appointments: { class: "booked" } }).given(book("li", "09:30"));
    story.given(book("wu", "09:30"), "24 08:40");
    comes(
      story.when(take("civil", { person: "wu", class: "green" })),
      event("AppointmentArrived", { appointment: "P2", arrival: "early" }),
      event("TicketIssued", { class: "green" }),
    );
    story.given("09:25");
    t.equal(story.ticket("A001").class, "green", "the higher class stays");
    comes(story.when(take("tax", { person: "li" })), event("TicketIssued", { class: "ordinary" }));
    comes(
      story.when(take("civil", { person: "li" })),
      event("AppointmentArrived", { arrival: "in-time" }),
      event("TicketIssued", { class: "booked", appointment: "P1" }),
    );
    comes(story.when(take("civil", { person: "he" })), event("TicketIssued", { class: "ordinary" }));
  });

  t.test("early: waits like anybody until the time has come, then goes first", async (t) => {
    const story = booked().given("24 08:40", ...takeMany(2, "civil"));
    comes(
      story.when(checkInAs("li")),
      event("AppointmentArrived", { arrival: "early" }),
      event("TicketIssued", { class: "ordinary" }),
    );
    comes(story.when("09:19:59"));
    comes(story.when("09:20"), event("AppointmentRaised", { ticket: "20261124-A003", class: "green" }));
    t.equal(story.ticket("A003").class, "green");
    comes(story.when(open("w1"), callNext("w1")), event("TicketCalled", { ticket: "20261124-A003" }));
  });

  t.test("early and called before its time, nothing is raised any more", async (t) => {
    const story = booked().given("24 08:40", checkInAs("li"), open("w1"), callNext("w1"));
    comes(story.when("09:20"), event("AppointmentRaised"));
    t.equal(story.ticket("A001").class, "ordinary");
  });

  t.test("early, where the hall wants nobody early: told when to come", async () => {
    booked({ appointments: { early: "refuse" } })
      .given("24 09:00")
      .when(checkInAs("li"))
      .refused("too-early", "09:20");
  });

  t.test("late: still good for a quarter of an hour, then a number like any other", async (t) => {
    comes(
      booked().given("24 09:45:59").when(checkInAs("li")),
      event("AppointmentArrived", { arrival: "in-time" }),
      event("TicketIssued"),
    );
    const story = booked();
    comes(story.when("24 09:46"), event("AppointmentLapsed", { appointment: "P1" }));
    t.equal(statusOf(story, "P1"), "lapsed");
    comes(
      story.when(checkInAs("li")),
      event("AppointmentArrived", { arrival: "late" }),
      event("TicketIssued", { class: "ordinary" }),
    );
    t.same(story.hall.appointments.breaches, {}, "late is not absent");
  });

  t.test("late, where lateness voids: told to take a number", async () => {
    booked({ appointments: { late: "void" } })
      .given("24 10:00")
      .when(checkInAs("li"))
      .refused("appointment-lapsed", "09:30");
  });

  t.test("with a number already in hand there is no second one", async () => {
    const story = bookableHall().given("24 08:35", take("civil", { person: "li" }), byStaff(book("li", "09:30")));
    story.when("09:25", checkInAs("li")).refused("already-waiting", "A001");
  });

  t.test("a missed call of an appointment is like any missed call", async () => {
    const story = booked().given("24 09:25", checkInAs("li"), open("w1"), callNext("w1"));
    comes(story.when(ask("MissTicket", { window: "w1" })), event("TicketMissed", { ticket: "20261124-A001" }));
    story.when(comeBack("A001")).refused("wrong-step");
  });
});

t.test("what was kept back goes back to the queue in time [Q4, T3]", async (t) => {
  const quota = {
    services: [
      { id: "civil", name: "民政", prefix: "A", quotaSession: { morning: 4 } },
      { id: "tax", name: "税务", prefix: "B" },
    ],
  };
  const one = { class: "green", slots: [{ from: "10:00", to: "11:00", services: ["civil"], capacity: { civil: 1 } }] };

  t.test("walk-ins leave free places alone until they are released, and booked ones until they lapse", async () => {
    const story = bookableHall({ ...quota, appointments: one }).given(book("li", "10:00"), "24 09:00");
    // Four in the morning: one is booked at ten, one still free at half past ten.
    story
      .given(...takeMany(2, "civil"))
      .when(take("civil"))
      .refused("quota-reached", "morning");
    story.when("10:00:59", take("civil")).refused("quota-reached");
    story.given("10:01", take("civil")).when(take("civil")).refused("quota-reached");
    story.given("10:16", take("civil"));
    story.when(take("civil")).refused("quota-reached");
  });

  t.test("whoever has a place kept gets a number when walk-ins get none", async () => {
    const story = bookableHall({ ...quota, appointments: one }).given(book("li", "10:00"), "24 09:00");
    story
      .given(...takeMany(2, "civil"), "09:55", checkInAs("li"))
      .when(take("civil"))
      .refused("quota-reached");
    story.given("10:01", take("civil"));
  });

  t.test("nobody books what has been released", async (t) => {
    const story = bookableHall().given("24 08:30");
    t.equal(freeAt(story, "09:00"), 2);
    story.when("08:31", book("li", "09:00")).refused("booking-closed");
    t.equal(freeAt(story, "09:00"), undefined);
  });
});

t.test("days and clocks", async (t) => {
  t.test("what is over leaves the book, absences stay for as long as they count", async (t) => {
    const story = bookableHall({ appointments: { breaches: { days: 3, pauseDays: 2 } } });
    story.given(book("li", "09:00"), book("wu", "09:30"), "24 09:25", checkInAs("wu"), "25 09:00");
    t.same(Object.keys(story.hall.appointments.entries), ["P1", "P2"], "yesterday's can still be looked up");
    story.given("26 09:00");
    t.same(story.hall.appointments.entries, {});
    t.same(story.hall.appointments.breaches, { li: [TUESDAY] });
    t.same(neededRefs(story.hall), ["li"]);
    story.given("28 09:00");
    t.same(neededRefs(story.hall), []);
  });

  t.test("a clock that ran ahead and is put right takes nobody's appointment away", async (t) => {
    const story = bookableHall().given(book("li", "10:00"), "24 09:00");
    comes(story.when("24 10:30"), event("AppointmentLapsed", { appointment: "P1" }));
    story.when("24 09:10");
    assert.equal(statusOf(story, "P1"), "booked");
    t.same(story.hall.appointments.breaches, {});
    comes(
      story.given("09:55").when(checkInAs("li")),
      event("AppointmentArrived", { arrival: "in-time" }),
      event("TicketIssued"),
    );
  });

  t.test("a clock a month ahead, put right again, leaves today's appointments standing", async (t) => {
    const story = bookableHall().given(book("li", "10:00"), "24 08:00");
    story.given(30 * 86_400_000).given(-30 * 86_400_000);
    t.equal(statusOf(story, "P1"), "booked");
    story.given("09:55", checkInAs("li"));
  });

  t.test("nothing is due where there are no appointments", async (t) => {
    const { hall, now } = hallWith();
    t.equal(appointmentPart.nextDue(hall, now), Number.POSITIVE_INFINITY);
    t.same(appointmentPart.due(hall, now), []);
  });
});

t.test("staff see places and people's references, never a code or a telephone", async (t) => {
  const story = bookableHall().given(book("li", "09:30", { alias: "li-phone" }), "24 09:25", checkInAs("li"));
  const entries = new Map([...appointmentPart.entries(story.hall)].map(([key, read]) => [key, read()]));
  t.match(entries.get("appointment/P1"), { person: "li", status: "arrived", from: "09:30" });
  t.notMatch(JSON.stringify([...entries]), /111111|li-phone/);
  t.match(entries.get(`day/${TUESDAY}`), {
    slots: [
      { from: "09:00", taken: 0 },
      { from: "09:30", places: 2, taken: 1, arrived: 1, lapsed: 0 },
    ],
  });
});

/** What a book of appointments promises, whatever has happened. */
const bookFaults = ({ hall }: Story): string[] => {
  const { entries, booked, lapsed, early } = hall.appointments;
  const all = Object.values(entries);
  const timesOf = (ids: readonly string[]) => ids.map((id) => `${entries[id]?.date} ${entries[id]?.from}`);
  const isSorted = (ids: readonly string[]) => timesOf(ids).join() === timesOf(ids).sort().join();
  const listed = (ids: readonly string[], status: string) =>
    [...ids].sort().join() ===
    all
      .filter((one) => one.status === status)
      .map(({ id }) => id)
      .sort()
      .join();
  const isOverfull = all
    .filter(({ status }) => status === "booked" || status === "arrived")
    .map(({ date, from, service }) => `${date} ${from} ${service}`)
    .some((slot, _, slots) => slots.filter((other) => other === slot).length > 2);
  return [
    ...([booked, lapsed, early].every(isSorted) ? [] : ["a list is out of order"]),
    ...(listed(booked, "booked") && listed(lapsed, "lapsed") ? [] : ["a list and the book differ"]),
    ...(early.every((id) => entries[id]?.status === "arrived") ? [] : ["somebody early has not come"]),
    ...(isOverfull ? ["a slot has more people than places"] : []),
    ...(new Set(all.map(({ code }) => code)).size === all.length ? [] : ["two have one code"]),
  ];
};

const people = ["li", "wu", "he", "qian", "sun"] as const;
const times = ["09:00", "09:30", "14:00"] as const;
const dates = [TUESDAY, "2026-11-25"] as const;

const anyStep = fc.record({
  what: fc.nat(7),
  who: fc.constantFrom(...people),
  from: fc.constantFrom(...times),
  date: fc.constantFrom(...dates),
  id: fc.integer({ min: 1, max: 6 }).map((id) => `P${id}`),
  minutes: fc.oneof(fc.constantFrom(1, 10, 45, 300), fc.constantFrom(-600, -30, 1500)),
});

type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

t.test(
  "whatever people and clocks do, no slot has more people than places and the book agrees with itself",
  async (t) => {
    const tell = (steps: readonly Step[]) => {
      const story = bookableHall().given(open("w1"), "24 07:00");
      for (const { what, who, from, date, id, minutes } of steps) {
        const staff = { role: "staff", id: "1" } as const;
        const step = [
          () => book(who, from, { date }),
          () => byStaff(book(who, from, { date, service: "tax" })),
          () => importing(who, who, from, { date }),
          () => moveTo(id, date, from, staff),
          () => giveBack(id, staff),
          () => checkInAs(who),
          () => callNext("w1"),
          () => minutes * 60_000,
        ][what]!();
        story.when(step);
        assert.deepEqual(bookFaults(story), []);
      }
    };
    fc.assert(fc.property(fc.array(anyStep, { minLength: 15, maxLength: 45 }), tell), {
      numRuns: effort(20, 2000),
      seed: 20261124,
    });
    t.pass("every drawn day held");
  },
);
