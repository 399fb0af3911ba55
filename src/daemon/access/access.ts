// Who may come in, put together: the document, the tokens, the log-ins and the pairings.
import { createHmac } from "node:crypto";
import type { Clock } from "../../base/clock.ts";
import type { Random } from "../../base/random.ts";
import type { AccessLog } from "./access-log.ts";
import { AccessStore, setEntry } from "./access-store.ts";
import { Grants } from "./grants.ts";
import type { Identity } from "./identity.ts";
import { Pairing } from "./pairing.ts";
import { Passwords, type ScryptCost } from "./passwords.ts";
import { Sessions } from "./sessions.ts";

export interface AccessOptions {
  /** The access document; made when it is missing. */
  readonly path: string;
  readonly clock: Clock;
  /** Secrets come from it, so in a hall it is the machine's own. */
  readonly random: Random;
  readonly isStaff: (id: string) => boolean;
  readonly log?: AccessLog;
  /** Default: a tenth of a second a hash. */
  readonly scryptCost?: ScryptCost;
}

export interface Access {
  readonly grants: Grants;
  readonly sessions: Sessions;
  readonly pairing: Pairing;
  readonly log: AccessLog;
  /** An anonymous visitor, told apart by an address that cannot be read out of the name. */
  visitor(address: string): Identity;
  /** The hash of a device's broker secret, in the broker's own format. */
  deviceSecretHash(device: string): string | undefined;
  setDeviceSecretHash(device: string, hash: string | undefined): Promise<void>;
  close(): Promise<void>;
}

const VISITOR_NAME_LENGTH = 16;

/** Rejects with SETTINGS_UNREADABLE. */
export const openAccess = async (options: AccessOptions): Promise<Access> => {
  const { path, clock, random, isStaff, log = () => {}, scryptCost } = options;
  const store = await AccessStore.open({ path, clock, random });
  const grants = new Grants({ store, clock, random });
  const passwords = new Passwords(random, scryptCost);
  const nameOf = (address: string) =>
    createHmac("sha256", store.document.salt).update(address).digest("hex").slice(0, VISITOR_NAME_LENGTH);
  const { devices } = store.document;
  return {
    grants,
    sessions: new Sessions({ store, grants, passwords, clock, isStaff, log }),
    pairing: new Pairing({ grants, clock, random }),
    log,
    visitor: (address) => ({ role: "visitor", id: nameOf(address) }),
    deviceSecretHash: (device) => (Object.hasOwn(devices, device) ? devices[device] : undefined),
    setDeviceSecretHash: (device, hash) => store.change(() => setEntry(devices, device, hash)),
    close: () => store.close(),
  };
};
