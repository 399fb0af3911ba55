// Plain questions to the server over HTTP, for what comes before a page has its connection: demo, pairing, log-in.
import type { ProblemDetails } from "../../protocols/api/frames.ts";
import { browserClock, uuid } from "./browser.ts";

export type Reply<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly status: number; readonly problem?: ProblemDetails };

const DEADLINE_MS = 8_000;

interface Question {
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const initOf = (method: string, { body, token, headers }: Question): RequestInit => ({
  method,
  headers: {
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(method === "POST" ? { "idempotency-key": uuid() } : {}),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...headers,
  },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

/** Never rejects: status 0 means that the server did not answer. */
export const request = async <T>(method: string, path: string, question: Question = {}): Promise<Reply<T>> => {
  const abort = new AbortController();
  const cancel = browserClock.after(DEADLINE_MS, path, () => abort.abort());
  try {
    const response = await fetch(`/api/v1${path}`, { ...initOf(method, question), signal: abort.signal });
    const text = await response.text();
    const data = text === "" ? {} : JSON.parse(text);
    return response.ok ? { ok: true, data } : { ok: false, status: response.status, problem: data };
  } catch {
    return { ok: false, status: 0 };
  } finally {
    cancel();
  }
};
