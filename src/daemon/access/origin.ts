// Which hosts and origins are this hall's own. A page of another site may reach the daemon's address, by DNS rebinding
// even under a name of its own; it can forge neither Host nor Origin.
import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";

export interface OriginOptions {
  /** The address listened on; a wildcard admits every address written as a number, which cannot be rebound. */
  readonly listenHost: string;
  /** Further host names of this machine. */
  readonly names: readonly string[];
}

export interface OriginRules {
  /** Whether the Host header names this machine. */
  isOurHost(headers: IncomingHttpHeaders): boolean;
  /** Whether the request comes from one of our own pages; undefined when the browser did not say. */
  isOurPage(headers: IncomingHttpHeaders): boolean | undefined;
}

const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "::1"];
const WILDCARDS = new Set(["0.0.0.0", "::"]);

/** The name in a Host header, in lower case, without its port and without brackets. */
export const hostNameOf = (host: string): string =>
  host
    .toLowerCase()
    .replace(/:\d{1,5}$/, "")
    .replace(/^\[(.*)\]$/, "$1");

const hostOfOrigin = (origin: string): string | undefined => /^https?:\/\/([^/?#@]+)$/.exec(origin)?.[1]?.toLowerCase();

/** Fetch Metadata: set by the browser and beyond the reach of scripts. `none` is a person's own doing. */
const isOwnSite = (site: string): boolean => site === "same-origin" || site === "none";

export const originRules = ({ listenHost, names }: OriginOptions): OriginRules => {
  const ours = new Set([...LOOPBACK_NAMES, listenHost, ...names].map((name) => name.toLowerCase()));
  const takesAnyAddress = WILDCARDS.has(listenHost);
  const isOurs = (name: string) => ours.has(name) || (takesAnyAddress && isIP(name) !== 0);
  return {
    isOurHost: ({ host }) => host !== undefined && isOurs(hostNameOf(host)),
    isOurPage({ host, origin, "sec-fetch-site": site }) {
      if (site !== undefined && !isOwnSite(String(site))) return false;
      if (origin !== undefined) return host !== undefined && hostOfOrigin(origin) === host.toLowerCase();
      return site === undefined ? undefined : true;
    },
  };
};

/** A loopback peer that speaks for nobody else: a proxy on this machine brings strangers, and says so. */
export const isLocal = (address: string, headers: IncomingHttpHeaders): boolean =>
  /^(127\.|::1$|::ffff:127\.)/.test(address) &&
  headers["x-forwarded-for"] === undefined &&
  headers.forwarded === undefined &&
  LOOPBACK_NAMES.includes(hostNameOf(headers.host ?? ""));
