// Who this page is allowed to be, kept by the browser: for a device until it is revoked, for a person until the tab closes.

export interface Pass {
  readonly token?: string;
  /** Staff number. */
  readonly id?: string;
  /** Window id a clerk has sat down at. */
  readonly window?: string;
}

export type Lifetime = "device" | "tab";

const nameOf = (app: string): string => `tidehall.${app}.token`;

/** A browser may forbid storage; then people log in again, and nothing else breaks. */
const storageOf = (lifetime: Lifetime): Storage | undefined => {
  try {
    return lifetime === "device" ? localStorage : sessionStorage;
  } catch {
    return undefined;
  }
};

export const keptPass = (app: string, lifetime: Lifetime): Pass | undefined => {
  const text = storageOf(lifetime)?.getItem(nameOf(app));
  return text ? (JSON.parse(text) as Pass) : undefined;
};

export const keepPass = (app: string, lifetime: Lifetime, pass: Pass): void =>
  storageOf(lifetime)?.setItem(nameOf(app), JSON.stringify(pass));

export const forgetPass = (app: string, lifetime: Lifetime): void => storageOf(lifetime)?.removeItem(nameOf(app));
