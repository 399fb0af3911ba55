// Hashes of PINs and passwords, with scrypt off the main thread. Only one is worked on at a time, so that a rush of
// log-ins, honest or not, cannot take the machine from the hall.
import { type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import type { Random } from "../../base/random.ts";
import type { PasswordHash } from "./access-document.ts";

export interface ScryptCost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MiB and about a tenth of a second on a small machine. */
const COST: ScryptCost = { n: 32_768, r: 8, p: 1 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;
const WAITING_MAX = 40;

const derive = (secret: string, salt: Buffer, { n, r, p }: ScryptCost): Promise<Buffer> => {
  const options: ScryptOptions = { N: n, r, p, maxmem: 256 * n * r };
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, HASH_BYTES, options, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
};

export class Passwords {
  readonly #random: Random;
  readonly #cost: ScryptCost;
  /** Compared with where there is nothing to compare, so that both take the same time. */
  readonly #decoy: PasswordHash;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(random: Random, cost: ScryptCost = COST) {
    this.#random = random;
    this.#cost = cost;
    const bytes = (length: number) => Buffer.from(random.bytes(length)).toString("base64");
    this.#decoy = { ...cost, salt: bytes(SALT_BYTES), hash: bytes(HASH_BYTES) };
  }

  /** Too much is waiting; ask later. */
  get isBusy(): boolean {
    return this.#waiting >= WAITING_MAX;
  }

  async hash(secret: string): Promise<PasswordHash> {
    const salt = Buffer.from(this.#random.bytes(SALT_BYTES));
    const hash = await this.#inTurn(() => derive(secret, salt, this.#cost));
    return { ...this.#cost, salt: salt.toString("base64"), hash: hash.toString("base64") };
  }

  /** Whether the secret is the one behind the hash; without a hash it is not, after the same time. */
  async matches(secret: string, expected: PasswordHash | undefined): Promise<boolean> {
    const record = expected ?? this.#decoy;
    const found = await this.#inTurn(() => derive(secret, Buffer.from(record.salt, "base64"), record));
    const wanted = Buffer.from(record.hash, "base64");
    return wanted.length === found.length && timingSafeEqual(wanted, found) && expected !== undefined;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting++;
    const turn = this.#last.then(work).finally(() => this.#waiting--);
    this.#last = turn.catch(() => {});
    return turn;
  }
}
