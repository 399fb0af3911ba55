// One ticket as its holder's phone follows it: the nearer the call the more often it asks; it is given back once.
import { useEffect } from "preact/hooks";
import type { OwnTicketView } from "../../hall/views/own-ticket.ts";
import { useWatched, type Watched } from "../parts/use-watched.ts";
import { request } from "../wire/request.ts";
import { showWatchLink } from "./held-link.ts";

/** `watch` is there for the holder alone: the token to pass on. */
export type SeenTicket = OwnTicketView & { readonly watch?: string };

export interface OwnTicket extends Watched<SeenTicket> {
  /** False where the hall did not take it back. */
  readonly leave: () => Promise<boolean>;
}

const NEAR_MS = 3000;
const PERIOD_MS = 5000;
const FAR_MS = 10_000;
/** Minutes to the earliest call from which on there is no hurry. */
const FAR_MINUTES = 20;

const over: readonly OwnTicketView["status"][] = ["served", "missed", "cancelled", "expired", "past"];
export const isOver = ({ status }: Pick<OwnTicketView, "status">): boolean => over.includes(status);

const periodOf = (view: SeenTicket): number | undefined => {
  if (isOver(view)) return undefined;
  if (view.isNear || view.status === "called") return NEAR_MS;
  return view.wait && view.wait.from >= FAR_MINUTES ? FAR_MS : PERIOD_MS;
};

export const useOwnTicket = (token: string): OwnTicket => {
  const path = `/own-ticket/${encodeURIComponent(token)}`;
  const ticket = useWatched<SeenTicket>(path, periodOf);
  useEffect(() => ticket.data && showWatchLink(token, ticket.data), [ticket.data?.watch]);
  const leave = async (): Promise<boolean> => {
    const reply = await request<SeenTicket>("POST", `${path}/leave`);
    if (reply.ok) ticket.learn(reply.data);
    return reply.ok;
  };
  return { ...ticket, leave };
};
