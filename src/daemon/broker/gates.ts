// What aedes asks before it lets anything through, answered from the hall's access table.
import type { AedesOptions, AuthenticateError, Client, ConnectPacket } from "aedes";
import type { BusIdentity } from "../../protocols/mqtt/bus.ts";
import type { EntryRefusal, HallAccess } from "./access.ts";
import type { Refusals } from "./refusals.ts";

type Gate = Required<AedesOptions>;
type PublishPacket = Parameters<Gate["authorizePublish"]>[1];

/** CONNACK return codes of MQTT 3.1.1 [MQTT-3.2.2.3]. */
const CONNACK = { "client-id": 2, name: 4, secret: 4, will: 5 } as const satisfies Record<EntryRefusal, number>;

/** Nobody may read it, and it is never retained. */
const NOWHERE = "$SYS/refused";

export interface GatesOptions {
  readonly hall: string;
  readonly access: HallAccess;
  readonly refusals: Refusals;
  /** Whether this topic may be retained, in view of all that are. */
  readonly mayRetain: (topic: string) => boolean;
}

const identityIn = ({ clientId, username, password, will }: ConnectPacket): BusIdentity => ({
  clientId,
  username: username ?? "",
  password: password?.toString() ?? "",
  ...(will && { will: { topic: will.topic, payload: will.payload.toString() } }),
});

const refusalError = (reason: EntryRefusal): AuthenticateError => {
  const error = new Error(reason) as AuthenticateError;
  error.returnCode = CONNACK[reason] as AuthenticateError["returnCode"];
  return error;
};

/** aedes can only deliver a message or close the connection. One wrong topic shall not silence a whole device, so a
 *  refused message is delivered where nobody is, and acknowledged as any other [MQTT-3.3.5-2]. */
const sendNowhere = (packet: PublishPacket): void => {
  packet.topic = NOWHERE;
  packet.payload = "";
  packet.retain = false;
};

export class Gates {
  readonly #options: GatesOptions;
  readonly #entrants = new WeakMap<Client, BusIdentity>();

  constructor(options: GatesOptions) {
    this.#options = options;
  }

  /**
   * [HALL-3.10] A kept session would speak an announcement to a hall that has gone home. [HALL-5.6] A guest's client id is its
   * maker's, and under that of a device it would throw the device out.
   */
  readonly preConnect: Gate["preConnect"] = (client, packet, done) => {
    const { access, hall } = this.#options;
    packet.clean = true;
    if (access.isGuest(packet.username ?? "")) packet.clientId = `${hall}-${packet.username}`;
    this.#entrants.set(client, identityIn(packet));
    done(null, true);
  };

  readonly authenticate: Gate["authenticate"] = (client, _username, _password, done) => {
    const { access, refusals } = this.#options;
    const identity = this.#entrants.get(client)!;
    const reason = access.refusal(identity);
    if (reason === undefined) return done(null, true);
    refusals.note(reason, identity.clientId, reason === "will" ? identity.will!.topic : identity.username);
    done(refusalError(reason), false);
  };

  readonly authorizePublish: Gate["authorizePublish"] = (client, packet, done) => {
    const reason = this.#publishRefusal(client, packet);
    if (reason) {
      this.#options.refusals.note(reason, client?.id ?? "nobody", packet.topic);
      sendNowhere(packet);
    }
    done(null);
  };

  readonly authorizeSubscribe: Gate["authorizeSubscribe"] = (client, subscription, done) => {
    const { access, refusals } = this.#options;
    if (access.mayRead(this.#userOf(client), subscription.topic)) return done(null, subscription);
    refusals.note("subscribe", client.id, subscription.topic);
    done(null, null);
  };

  #publishRefusal(client: Client | null, { topic, retain }: PublishPacket): "publish" | "retained-full" | undefined {
    const { access, mayRetain } = this.#options;
    if (!client || !access.mayWrite(this.#userOf(client), topic)) return "publish";
    return retain && !mayRetain(topic) ? "retained-full" : undefined;
  }

  /** Once a client is in, its id is `<hall>-<username>` [HALL-5.1]. */
  #userOf(client: Client): string {
    return client.id.slice(this.#options.hall.length + 1);
  }
}
