// What digits and codes shown at the machine mean: a code of an appointment, a telephone, a card, a receipt. Pure.

/** What was shown at the machine, as the check-in takes it. */
export type Shown =
  | { readonly code: string }
  | { readonly case: string }
  | { readonly contact: { readonly telephone: string } | { readonly idNumber: string } };

/** Somebody with an appointment, or somebody who fetches a result by the number of its receipt [T6]. */
export type Purpose = "check-in" | "fetch";

const CODE = /^\d{6}$/;
const TELEPHONE = /^1\d{10}$/;
const ID_NUMBER = /^\d{17}[\dX]$/;
const CASE = /^(20\d{6})-?(\d{4})$/;

/** Who has the paper of a ticket has this: the token at the end of its link. */
export const ticketTokenIn = (read: string): string | undefined =>
  /\/t\/(\d{8}-[A-Z]{0,2}\d{1,5}-[\w-]{22})$/.exec(read)?.[1];

export const TYPED_MAX = 18;

export const isIdNumber = (typed: string): boolean => ID_NUMBER.test(typed);

const caseBy = (typed: string): Shown | undefined => {
  const [, date, number] = CASE.exec(typed) ?? [];
  return date === undefined ? undefined : { case: `${date}-${number}` };
};

const appointmentBy = (typed: string): Shown | undefined => {
  if (CODE.test(typed)) return { code: typed };
  if (TELEPHONE.test(typed)) return { contact: { telephone: typed } };
  return isIdNumber(typed) ? { contact: { idNumber: typed } } : undefined;
};

/** undefined while it is not yet any of these. */
export const shownBy = (typed: string, purpose: Purpose): Shown | undefined =>
  purpose === "fetch" ? caseBy(typed) : appointmentBy(typed);

/** Digits in the groups in which people read them aloud. */
export const grouped = (typed: string): string => {
  if (typed.length <= 6) return typed.replace(/^(\d{3})(?=\d)/, "$1 ");
  if (typed.length <= 11 && typed.startsWith("1")) return typed.replace(/^(\d{3})(\d{4})(?=\d)/, "$1 $2 ");
  if (typed.length <= 12) return typed.replace(/(\d{4})(?=\d)/g, "$1 ");
  return typed.replace(/^(\d{6})(\d{8})/, "$1 $2 ");
};

/** `110***********1234`, as the hall masks it. */
export const maskOf = (idNumber: string): string => `${idNumber.slice(0, 3)}${"*".repeat(11)}${idNumber.slice(-4)}`;
