// One ticket as its holder's phone follows it: asked for every few seconds, kept in sight through a loss, given back once.
import { useEffect, useState } from "preact/hooks";
import type { OwnTicketView } from "../../hall/own-ticket.ts";
import { browserChance, browserClock } from "../wire/browser.ts";
import { type Reply, request } from "../wire/request.ts";
import { retryDelayMs } from "../wire/retry-delay.ts";

export interface OwnTicket {
  readonly view: OwnTicketView | undefined;
  /** ms at which the hall last answered. */
  readonly seenAt: number;
  readonly isStale: boolean;
  /** No ticket has this link. */
  readonly isUnknown: boolean;
  readonly leave: () => void;
}

interface Known {
  readonly view?: OwnTicketView;
  readonly seenAt: number;
  readonly failures: number;
  readonly isUnknown: boolean;
}

const PERIOD_MS = 5000;
const NOT_FOUND = 404;

const over: readonly OwnTicketView["status"][] = ["served", "missed", "cancelled", "expired", "past"];
export const isOver = ({ status }: OwnTicketView): boolean => over.includes(status);

const after = (known: Known, reply: Reply<OwnTicketView>): Known => {
  if (reply.ok) return { view: reply.data, seenAt: browserClock.now(), failures: 0, isUnknown: false };
  return { ...known, failures: known.failures + 1, isUnknown: known.view === undefined && reply.status === NOT_FOUND };
};

/** ms until the next question; undefined when there is nothing left to ask. */
const restMs = ({ view, failures, isUnknown, seenAt }: Known): number | undefined => {
  if (isUnknown || (view && isOver(view))) return undefined;
  if (failures > 0) return retryDelayMs(failures, browserChance());
  return seenAt === 0 ? 0 : PERIOD_MS;
};

export const useOwnTicket = (token: string): OwnTicket => {
  const [known, setKnown] = useState<Known>({ seenAt: 0, failures: 0, isUnknown: false });
  const path = `/own-ticket/${encodeURIComponent(token)}`;
  const learn = (reply: Reply<OwnTicketView>) => setKnown((now) => after(now, reply));
  useEffect(() => {
    const rest = restMs(known);
    if (rest === undefined) return undefined;
    return browserClock.after(rest, "own ticket", () => void request<OwnTicketView>("GET", path).then(learn));
  }, [known]);
  return {
    view: known.view,
    seenAt: known.seenAt,
    isStale: known.failures > 0 && known.view !== undefined,
    isUnknown: known.isUnknown,
    leave: () => void request<OwnTicketView>("POST", `${path}/leave`).then(learn),
  };
};
