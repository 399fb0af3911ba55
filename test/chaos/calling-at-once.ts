// Eight clerks call from one waiting line at the same moment, thousands of times: each call is answered, nobody is called
// twice, and the line keeps its order.
import type { ConfigDocument } from "../../src/daemon/config/document.ts";
import type { HallEvent } from "../../src/hall/events.ts";
import type { Result } from "../../src/web/wire/hall-socket.ts";
import { addressOf, startDaemon } from "./daemon-process.ts";
import { quantile } from "./findings.ts";
import { type HallHome, openHome } from "./hall-home.ts";
import { HallPage } from "./hall-page.ts";
import type { ScenarioSetting } from "./scenario.ts";
import { Witness } from "./witness.ts";

export interface CallingSetting extends ScenarioSetting {
  readonly calls: number;
}

const WINDOWS = 8;
/** Commands that a page may have under way. */
const UNDER_WAY = 20;

/** One service, eight windows that all take it, and no devices. */
const oneLine = (config: ConfigDocument): ConfigDocument => {
  const [service] = config.hall.services;
  const ids = Array.from({ length: WINDOWS }, (_, n) => String(n + 1));
  return {
    ...config,
    devices: [],
    hall: {
      ...config.hall,
      services: [service!],
      windows: ids.map((id) => ({ id, number: Number(id), name: `窗口 ${id}`, services: [service!.id] })),
      staff: ids.map((id) => ({ id: `100${id}`, name: `员工 ${id}`, mayChoose: false, windows: [] })),
      ratingSeconds: 0,
      plans: [],
      seasons: [],
    },
  };
};

const refusedIn = (results: readonly Result[]): string[] =>
  results.flatMap((result) => (result.ok ? [] : [`${result.problem.code} ${result.problem.detail ?? ""}`]));

const openPages = async (home: HallHome, { clock }: ScenarioSetting) => {
  const address = addressOf(home);
  const kiosk = await home.token({ role: "kiosk", id: "door" });
  const tokens: string[] = [];
  for (const { id } of home.config.hall.windows)
    tokens.push(await home.token({ role: "clerk", id: `100${id}`, window: id }));
  return {
    kiosk: () => new HallPage({ address, token: kiosk, topics: [], clock }),
    clerks: () => tokens.map((token) => new HallPage({ address, token, topics: [], clock })),
  };
};

/** Fills the line, as many at a time as one page may ask for. */
const fill = async (kiosk: HallPage, service: string, count: number): Promise<string[]> => {
  const faults: string[] = [];
  for (let taken = 0; taken < count; taken += UNDER_WAY) {
    const some = Array.from({ length: Math.min(UNDER_WAY, count - taken) }, () =>
      kiosk.ask({ op: "take-ticket", args: { service } }),
    );
    faults.push(...refusedIn(await Promise.all(some)));
  }
  return faults;
};

/** The order in which tickets were taken, and that in which they were called. */
const ordersIn = (events: readonly HallEvent[]) => {
  const of = (kind: "TicketIssued" | "TicketCalled") =>
    events.flatMap((event) => (event.kind === kind ? [event.data.ticket] : []));
  return { taken: of("TicketIssued"), called: of("TicketCalled") };
};

class Calling {
  readonly #setting: CallingSetting;
  readonly #clerks: readonly HallPage[];
  readonly #answers: Result[] = [];
  readonly #rest: Result[] = [];
  readonly #tookMs: number[] = [];

  constructor(setting: CallingSetting, clerks: readonly HallPage[]) {
    this.#setting = setting;
    this.#clerks = clerks;
  }

  async run(): Promise<void> {
    const { calls, clock, say, findings } = this.#setting;
    await this.#all("open-window");
    const startedAt = clock.elapsed();
    while (this.#answers.length < calls) {
      const left = calls - this.#answers.length;
      await this.#round(this.#clerks.slice(0, left));
      if (this.#answers.length % 2000 === 0) say(`${this.#answers.length} calls`);
    }
    const seconds = (clock.elapsed() - startedAt) / 1000;
    Object.assign(findings.figures, {
      calls,
      visitsPerSecond: Math.round(calls / seconds),
      callMsMedian: Math.round(quantile(this.#tookMs, 0.5) * 10) / 10,
      callMsP99: Math.round(quantile(this.#tookMs, 0.99) * 10) / 10,
    });
  }

  judge(filled: readonly string[], witness: Witness, events: readonly HallEvent[]): void {
    const { findings } = this.#setting;
    const called = this.#answers.flatMap((answer) => (answer.ok ? [String(answer.data.ticket)] : []));
    const { taken, called: told } = ordersIn(events);
    const twice = called.filter((ticket, at) => called.indexOf(ticket) < at);
    findings.holds("every ticket asked for is given", filled);
    findings.holds("every call is answered with a ticket", refusedIn(this.#answers));
    findings.holds("every visit comes to its end", refusedIn(this.#rest));
    findings.holds("no ticket is called twice", [...twice, ...witness.faults]);
    findings.holds("as many calls as asked for", told.length === this.#setting.calls ? [] : [`${told.length}`]);
    findings.holds(
      "the line keeps its order",
      told.join() === taken.slice(0, told.length).join() ? [] : ["it does not"],
    );
  }

  /** Everybody calls in the same breath, then serves. */
  async #round(clerks: readonly HallPage[]): Promise<void> {
    const { clock } = this.#setting;
    const startedAt = clock.elapsed();
    const called = clerks.map(async (clerk, at) => {
      const answer = await clerk.ask({ op: "call-next", args: { window: String(at + 1) } });
      this.#tookMs.push(clock.elapsed() - startedAt);
      return answer;
    });
    this.#answers.push(...(await Promise.all(called)));
    await this.#all("start", clerks);
    await this.#all("finish", clerks);
  }

  async #all(op: "open-window" | "start" | "finish", clerks = this.#clerks): Promise<void> {
    const asked = clerks.map((clerk, at) => clerk.ask({ op, args: { window: String(at + 1) } }));
    this.#rest.push(...(await Promise.all(asked)));
  }
}

export const callAtOnce = async (setting: CallingSetting): Promise<void> => {
  const home = await openHome({ ...setting, change: oneLine });
  const pages = await openPages(home, setting);
  const daemon = await startDaemon(home, setting.clock);
  const [kiosk, clerks] = [pages.kiosk(), pages.clerks()];
  try {
    const filled = await fill(kiosk, home.config.hall.services[0]!.id, setting.calls);
    const calling = new Calling(setting, clerks);
    await calling.run();
    const events: HallEvent[] = [];
    const witness = new Witness(home.dataFolder, (event) => events.push(event));
    witness.read();
    calling.judge(filled, witness, events);
  } finally {
    for (const page of [kiosk, ...clerks]) page.close();
    await daemon.kill();
    home.remove();
  }
};
