// What the server answers to a question, asked again now and then where the answer changes.
import { useEffect, useState } from "preact/hooks";
import { usePage } from "../parts/page.tsx";
import { repeat } from "../wire/clock.ts";
import { type Reply, request } from "../wire/request.ts";

/** What goes on is asked again so often, ms. */
const AGAIN_MS = 60_000;

/**
 * What was answered last; undefined while nothing has been.
 * @param path below `/api/v1`; undefined while the question is not known
 */
export const useAsked = <T>(
  path: string | undefined,
  { goesOn }: { readonly goesOn: boolean },
): Reply<T> | undefined => {
  const { pass, clock } = usePage();
  const [reply, setReply] = useState<Reply<T>>();
  useEffect(() => {
    if (path === undefined) return undefined;
    let isWanted = true;
    const token = pass.token === undefined ? {} : { token: pass.token };
    const read = async () => {
      const answer = await request<T>("GET", path, token);
      if (isWanted) setReply(answer);
    };
    void read();
    const cancel = goesOn ? repeat(clock, AGAIN_MS, path, () => void read()) : () => {};
    return () => {
      isWanted = false;
      cancel();
    };
  }, [path, goesOn, pass, clock]);
  return reply;
};
