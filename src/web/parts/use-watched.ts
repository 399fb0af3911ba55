// Something that a page asks for again and again, as a phone needs it: at once when it comes out of the pocket, kept in sight
// while the hall does not answer, and not asked for any longer once there is nothing to come.
import { useEffect, useRef, useState } from "preact/hooks";
import { browserChance, browserClock } from "../wire/browser.ts";
import { type Reply, request } from "../wire/request.ts";
import { retryDelayMs } from "../wire/retry-delay.ts";

interface Known<T> {
  readonly data?: T;
  /** ms at which the hall last answered; 0 before. */
  readonly seenAt: number;
  readonly failures: number;
  /** There is nothing under this address. */
  readonly isUnknown: boolean;
}

export interface Watched<T> extends Omit<Known<T>, "failures"> {
  /** The hall does not answer now. */
  readonly isStale: boolean;
  /** What came as the answer to something else. */
  readonly learn: (data: T) => void;
}

const NOT_FOUND = 404;
const nothing = { seenAt: 0, failures: 0, isUnknown: false };

const after = <T>(known: Known<T>, reply: Reply<T>): Known<T> => {
  if (reply.ok) return { data: reply.data, seenAt: browserClock.now(), failures: 0, isUnknown: false };
  return { ...known, failures: known.failures + 1, isUnknown: known.data === undefined && reply.status === NOT_FOUND };
};

/** What a sleeping phone shows on waking is old until it has asked. */
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

/**
 * @param path undefined asks for nothing
 * @param periodOf ms until it is asked for again, undefined when nothing is to come
 */
export const useWatched = <T>(path: string | undefined, periodOf: (data: T) => number | undefined): Watched<T> => {
  const [known, setKnown] = useState<Known<T>>(nothing);
  const { data, failures, isUnknown } = known;
  const restMs = (): number | undefined => {
    if (path === undefined || isUnknown) return undefined;
    if (failures > 0) return retryDelayMs(failures, browserChance());
    return data === undefined ? 0 : periodOf(data);
  };
  const ask = () =>
    path !== undefined && void request<T>("GET", path).then((reply) => setKnown((now) => after(now, reply)));
  const rest = restMs();
  useEffect(() => (rest === undefined ? undefined : browserClock.after(rest, path ?? "", ask)), [known, path]);
  useWaking(() => rest !== undefined && ask());
  return {
    ...(data !== undefined && { data }),
    ...{ seenAt: known.seenAt, isUnknown, isStale: failures > 0 },
    learn: (learnt) => setKnown((now) => after(now, { ok: true, data: learnt })),
  };
};
