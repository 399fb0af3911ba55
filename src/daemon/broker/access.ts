// [HALL-5] Who may write and read what. One table for every broker: the embedded one asks it, the memory one asks it,
// and mosquitto's files are written from it.
import type { BusIdentity } from "../../protocols/mqtt/bus.ts";
import type { Access } from "../../protocols/mqtt/memory-bus.ts";
import { isTopicName } from "../../protocols/mqtt/routes.ts";
import { daemonBranches, deviceBranches, topicMatches, topicsOf } from "../../protocols/mqtt/topics.ts";
import { secretMatches } from "./secrets.ts";

/** The daemon's own name on the bus; every other name is a device's. */
export const DAEMON_USER = "tidehall";

/** [HALL-5.1] */
const NAME = /^[a-z0-9-]{1,60}$/;

export type EntryRefusal = "name" | "client-id" | "secret" | "will";

export interface Rights {
  /** Topic filters. */
  readonly write: readonly string[];
  readonly read: readonly string[];
}

/** [HALL-5.3] A device writes what it says about itself and reads what it is told; `device` is also its username. */
export const deviceRights = (hall: string, device: string): Rights => {
  const topics = topicsOf(hall);
  const said = deviceBranches.map((branch) => topics.device(device, branch));
  const told = daemonBranches.map((branch) => topics.device(device, branch));
  return {
    write: [...said, topics.log(device, "+"), topics.alert(device, "+")],
    read: [...told, topics.group("+"), topics.daemon, topics.who, topics.time, topics.board],
  };
};

/** [HALL-5.6] Hardware that speaks its maker's own words at the hall's broker: what it reads and writes, by its username. */
export type Guests = ReadonlyMap<string, { readonly reads: readonly string[]; readonly writes: readonly string[] }>;

const NO_GUESTS: Guests = new Map();

/** [HALL-5.2] The daemon does everything in its own hall, speaks with its guests, and nothing else. */
export const daemonRights = (hall: string, guests = NO_GUESTS): Rights => ({
  write: [`hall/1/${hall}/#`, ...[...guests.values()].flatMap(({ reads }) => reads)],
  read: [`hall/1/${hall}/#`, ...[...guests.values()].flatMap(({ writes }) => writes)],
});

const NO_RIGHTS: Rights = { write: [], read: [] };

export const rightsOf = (hall: string, username: string, guests = NO_GUESTS): Rights => {
  if (username === DAEMON_USER) return daemonRights(hall, guests);
  const guest = guests.get(username);
  if (guest) return { write: guest.writes, read: guest.reads };
  return NAME.test(username) ? deviceRights(hall, username) : NO_RIGHTS;
};

/** Whether every topic that `asked` matches is matched by `allowed` too. */
export const filterCovers = (allowed: string, asked: string): boolean => {
  const limits = allowed.split("/");
  const levels = asked.split("/");
  for (const [index, limit] of limits.entries()) {
    if (limit === "#") return true;
    const level = levels[index];
    if (level === undefined || level === "#" || (limit !== "+" && limit !== level)) return false;
  }
  return limits.length === levels.length;
};

export interface HallAccess extends Access {
  refusal(identity: BusIdentity): EntryRefusal | undefined;
  isGuest(username: string): boolean;
}

/** The hash of a user's secret, as `hashSecret` makes it; undefined for a user the hall does not know. */
export type Credentials = (username: string) => string | undefined;

export const hallAccess = (hall: string, credentials: Credentials, guests = NO_GUESTS): HallAccess => {
  const isGuest = (username: string) => guests.has(username);
  const mayWrite = (username: string, topic: string) =>
    isTopicName(topic) && rightsOf(hall, username, guests).write.some((filter) => topicMatches(filter, topic));
  const mayRead = (username: string, filter: string) =>
    rightsOf(hall, username, guests).read.some((allowed) => filterCovers(allowed, filter));
  const refusal = ({ clientId, username, password, will }: BusIdentity): EntryRefusal | undefined => {
    const hash = isGuest(username) || NAME.test(username) ? credentials(username) : undefined;
    if (hash === undefined) return "name";
    if (!secretMatches(password, hash)) return "secret";
    if (clientId !== `${hall}-${username}`) return "client-id";
    return will && !mayWrite(username, will.topic) ? "will" : undefined;
  };
  return { mayWrite, mayRead, refusal, isGuest };
};
