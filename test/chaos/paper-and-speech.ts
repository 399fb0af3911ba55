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

/** The seq of the event that an announcement belongs to: `<epoch>.<seq>.say`, or `.opening`. */
const seqOf = (id: string): number => Number(id.split(".")[1]);
const isOpening = (id: string): boolean => id.endsWith(".opening");

const isCalled = ({ utterance }: Spoken, { calls, hall }: Witness): boolean => {
  const call = calls.get(seqOf(utterance.id));
  const window = hall.plans.get(call?.window ?? "")?.number ?? 0;
  return call !== undefined && utterance.text === announcementOf({ number: call.number, window, call: 1 }).text;
};

/** Windows that open one soon after the other are told of together. */
const hasOpened = ({ utterance: { id, shows = "" } }: Spoken, { openings, hall }: Witness): boolean => {
  const number = hall.plans.get(openings.get(seqOf(id))?.window ?? "")?.number;
  const told = /^([\d、]+) 号窗口现已开放/.exec(shows)?.[1]?.split("、") ?? [];
  return number !== undefined && told.includes(String(number));
};

const utteranceFault = (spoken: Spoken, witness: Witness): string[] => {
  const { speaker, utterance } = spoken;
  const isTrue = isOpening(utterance.id) ? hasOpened(spoken, witness) : isCalled(spoken, witness);
  return isTrue ? [] : [`${speaker} said “${utterance.shows}”, which has not happened`];
};

const askedFault = (id: string, boots: ReadonlySet<string>, { calls, openings }: Witness): string[] => {
  const [boot = "", other] = boots;
  const what = isOpening(id) ? "the opening" : `the call of ${calls.get(seqOf(id))?.number}`;
  const { at = 0 } = (isOpening(id) ? openings : calls).get(seqOf(id)) ?? {};
  if (other !== undefined) return [`${what} was asked for by ${boots.size} lives of the daemon`];
  return at < timeOf(boot) ? [`${what} was before the daemon that had it spoken was started`] : [];
};

export const speechFaults = ({ spoken, asked }: HallDevices, witness: Witness): string[] => [
  ...repeated(spoken, ({ speaker, utterance }) => `${speaker} said ${utterance.id}`).map((what) => `${what} twice`),
  ...spoken.flatMap((one) => utteranceFault(one, witness)),
  ...[...asked].flatMap(([id, boots]) => askedFault(id, boots, witness)),
];
