// One ticket as its holder's phone follows it: asked for again and again, the nearer the call the more often, and at once when
// the phone comes out of the pocket; kept in sight through a loss, given back once.
import { useEffect, useRef, useState } from "preact/hooks";
import type { OwnTicketView } from "../../hall/own-ticket.ts";
import { browserChance, browserClock } from "../wire/browser.ts";
import { type Reply, request } from "../wire/request.ts";
import { retryDelayMs } from "../wire/retry-delay.ts";
import { showWatchLink } from "./held-link.ts";

/** `watch` is there for the holder alone: the token to pass on. */
export type SeenTicket = OwnTicketView & { readonly watch?: string };

export interface OwnTicket {
  readonly view: SeenTicket | undefined;
  /** ms at which the hall last answered. */
  readonly seenAt: number;
  readonly isStale: boolean;
  /** No ticket has this link. */
  readonly isUnknown: boolean;
  /** False where the hall did not take it back. */
  readonly leave: () => Promise<boolean>;
}

interface Known {
  readonly view?: SeenTicket;
  readonly seenAt: number;
  readonly failures: number;
  readonly isUnknown: boolean;
}

const NEAR_MS = 3000;
const PERIOD_MS = 5000;
const FAR_MS = 10_000;
/** Minutes to the earliest call from which on there is no hurry. */
const FAR_MINUTES = 20;
const NOT_FOUND = 404;

const over: readonly OwnTicketView["status"][] = ["served", "missed", "cancelled", "expired", "past"];
export const isOver = ({ status }: Pick<OwnTicketView, "status">): boolean => over.includes(status);

const after = (known: Known, reply: Reply<SeenTicket>): Known => {
  if (reply.ok) return { view: reply.data, seenAt: browserClock.now(), failures: 0, isUnknown: false };
  return { ...known, failures: known.failures + 1, isUnknown: known.view === undefined && reply.status === NOT_FOUND };
};

const periodOf = ({ status, isNear, wait }: SeenTicket): number => {
  if (isNear || status === "called") return NEAR_MS;
  return wait && wait.from >= FAR_MINUTES ? FAR_MS : PERIOD_MS;
};

/** ms until the next question; undefined when there is nothing left to ask. */
const restMs = ({ view, failures, isUnknown }: Known): number | undefined => {
  if (isUnknown || (view && isOver(view))) return undefined;
  if (failures > 0) return retryDelayMs(failures, browserChance());
  return view ? periodOf(view) : 0;
};

/** A phone in a pocket sleeps: what it shows on waking is old until it has asked. */
const useWaking = (wake: () => void): void => {
  const latest = useRef(wake);
  latest.current = wake;
  useEffect(() => {
    const seen = () => document.visibilityState === "visible" && latest.current();
    document.addEventListener("visibilitychange", seen);
    addEventListener("online", seen);
    return () => {
      document.removeEventListener("visibilitychange", seen);
      removeEventListener("online", seen);
    };
  }, []);
};

export const useOwnTicket = (token: string): OwnTicket => {
  const [known, setKnown] = useState<Known>({ seenAt: 0, failures: 0, isUnknown: false });
  const path = `/own-ticket/${encodeURIComponent(token)}`;
  const learn = (reply: Reply<SeenTicket>) => {
    if (reply.ok) showWatchLink(token, reply.data);
    setKnown((now) => after(now, reply));
  };
  const ask = () => void request<SeenTicket>("GET", path).then(learn);
  const rest = restMs(known);
  useEffect(() => (rest === undefined ? undefined : browserClock.after(rest, "own ticket", ask)), [known]);
  useWaking(() => rest !== undefined && ask());
  const leave = async (): Promise<boolean> => {
    const reply = await request<SeenTicket>("POST", `${path}/leave`);
    if (reply.ok) learn(reply);
    return reply.ok;
  };
  return {
    view: known.view,
    seenAt: known.seenAt,
    isStale: known.failures > 0 && known.view !== undefined,
    isUnknown: known.isUnknown,
    leave,
  };
};
