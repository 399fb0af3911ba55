// Log-in of people: staff by number and PIN, clerks at a window, managers by password. A wrong number and a wrong PIN
// look alike, in the answer and in the time it takes.
import type { Clock } from "../../base/clock.ts";
import type { AccessLog } from "./access-log.ts";
import { type AccessStore, setEntry } from "./access-store.ts";
import type { Granted, Grants } from "./grants.ts";
import type { Identity } from "./identity.ts";
import { Lockout } from "./lockout.ts";
import type { Login } from "./login.ts";
import type { Passwords } from "./passwords.ts";

export type LoginOutcome =
  | ({ readonly ok: true } & Granted)
  | { readonly ok: false; readonly code: "wrong-credentials" | "overloaded" }
  | { readonly ok: false; readonly code: "locked-out"; readonly waitMs: number };

const HOUR_MS = 3_600_000;
const CLERK_LASTS_MS = 14 * HOUR_MS;
const MANAGER_LASTS_MS = 8 * HOUR_MS;
const MANAGER_IDLE_MS = HOUR_MS;

export const MANAGER_ID = "manager";

export interface SessionsOptions {
  readonly store: AccessStore;
  readonly grants: Grants;
  readonly passwords: Passwords;
  readonly clock: Clock;
  /** Whether the hall still has this staff number. */
  readonly isStaff: (id: string) => boolean;
  readonly log: AccessLog;
}

export class Sessions {
  readonly #options: SessionsOptions;
  readonly #lockout: Lockout;

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#lockout = new Lockout(options.clock);
  }

  get hasManagerPassword(): boolean {
    return this.#options.store.document.manager !== undefined;
  }

  /** Rejects only when the log-in cannot be written down. */
  async logIn(login: Login, address: string): Promise<LoginOutcome> {
    const { log, passwords } = this.#options;
    const who = { role: login.role, id: login.role === "manager" ? MANAGER_ID : login.id, address };
    const account = `${who.role} ${who.id}`;
    const waitMs = this.#lockout.waitMs([account, address]);
    if (waitMs > 0) {
      log({ what: "locked-out", ...who });
      return { ok: false, code: "locked-out", waitMs };
    }
    if (passwords.isBusy) return { ok: false, code: "overloaded" };
    this.#lockout.fail([account, address]);
    const isRight = await this.#isRight(login);
    log({ what: isRight ? "log-in" : "log-in-failed", ...who });
    if (!isRight) return { ok: false, code: "wrong-credentials" };
    this.#lockout.clear(account);
    this.#lockout.pardon(address);
    return { ok: true, ...(await this.#open(login)) };
  }

  async logOut({ grant }: Identity): Promise<void> {
    await this.#options.grants.revoke((_, hash) => hash === grant);
  }

  /** A new PIN ends whatever the old one opened. */
  async setPin(staff: string, pin: string): Promise<void> {
    const { store, passwords, grants } = this.#options;
    const hash = await passwords.hash(pin);
    await store.change((document) => setEntry(document.staff, staff, hash));
    await grants.revoke(({ kind, role, id }) => kind === "session" && role !== "manager" && id === staff);
  }

  /** Ends every manager's session but the one that set it. */
  async setManagerPassword(password: string, by?: Identity): Promise<void> {
    const { store, passwords, grants } = this.#options;
    const hash = await passwords.hash(password);
    await store.change((document) => {
      const before = document.manager;
      document.manager = hash;
      return () => {
        if (before) document.manager = before;
        else delete document.manager;
      };
    });
    await grants.revoke(({ kind, role }, grant) => kind === "session" && role === "manager" && grant !== by?.grant);
  }

  #isRight(login: Login): Promise<boolean> {
    const { store, passwords, isStaff } = this.#options;
    const { manager, staff } = store.document;
    if (login.role === "manager") return passwords.matches(login.password, manager);
    const known = isStaff(login.id) && Object.hasOwn(staff, login.id);
    return passwords.matches(login.pin, known ? staff[login.id] : undefined);
  }

  #open(login: Login): Promise<Granted> {
    const { grants } = this.#options;
    const kind = "session";
    if (login.role === "manager") {
      const lasting = { lastsMs: MANAGER_LASTS_MS, idleMs: MANAGER_IDLE_MS };
      return grants.give({ kind, role: "manager", id: MANAGER_ID, label: "", ...lasting });
    }
    const { role, id } = login;
    const seat = role === "clerk" ? { window: login.window } : {};
    return grants.give({ kind, role, id, ...seat, label: "", lastsMs: CLERK_LASTS_MS });
  }
}
