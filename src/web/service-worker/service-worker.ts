// Keeps the files of the pages, so that a page opens and reloads while the server is away. What is asked is always asked of the
// server first; only where it does not answer in time comes the copy. It keeps nothing that people said or that the hall
// knows: no answers of the API, and of an address with somebody's code in it the page alone.
import { browserClock } from "../wire/browser.ts";
import { fallbackPage } from "./fallback-page.ts";

/** The part of the worker's scope that is used here; the page's own library of types knows documents instead. */
interface WorkerScope {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate" | "message" | "fetch", listener: (event: WorkerEvent) => void): void;
}

interface WorkerEvent {
  readonly data?: unknown;
  readonly request: Request;
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

const CACHE = "tidehall-shell-1";
/** Long enough for a busy hall, short enough for somebody who looks at a white page. */
const ANSWER_MS_MAX = 3_000;
const FILES_MAX = 120;
const worker = self as unknown as WorkerScope;

/** Pages whose address carries a code are one page: /t/…, /a/…, /case/…, /rate/… */
const keyOf = (address: string): string => {
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/^(\/(?:t|a|case|rate)\/).*/, "$1");
};

const isOfPage = ({ method, url }: Request): boolean => {
  const { origin, pathname } = new URL(url);
  return method === "GET" && origin === location.origin && !/^\/(api|ws|photos|media|languages)(\/|$)/.test(pathname);
};

const keep = async (address: string, answer: Response): Promise<void> => {
  const cache = await caches.open(CACHE);
  await cache.put(keyOf(address), answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - FILES_MAX)).map((old) => cache.delete(old)));
};

const fromServer = async (request: Request): Promise<Response> => {
  const abort = new AbortController();
  const cancel = browserClock.after(ANSWER_MS_MAX, "answer of the server", () => abort.abort());
  try {
    return await fetch(request, { signal: abort.signal });
  } finally {
    cancel();
  }
};

const kept = async (request: Request): Promise<Response> => {
  const found = await (await caches.open(CACHE)).match(keyOf(request.url));
  if (found) return found;
  return request.mode === "navigate" ? fallbackPage() : Response.error();
};

/** A server behind a proxy is away too when the proxy says so. */
const isAway = ({ status }: Response): boolean => status === 502 || status === 503 || status === 504;

const answer = async (request: Request): Promise<Response> => {
  try {
    const response = await fromServer(request);
    if (isAway(response)) return await kept(request);
    if (response.ok) await keep(request.url, response.clone());
    return response;
  } catch {
    return kept(request);
  }
};

const keepAll = async (addresses: readonly string[]): Promise<void> => {
  for (const address of addresses.slice(0, FILES_MAX)) {
    const request = new Request(address);
    const response = isOfPage(request) ? await fetch(request).catch(() => undefined) : undefined;
    if (response?.ok) await keep(address, response);
  }
};

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => {
  const { keep: addresses } = (event.data ?? {}) as { readonly keep?: unknown };
  if (Array.isArray(addresses)) event.waitUntil(keepAll(addresses.map(String)));
});
worker.addEventListener("fetch", (event) => {
  if (isOfPage(event.request)) event.respondWith(answer(event.request));
});
