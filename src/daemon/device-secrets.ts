// What devices prove themselves with at the broker: hashes only, in a file of their own, so that the command line can
// mint secrets while the daemon runs. The daemon's own secret, for a broker from outside, stands there too.
import { statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Low } from "lowdb";
import { type Static, Type } from "typebox";
import { checker, problemsText } from "../base/check.ts";
import { AppError } from "../base/errors.ts";
import { mintSecret } from "../base/ids.ts";
import type { Random } from "../base/random.ts";
import { DAEMON_USER } from "./broker/access.ts";
import { hashSecret } from "./broker/secrets.ts";
import { durableJson } from "./files/durable-json.ts";

export const SECRETS_FILE = "device-secrets.json";

const SecretsDocument = Type.Object({
  format: Type.Literal(1),
  daemon: Type.String(),
  hashes: Type.Record(Type.String(), Type.String()),
});
type SecretsDocument = Static<typeof SecretsDocument>;

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

export class DeviceSecrets {
  readonly #low: Low<SecretsDocument>;
  readonly #path: string;
  readonly #random: Random;
  #readAt = 0;

  private constructor(path: string, random: Random) {
    this.#path = path;
    this.#random = random;
    this.#low = new Low(durableJson<SecretsDocument>(path), { format: 1, daemon: mintSecret(random), hashes: {} });
  }

  /** Rejects with SETTINGS_UNREADABLE; a missing file is made. */
  static async open(folder: string, random: Random): Promise<DeviceSecrets> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const secrets = new DeviceSecrets(join(folder, SECRETS_FILE), random);
    await secrets.refresh();
    if (secrets.#readAt === 0) await secrets.#low.write();
    return secrets;
  }

  /** The daemon's own secret at a broker from outside. */
  get daemon(): string {
    return this.#low.data.daemon;
  }

  hashOf(user: string): string | undefined {
    return Object.hasOwn(this.#low.data.hashes, user) ? this.#low.data.hashes[user] : undefined;
  }

  /** Hashes of everyone who may connect to a broker from outside, the daemon included. */
  hashesFor(devices: readonly string[]): Record<string, string> {
    const known = devices.flatMap((id) => (this.hashOf(id) === undefined ? [] : [[id, this.hashOf(id)!] as const]));
    return { [DAEMON_USER]: hashSecret(this.daemon, this.#random), ...Object.fromEntries(known) };
  }

  /** New secrets for these devices; the old ones are void. The secrets are told here and never again. */
  async mint(devices: readonly string[]): Promise<Record<string, string>> {
    await this.refresh();
    const minted = Object.fromEntries(devices.map((id) => [id, mintSecret(this.#random)]));
    const hashes = Object.fromEntries(
      Object.entries(minted).map(([id, secret]) => [id, hashSecret(secret, this.#random)]),
    );
    this.#low.data = { ...this.#low.data, hashes: { ...this.#low.data.hashes, ...hashes } };
    await this.#low.write();
    return minted;
  }

  /** Reads the file again where somebody else has changed it. */
  async refresh(): Promise<void> {
    const at = changedAt(this.#path);
    if (at === this.#readAt) return;
    const before = this.#low.data;
    await this.#low.read();
    const checked = checker(SecretsDocument)(this.#low.data);
    if (!checked.ok) {
      this.#low.data = before;
      throw new AppError("SETTINGS_UNREADABLE", { file: this.#path, reason: problemsText(checked.problems) });
    }
    this.#readAt = at;
  }
}
