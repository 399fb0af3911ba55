// What devices may not have done: printed a number twice, spoken without a call, or spoken a call of a former life of
// the daemon.
import { announcementOf } from "../../src/daemon/presenters/announcement.ts";
import type { HallDevices, Printed, Spoken } from "./hall-devices.ts";
import type { Witness } from "./witness.ts";

/** What comes twice, told once each time. */
const repeated = <T>(items: readonly T[], nameOf: (item: T) => string): string[] => {
  const known = new Set<string>();
  return items.map(nameOf).filter((name) => known.has(name) || !known.add(name));
};

export const paperFaults = (printed: readonly Printed[], { hall }: Witness): string[] => {
  const numbers = new Set([...hall.tickets.values()].map(({ number }) => number));
  const strangers = printed.filter(({ paper }) => !numbers.has(paper.number));
  const printersOf = (number: string) =>
    printed.filter(({ paper }) => paper.number === number).map(({ printer }) => printer);
  return [
    ...repeated(printed, ({ paper }) => paper.number).map((number) => `${number} came out of ${printersOf(number)}`),
    ...strangers.map(({ paper, printer }) => `${printer} printed ${paper.number}, which nobody has taken`),
  ];
};

/** A ticket that the hall believes to be without a paper, and whose paper came out: somebody would print it again. */
export const paperMistakes = (printed: readonly Printed[], { hall }: Witness): string[] => {
  const out = new Set(printed.map(({ paper }) => paper.number));
  return [...hall.tickets.values()]
    .filter(({ number, paper }) => paper === "failed" && out.has(number))
    .map(({ number }) => `${number} is said to be unprinted, and has a paper`);
};

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_DIGITS = 10;

/** ms since 1970, from a ULID. */
const timeOf = (ulid: string): number =>
  [...ulid.slice(0, TIME_DIGITS)].reduce((time, digit) => time * 32 + CROCKFORD.indexOf(digit), 0);

/** The seq of the call that an announcement belongs to: `<epoch>.<seq>.say`. */
const seqOf = (id: string): number => Number(id.split(".")[1]);

const utteranceFault = ({ speaker, utterance }: Spoken, { calls, hall }: Witness): string[] => {
  const call = calls.get(seqOf(utterance.id));
  const window = hall.plans.get(call?.window ?? "")?.number ?? 0;
  const wanted = call && announcementOf({ number: call.number, window, call: 1 }).text;
  return utterance.text === wanted ? [] : [`${speaker} said “${utterance.shows}”, which nobody has called`];
};

const askedFault = (id: string, boots: ReadonlySet<string>, { calls }: Witness): string[] => {
  const [boot = "", other] = boots;
  const { number, at = 0 } = calls.get(seqOf(id)) ?? {};
  if (other !== undefined) return [`the call of ${number} was asked for by ${boots.size} lives of the daemon`];
  return at < timeOf(boot) ? [`the call of ${number} was made before the daemon that had it spoken was started`] : [];
};

export const speechFaults = ({ spoken, asked }: HallDevices, witness: Witness): string[] => [
  ...repeated(spoken, ({ speaker, utterance }) => `${speaker} said ${utterance.id}`).map((what) => `${what} twice`),
  ...spoken.flatMap((one) => utteranceFault(one, witness)),
  ...[...asked].flatMap(([id, boots]) => askedFault(id, boots, witness)),
];
