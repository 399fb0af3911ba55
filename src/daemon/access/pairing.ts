// How a screen, kiosk or pad comes in without a password: it shows six digits, a manager who stands before it types them and
// says what it is, and it collects a token of its own. Until then it is nobody.
import type { Clock } from "../../base/clock.ts";
import { mintSecret } from "../../base/ids.ts";
import type { Random } from "../../base/random.ts";
import { type Granted, type Grants, tokenHash } from "./grants.ts";
import { type Identity, roleAndId } from "./identity.ts";
import { Lockout } from "./lockout.ts";

export const pairableRoles = ["kiosk", "screen", "pad"] as const;

export interface PairedAs {
  readonly role: (typeof pairableRoles)[number];
  readonly id: string;
  readonly label: string;
}

interface Request {
  readonly code: string;
  readonly secretHash: string;
  readonly address: string;
  /** Monotonic ms. */
  readonly until: number;
  decision?: PairedAs;
}

export interface PairingAsked {
  /** Six digits, to be shown. */
  readonly code: string;
  /** To be kept, and shown with every question for the outcome. */
  readonly secret: string;
  readonly lastsMs: number;
}

export type Collected =
  | { readonly state: "waiting" }
  | { readonly state: "gone" }
  | ({ readonly state: "approved" } & Granted);

export type Approval =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: "unknown-code" }
  | { readonly ok: false; readonly code: "locked-out"; readonly waitMs: number };

const LASTS_MS = 600_000;
const REQUESTS_MAX = 50;
const REQUESTS_PER_ADDRESS_MAX = 5;
const CODES = 1_000_000;

export interface PairingOptions {
  readonly grants: Grants;
  readonly clock: Clock;
  readonly random: Random;
}

export class Pairing {
  readonly #options: PairingOptions;
  readonly #lockout: Lockout;
  #requests: Request[] = [];

  constructor(options: PairingOptions) {
    this.#options = options;
    this.#lockout = new Lockout(options.clock);
  }

  /** Undefined when too many are waiting, in the hall or from this address. */
  ask(address: string): PairingAsked | undefined {
    this.#forgetOld();
    const fromHere = this.#requests.filter((request) => request.address === address);
    if (this.#requests.length >= REQUESTS_MAX || fromHere.length >= REQUESTS_PER_ADDRESS_MAX) return undefined;
    const { clock, random } = this.#options;
    const code = this.#newCode();
    const secret = mintSecret(random);
    this.#requests.push({ code, secretHash: tokenHash(secret), address, until: clock.elapsed() + LASTS_MS });
    return { code, secret, lastsMs: LASTS_MS };
  }

  /** A manager may mistype; whoever guesses codes is slowed down. */
  approve(code: string, as: PairedAs, by: Identity): Approval {
    this.#forgetOld();
    const guesser = roleAndId(by);
    const waitMs = this.#lockout.waitMs([guesser]);
    if (waitMs > 0) return { ok: false, code: "locked-out", waitMs };
    const request = this.#requests.find((asked) => asked.code === code && asked.decision === undefined);
    if (!request) {
      this.#lockout.fail([guesser]);
      return { ok: false, code: "unknown-code" };
    }
    this.#lockout.clear(guesser);
    request.decision = as;
    return { ok: true };
  }

  /** The token is made when it is asked for, and told this once. */
  async collect(secret: string): Promise<Collected> {
    this.#forgetOld();
    const hash = tokenHash(secret);
    const request = this.#requests.find(({ secretHash }) => secretHash === hash);
    if (!request) return { state: "gone" };
    if (!request.decision) return { state: "waiting" };
    this.#requests = this.#requests.filter((asked) => asked !== request);
    return { state: "approved", ...(await this.#options.grants.give({ kind: "paired", ...request.decision })) };
  }

  /** How many wait for a manager. */
  get waiting(): number {
    this.#forgetOld();
    return this.#requests.filter(({ decision }) => decision === undefined).length;
  }

  #forgetOld(): void {
    const now = this.#options.clock.elapsed();
    this.#requests = this.#requests.filter(({ until }) => now < until);
  }

  #newCode(): string {
    const { random } = this.#options;
    const taken = new Set(this.#requests.map(({ code }) => code));
    for (;;) {
      const value = Buffer.from(random.bytes(4)).readUInt32BE() % CODES;
      const code = String(value).padStart(6, "0");
      if (!taken.has(code)) return code;
    }
  }
}
