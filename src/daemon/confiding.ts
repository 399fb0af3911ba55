// Takes who somebody is, and what they said, out of a command before anything else of the hall sees it. In their place come
// references; what they stand for goes into the ledger's own tables with the command, in one transaction.

import type { Clock } from "../base/clock.ts";
import { hiddenMarks } from "../base/personal-marks.ts";
import type { Contact } from "../hall/contact.ts";
import type { CommandRequest } from "./hall-port.ts";
import type { PersonRow, SealedRow } from "./ledger/ledger.ts";
import type { PersonRegister } from "./persons.ts";
import type { Seal } from "./sealing.ts";

/** What goes into the ledger beside a command's events. */
export interface Confided {
  readonly persons: readonly PersonRow[];
  readonly sealed: readonly SealedRow[];
}

export interface Confidant {
  readonly register: PersonRegister;
  readonly seal: Seal;
  readonly clock: Clock;
}

interface Args {
  readonly person?: string;
  readonly contact?: Contact;
  readonly words?: string;
}

/** By what a person is found again: the surest of what is known of them. */
const identityOf = ({ idNumber, telephone, name, address }: Contact): string =>
  idNumber ?? telephone ?? `${name ?? ""} ${address ?? ""}`;

/** Texts that staff write, in which a number of a card or a telephone has no place. */
const staffTexts = ["note", "reason", "text", "detail"] as const;

const withoutMarks = (args: Record<string, unknown>): Record<string, unknown> => {
  const written = staffTexts.filter((name) => typeof args[name] === "string");
  return { ...args, ...Object.fromEntries(written.map((name) => [name, hiddenMarks(args[name] as string)])) };
};

const isTaking = ({ kind }: CommandRequest): boolean => kind === "TakeTicket";

/** Only a ticket machine says an identity as `person`; anywhere else it is the hall's to say. */
const personIn = (request: CommandRequest, { person, contact }: Args): Contact | undefined =>
  contact ?? (isTaking(request) && person !== undefined ? { idNumber: person } : undefined);

export const confiding =
  ({ register, seal, clock }: Confidant) =>
  (request: CommandRequest): { request: CommandRequest; confided: Confided } => {
    const { contact: _, person: __, words, ...rest } = request.args as Args;
    const args = withoutMarks(rest);
    const [persons, sealed]: [PersonRow[], SealedRow[]] = [[], []];
    const keep = (ref: string, value: unknown) => sealed.push({ ref, box: seal.close(value), at: clock.now() });
    const who = personIn(request, request.args as Args);
    if (who) {
      const { ref, row } = register.refer(identityOf(who));
      args.person = ref;
      if (row) persons.push(row);
      if (!isTaking(request)) keep(ref, who);
    }
    if (words !== undefined) {
      args.words = seal.refOf(request.id ?? "", words);
      keep(args.words as string, words);
    }
    return { request: { ...request, args } as CommandRequest, confided: { persons, sealed } };
  };
