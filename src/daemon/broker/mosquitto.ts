// A mosquitto (2.0) that serves a hall as the embedded broker does: its three files, as text. Who writes them, and where
// mosquitto runs, is the caller's business.
import { DAEMON_USER, type Guests, rightsOf } from "./access.ts";

export interface MosquittoOptions {
  readonly hall: string;
  readonly host: string;
  readonly port: number;
  /** Hashes of `hashSecret` by username, the daemon's own (`DAEMON_USER`) among them. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Default none. */
  readonly guests?: Guests;
  /** Where the files will lie, as mosquitto sees it. */
  readonly folder: string;
}

export const mosquittoFileNames = ["mosquitto.conf", "passwords", "access"] as const;
export type MosquittoFiles = Record<(typeof mosquittoFileNames)[number], string>;

/** Every user's rights in full. Shorter forms exist (`pattern` with `%u`, `deny`), but their order matters and mosquitto
 *  warns of a pattern without a name. */
const rightsText = (hall: string, user: string, guests: Guests | undefined): string => {
  const { write, read } = rightsOf(hall, user, guests);
  const lines = [...write.map((filter) => `topic write ${filter}`), ...read.map((filter) => `topic read ${filter}`)];
  return `user ${user}\n${lines.join("\n")}\n\n`;
};

const passwordsText = (credentials: MosquittoOptions["credentials"]): string =>
  Object.entries(credentials)
    .map(([user, hash]) => `${user}:${hash}\n`)
    .join("");

const confText = ({
  hall,
  host,
  port,
  folder,
}: MosquittoOptions): string => `# Written by Tidehall for the hall ${hall}.
listener ${port} ${host}
set_tcp_nodelay true

allow_anonymous false
password_file ${folder}/passwords
acl_file ${folder}/access
# mosquitto cannot hold the client id against the username. This much it can, where the version still has it:
# clientid_prefixes ${hall}-

# The daemon and every device publish their retained state again after a connection, so nothing is kept on disk.
persistence false
# [HALL-3.10] Devices connect with a clean session; one that does not is forgotten within the hour.
persistent_client_expiration 1h
queue_qos0_messages false
max_queued_messages 5000
max_packet_size 65536
max_keepalive 60
max_connections 500
log_dest stderr
log_type error
log_type warning
log_type notice
`;

export const mosquittoFiles = (options: MosquittoOptions): MosquittoFiles => {
  if (!options.credentials[DAEMON_USER]) throw new Error(`No secret for ${DAEMON_USER}: the daemon could not come in`);
  return {
    "mosquitto.conf": confText(options),
    passwords: passwordsText(options.credentials),
    access: Object.keys(options.credentials)
      .map((user) => rightsText(options.hall, user, options.guests))
      .join(""),
  };
};
