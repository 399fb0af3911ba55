// A file sent to the server as it is.
import type { ProblemDetails } from "../../protocols/api/frames.ts";
import { browserClock } from "./browser.ts";

/** Sixteen megabytes over a poor network. */
const DEADLINE_MS = 120_000;

export interface Uploaded {
  readonly ok: boolean;
  readonly problem?: ProblemDetails | undefined;
}

/** Never rejects; without a problem the server did not answer. */
export const upload = async (path: string, file: File, token: string | undefined): Promise<Uploaded> => {
  const abort = new AbortController();
  const cancel = browserClock.after(DEADLINE_MS, path, () => abort.abort());
  try {
    const response = await fetch(`/api/v1${path}`, {
      method: "PUT",
      headers: { "content-type": file.type, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      body: file,
      signal: abort.signal,
    });
    const text = await response.text();
    return response.ok ? { ok: true } : { ok: false, problem: JSON.parse(text) as ProblemDetails };
  } catch {
    return { ok: false };
  } finally {
    cancel();
  }
};
