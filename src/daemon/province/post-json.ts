// One POST with a deadline: the status and text of the answer, or a rejection where none came in time.
import { type Clock, within } from "../../base/clock.ts";
import type { ProvinceAnswer } from "./adapter.ts";

const DEADLINE_MS = 10_000;
/** As much of an answer as anybody reads. */
const TEXT_MAX = 2000;

export interface Posting {
  readonly url: string;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
}

export const postJson = async (clock: Clock, { url, body, headers }: Posting): Promise<ProvinceAnswer> => {
  const abort = new AbortController();
  const late = () => {
    abort.abort();
    return new Error(`no answer in ${DEADLINE_MS / 1000} s`);
  };
  const ask = async () => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
      redirect: "error",
      signal: abort.signal,
    });
    return { status: response.status, text: (await response.text()).slice(0, TEXT_MAX) };
  };
  return within(clock, DEADLINE_MS, "province post", ask(), late);
};
