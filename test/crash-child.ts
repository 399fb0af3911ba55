// A process of its own on a ledger, made to be killed: it takes tickets as fast as the disk lets it, and writes down
// each answer that it has got. As `hold` it only keeps the ledger open.
//
//   node --import=tsx test/crash-child.ts FOLDER take RUN [an earlier command to ask again…]
//   node --import=tsx test/crash-child.ts FOLDER hold
import { writeSync } from "node:fs";
import { calendarOf } from "../src/base/calendar.ts";
import { systemClock } from "../src/base/clock.ts";
import { readHall } from "../src/daemon/writer/reading.ts";
import { Runner } from "../src/daemon/writer/runner.ts";
import { configure, rulesWith, take } from "./given-when-then.ts";
import { named, openLedger } from "./ledger-hall.ts";

const STDOUT = 1;
/** Kiosks that press again as soon as they have their number. */
const KIOSKS = 8;

const [folder = "", mode = "hold", run = "", ...again] = process.argv.slice(2);
const tell = (...words: readonly (string | number)[]): void => void writeSync(STDOUT, `${words.join(" ")}\n`);

/** Numbers for more tickets than a test will ever take. */
const roomyRules = () => {
  const numbers = { to: 99_999, digits: 5 };
  const services = [
    { id: "civil", name: "民政", prefix: "A", ...numbers },
    { id: "tax", name: "税务", prefix: "B", ...numbers },
  ];
  return rulesWith({ services });
};

const openRunner = (): Runner => {
  const ledger = openLedger(folder);
  const reread = () => readHall(ledger, folder).hall;
  return new Runner({ ledger, hall: reread(), clock: systemClock(), calendar: calendarOf("Asia/Shanghai"), reread });
};

const press = async (runner: Runner, id: string): Promise<void> => {
  const answer = await runner.submit(named(id, take("civil")));
  if (!answer.ok) throw new Error(`${id} was refused: ${answer.refused}`);
  tell("answered", id, answer.seq, String(answer.data.number));
};

const pressForEver = async (runner: Runner, kiosk: number): Promise<void> => {
  for (let turn = 0; ; turn++) await press(runner, `${run}-${kiosk}-${turn}`);
};

const main = async (): Promise<void> => {
  const runner = openRunner();
  runner.start();
  if (!runner.hall.rules) await runner.submit(configure(roomyRules()));
  tell("open", runner.head.seq);
  if (mode !== "take") return;
  for (const id of again) await press(runner, id);
  await Promise.all(Array.from({ length: KIOSKS }, (_, kiosk) => pressForEver(runner, kiosk)));
};

void main();
