// Tokens and what they allow. A token is 256 random bits, told once; only its SHA-256 is kept.
import { createHash } from "node:crypto";
import type { Clock } from "../../base/clock.ts";
import { mintSecret } from "../../base/ids.ts";
import type { Random } from "../../base/random.ts";
import type { Grant } from "./access-document.ts";
import { type AccessStore, setEntry, takeAllBack } from "./access-store.ts";
import type { Identity } from "./identity.ts";

export type NewGrant = Pick<Grant, "kind" | "role" | "id" | "window" | "label" | "idleMs"> & {
  /** ms the grant lasts; for ever when left out. */
  readonly lastsMs?: number;
};

export interface Granted {
  readonly token: string;
  readonly grant: Grant;
}

/** A grant as a manager sees it. */
export interface GrantView extends Grant {
  /** The beginning of the token's hash: enough to tell grants apart. */
  readonly name: string;
}

const SEEN_STEP_MS = 300_000;
const NAME_LENGTH = 12;
/** Log-ins of one person at a time; a further one ends the oldest. */
const SESSIONS_MAX = 10;
const DEMO_MAX = 1000;

/** The only form in which a token is kept or compared. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("base64url");

const identityOf = (hash: string, { role, id, window }: Grant): Identity =>
  window === undefined ? { role, id, grant: hash } : { role, id, grant: hash, window };

export interface GrantsOptions {
  readonly store: AccessStore;
  readonly clock: Clock;
  readonly random: Random;
}

export class Grants {
  readonly #store: AccessStore;
  readonly #clock: Clock;
  readonly #random: Random;
  /** Demo grants end with the process. */
  readonly #demo = new Map<string, Grant>();

  constructor({ store, clock, random }: GrantsOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
  }

  /** Who holds this token; undefined when it allows nothing any more. Counts as use. */
  identify(token: string): Identity | undefined {
    const hash = tokenHash(token);
    const grant = this.#good(hash);
    if (!grant) return undefined;
    this.#see(grant);
    return identityOf(hash, grant);
  }

  /** Whether an identity met earlier still stands: its grant may have run out or been revoked. */
  holds({ grant }: Identity): boolean {
    return grant === undefined || this.#good(grant) !== undefined;
  }

  /** Notes that a connection that was identified earlier is being used. */
  use({ grant }: Identity): boolean {
    const found = grant === undefined ? undefined : this.#good(grant);
    if (found) this.#see(found);
    return grant === undefined || found !== undefined;
  }

  expiryOf({ grant }: Identity): number | undefined {
    return grant === undefined ? undefined : this.#good(grant)?.expiresAt;
  }

  /** Durable before it resolves. */
  async give(wanted: NewGrant): Promise<Granted> {
    const { token, grant } = this.#mint(wanted);
    await this.#store.change(({ tokens }) => {
      const back = [...this.#displaced(wanted), ...this.#expired()].map((hash) => setEntry(tokens, hash, undefined));
      back.push(setEntry(tokens, tokenHash(token), grant));
      return takeAllBack(back);
    });
    return { token, grant };
  }

  giveForDemo(wanted: Omit<NewGrant, "kind">): Granted {
    const granted = this.#mint({ ...wanted, kind: "demo" });
    if (this.#demo.size >= DEMO_MAX) this.#demo.delete(this.#demo.keys().next().value!);
    this.#demo.set(tokenHash(granted.token), granted.grant);
    return granted;
  }

  list(): GrantView[] {
    return this.#entries().map(([hash, grant]) => ({ name: hash.slice(0, NAME_LENGTH), ...grant }));
  }

  /** Ends every grant that matches; says how many. */
  async revoke(matches: (grant: GrantView, hash: string) => boolean): Promise<number> {
    const gone = this.#entries().filter(([hash, grant]) =>
      matches({ name: hash.slice(0, NAME_LENGTH), ...grant }, hash),
    );
    if (gone.length === 0) return 0;
    for (const [hash] of gone) this.#demo.delete(hash);
    await this.#store.change(({ tokens }) => takeAllBack(gone.map(([hash]) => setEntry(tokens, hash, undefined))));
    return gone.length;
  }

  #entries(): [string, Grant][] {
    return [...Object.entries(this.#store.document.tokens), ...this.#demo].filter(([hash]) => this.#good(hash));
  }

  #good(hash: string): Grant | undefined {
    const { tokens } = this.#store.document;
    const grant = Object.hasOwn(tokens, hash) ? tokens[hash] : this.#demo.get(hash);
    return grant && this.#isGood(grant) ? grant : undefined;
  }

  #isGood({ expiresAt, idleMs, seenAt }: Grant): boolean {
    const now = this.#clock.now();
    return (expiresAt === undefined || now < expiresAt) && (idleMs === undefined || now - seenAt < idleMs);
  }

  #see(grant: Grant): void {
    const now = this.#clock.now();
    if (Math.abs(now - grant.seenAt) < SEEN_STEP_MS) return;
    grant.seenAt = now;
    if (grant.kind !== "demo") this.#store.saveLater();
  }

  #mint({ lastsMs, ...rest }: NewGrant): Granted {
    const now = this.#clock.now();
    const lasting = lastsMs === undefined ? {} : { expiresAt: now + lastsMs };
    return { token: mintSecret(this.#random), grant: { ...rest, createdAt: now, seenAt: now, ...lasting } };
  }

  #expired(): string[] {
    return Object.entries(this.#store.document.tokens)
      .filter(([, grant]) => !this.#isGood(grant))
      .map(([hash]) => hash);
  }

  /** A device paired under a name in use takes the place of the old one; so does a log-in beyond the last allowed. */
  #displaced({ kind, role, id }: NewGrant): string[] {
    const alike = Object.entries(this.#store.document.tokens)
      .filter(([, grant]) => grant.kind === kind && grant.role === role && grant.id === id)
      .sort(([, a], [, b]) => a.createdAt - b.createdAt)
      .map(([hash]) => hash);
    return alike.slice(0, kind === "paired" ? alike.length : Math.max(0, alike.length - SESSIONS_MAX + 1));
  }
}
