// What the WebSocket door is made of. Everything comes from outside; it owns nothing but its connections.
import type { Clock } from "../../base/clock.ts";
import type { Access } from "../access/access.ts";
import type { Identity } from "../access/identity.ts";
import type { OriginRules } from "../access/origin.ts";
import type { Limits, Rates } from "../access/rate-limit.ts";
import type { HallPort, LiveFeed } from "../hall-port.ts";
import type { ProblemCounts } from "../http/problem-counts.ts";
import type { KioskPages } from "../kiosk-pages.ts";
import type { PadPages } from "../pad-pages.ts";

export interface Timing {
  /** ms in which a client says hello [WS-2.1]. Default 5 s. */
  readonly helloMs: number;
  /** ms of silence after which a mark is sent [WS-2.6]. Default 10 s. */
  readonly markMs: number;
  /** ms between two pings [WS-1.5]. Default 15 s. */
  readonly heartbeatMs: number;
}

export const timing: Timing = { helloMs: 5000, markMs: 10_000, heartbeatMs: 15_000 };

export interface SocketOptions {
  readonly port: HallPort;
  readonly feed: LiveFeed;
  readonly access: Access;
  readonly origin: OriginRules;
  readonly rates: Rates;
  readonly limits: Pick<Limits, "connectionsPerAddress">;
  readonly counts: ProblemCounts;
  readonly clock: Clock;
  /** Version of the daemon, told in the welcome. */
  readonly version: string;
  /** A screen has put everything up to `seq` before people's eyes. */
  readonly onSeen: (identity: Identity, seq: number) => void;
  /** Where pages of tablets go. */
  readonly pads: Pick<PadPages, "enter">;
  /** Where pages of ticket machines go. */
  readonly kiosks: Pick<KioskPages, "enter">;
  readonly timing?: Timing;
}
