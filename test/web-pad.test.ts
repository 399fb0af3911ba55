// The driver of a tablet, on virtual time: which press counts, and that a rating which was given is never lost for its reasons.
import t, { type Test } from "tap";
import type { PadEars } from "../src/drivers/pads/pad-page.ts";
import { webPadRow } from "../src/drivers/pads/web-pad.ts";
import type { PadView } from "../src/protocols/api/pad-view.ts";
import type { OpensGround } from "./driver-fake.ts";
import { benchOf } from "./driver-hall.ts";

const DEVICE = "device-1";
const SAYS_MS = 2000;
const reasons = [
  { tag: "waited-long", text: "等候时间长" },
  { tag: "unfriendly", text: "服务态度不好" },
];

/** A page under the test's own hand. */
class HeldPage {
  ears!: PadEars;
  view!: PadView;
  #cancelSay = () => {};

  readonly open: OpensGround = (clock) => {
    const say = () => {
      this.ears.shows(this.view.version);
      this.#cancelSay = clock.after(SAYS_MS, "fake page", say);
    };
    const page = {
      listen: (ears: PadEars) => {
        this.ears = ears;
      },
      show: (view: PadView) => {
        this.view = view;
      },
      dismiss: () => {},
    };
    return {
      ...{ isOpen: false, openedCount: 0 },
      plugIn: () => {
        this.ears.came();
        this.#cancelSay();
        say();
      },
      pull: () => {
        this.#cancelSay();
        this.ears.left();
      },
      say: () => {},
      reach: () => ({ by: "page", page }),
      start: () => {},
      stop: async () => this.#cancelSay(),
    };
  };
}

const padWith = async (t: Test) => {
  const page = new HeldPage();
  const bench = await benchOf([webPadRow], { openGround: page.open, isPlugged: false });
  t.teardown(() => bench.stop());
  bench.plug();
  await bench.clock.advance(3000);
  const ask = async (ticket: string, id = `${ticket}.rate`) => {
    const grades = ["非常满意", "满意", "基本满意", "不满意", "非常不满意"];
    const args = { ticket, number: "A012", prompt: "请评价", clerk: "王芳", grades, reasons, seconds: 30 };
    bench.command(DEVICE, id, "rate", args);
    await bench.clock.advance(SAYS_MS);
  };
  const press = async (grade: number, tags: readonly string[] = [], { version } = page.view) => {
    page.ears.pressed({ version, grade, tags });
    await bench.clock.advance(100);
  };
  /** No hall takes them, so each is sent again under its number. */
  const ratings = () => {
    const once = new Map(bench.heard(DEVICE).events.map((event) => [event.n, event]));
    return [...once.values()].map(({ data, re }) => ({ ...data, re }));
  };
  return { page, bench, ask, press, ratings };
};

t.test("the first press for the question that stands counts, and no other", async (t) => {
  const { page, bench, ask, press, ratings } = await padWith(t);
  await press(5);
  t.same(ratings(), [], "nobody was asked");
  await ask("t-1");
  const older = page.view;
  await ask("t-2");
  await press(1, [], older);
  t.equal(page.view.stage, "ask", "a press for the question before is none");
  await press(4);
  await press(1);
  t.same(ratings(), [{ ticket: "t-2", grade: 4, re: "t-2.rate" }]);
  t.equal(page.view.stage, "sending", "it thanks nobody before the hall has it");
  bench.command(DEVICE, "thank", "thank", { grade: 4 });
  await bench.clock.advance(100);
  t.equal(page.view.stage, "thanks");
  await bench.clock.advance(5000);
  t.equal(page.view.stage, "rest");
});

t.test("silence is no rating, and a press that comes too late is none", async (t) => {
  const { page, bench, ask, press, ratings } = await padWith(t);
  await ask("t-1");
  const asked = page.view;
  await bench.clock.advance(30_000);
  t.equal(page.view.stage, "rest");
  await press(5, [], asked);
  t.same(ratings(), []);
});

t.test("a bad grade waits for its reasons, those offered and no others", async (t) => {
  const { page, ask, press, ratings } = await padWith(t);
  await ask("t-1");
  await press(2);
  t.match(page.view, { stage: "reasons", grade: 2, question: { reasons } });
  t.same(ratings(), []);
  await press(5, ["unfriendly", "made-up"]);
  t.same(ratings(), [{ ticket: "t-1", grade: 2, tags: ["unfriendly"], re: "t-1.rate" }], "nor another grade");
});

t.test("whatever happens while it waits for reasons, the grade is not lost", async (t) => {
  type Pad = Awaited<ReturnType<typeof padWith>>;
  const happenings: Readonly<Record<string, (pad: Pad) => Promise<void>>> = {
    "the visitor walks away": ({ bench }) => bench.clock.advance(20_000),
    "the next one is asked": ({ ask }) => ask("t-2"),
    "its page is closed for good": async ({ bench }) => {
      bench.ground.pull();
      await bench.clock.advance(20_000);
    },
    "the driver is stopped": async ({ bench }) => {
      const stopped = bench.drivers[0]!.stop();
      await bench.clock.advance(3000);
      await stopped;
    },
  };
  for (const [name, happen] of Object.entries(happenings)) {
    const pad = await padWith(t);
    await pad.ask("t-1");
    await pad.press(1);
    await happen(pad);
    t.same(pad.ratings(), [{ ticket: "t-1", grade: 1, re: "t-1.rate" }], name);
  }
});

t.test("nobody cuts off who says why: not the clerk's next step, nor a page that was loaded anew", async (t) => {
  const { page, bench, ask, press, ratings } = await padWith(t);
  await ask("t-1");
  await press(1);
  bench.command(DEVICE, "stop", "stop", {});
  await bench.clock.advance(100);
  t.equal(page.view.stage, "reasons", "the question was answered before it was withdrawn");
  bench.ground.pull();
  await bench.clock.advance(1000);
  bench.plug();
  await ask("t-1", "t-1.again");
  t.equal(page.view.stage, "reasons", "the hall asks again, and the visitor has answered");
  await press(1, ["waited-long"]);
  t.same(ratings(), [{ ticket: "t-1", grade: 1, tags: ["waited-long"], re: "t-1.rate" }]);
});

t.test("a question that no page shows is told as failed, and asks nobody", async (t) => {
  const { page, bench, ask, ratings } = await padWith(t);
  bench.ground.pull();
  await ask("t-1");
  const last = () => bench.heard(DEVICE).acks.at(-1);
  t.match(last(), { id: "t-1.rate", st: "failed", msg: /no tablet shows the page/ });
  bench.plug();
  await bench.clock.advance(3000);
  t.equal(page.view.stage, "rest");
  t.same(ratings(), []);
});
