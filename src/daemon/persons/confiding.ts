// Takes who somebody is, and what they said, out of a command before anything else of the hall sees it. In their place come
// references; what they stand for goes into the ledger's own tables with the command, in one transaction.

import type { Clock } from "../../base/clock.ts";
import { hiddenMarks } from "../../base/personal-marks.ts";
import type { Contact } from "../../hall/contact.ts";
import type { CommandRequest } from "../hall-port.ts";
import type { Ledger, PersonRow, SealedRow } from "../ledger/ledger.ts";
import type { PersonRegister } from "./persons.ts";
import type { Seal } from "./sealing.ts";

/** What goes into the ledger beside a command's events. */
export interface Confided {
  readonly persons: readonly PersonRow[];
  readonly sealed: readonly SealedRow[];
}

export interface Confidant {
  readonly register: PersonRegister;
  readonly ledger: Pick<Ledger, "sealedUnder">;
  readonly seal: Seal;
  readonly clock: Clock;
}

interface Args {
  readonly person?: string;
  readonly alias?: string;
  readonly contact?: Contact;
  readonly words?: string;
}

/** By what a person is found again: the surest of what is known of them. */
const identityOf = ({ idNumber, telephone, name, address }: Contact): string =>
  idNumber ?? telephone ?? `${name ?? ""} ${address ?? ""}`;

/** Texts that staff write, in which a number of a card or a telephone has no place. */
const staffTexts = ["note", "reason", "text", "detail"] as const;

/** Names of papers, which staff write too. */
const staffLists = ["papers", "missing"] as const;

const withoutMarks = (args: Record<string, unknown>): Record<string, unknown> => {
  const written = staffTexts.filter((name) => typeof args[name] === "string");
  const listed = staffLists.filter((name) => Array.isArray(args[name]));
  return {
    ...args,
    ...Object.fromEntries(written.map((name) => [name, hiddenMarks(args[name] as string)])),
    ...Object.fromEntries(listed.map((name) => [name, (args[name] as string[]).map(hiddenMarks)])),
  };
};

const isTaking = ({ kind }: CommandRequest): boolean => kind === "TakeTicket";

/** At the machine one says who one is, and that is not kept beside what was said when booking. */
const isKept = ({ kind }: CommandRequest): boolean => kind !== "TakeTicket" && kind !== "CheckIn";

/** Booked with a card, an appointment is also found by the telephone. */
const otherIdentity = ({ kind }: CommandRequest, { idNumber, telephone }: Contact): string | undefined =>
  (kind === "BookAppointment" || kind === "CheckIn") && idNumber !== undefined ? telephone : undefined;

/** Only a ticket machine says an identity as `person`; anywhere else it is the hall's to say. */
const personIn = (request: CommandRequest, { person, contact }: Args): Contact | undefined =>
  contact ?? (isTaking(request) && person !== undefined ? { idNumber: person } : undefined);

/** One command's confidences, gathered. */
const notebook = ({ register, ledger, seal, clock }: Confidant) => {
  const [persons, sealed]: [PersonRow[], SealedRow[]] = [[], []];
  const keep = (ref: string, value: unknown) => void sealed.push({ ref, box: seal.close(value), at: clock.now() });
  const known = (ref: string): Contact => {
    const box = ledger.sealedUnder(ref);
    return (box && (seal.open(box) as Contact | undefined)) ?? {};
  };
  return {
    confided: { persons, sealed },
    keep,
    /** What is known of somebody only grows: nothing is lost when they say less the next time. */
    learn: (ref: string, said: Contact) => keep(ref, { ...known(ref), ...said }),
    referTo(identity: string): string {
      const { ref, row } = register.refer(identity);
      if (row) persons.push(row);
      return ref;
    },
  };
};

export const confiding =
  (confidant: Confidant) =>
  (request: CommandRequest): { request: CommandRequest; confided: Confided } => {
    const { contact: _, person: __, alias: ___, words, ...rest } = request.args as Args;
    const args = withoutMarks(rest);
    const { confided, keep, learn, referTo } = notebook(confidant);
    const who = personIn(request, request.args as Args);
    if (who) {
      const ref = referTo(identityOf(who));
      const other = otherIdentity(request, who);
      Object.assign(args, { person: ref }, other !== undefined && { alias: referTo(other) });
      if (isKept(request)) learn(ref, who);
    }
    if (words !== undefined) {
      args.words = confidant.seal.refOf(request.id ?? "", words);
      keep(args.words as string, words);
    }
    return { request: { ...request, args } as CommandRequest, confided };
  };
