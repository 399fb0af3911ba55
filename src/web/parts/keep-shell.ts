// Asks the browser to keep this page's own files, so that it opens while the server is away. Browsers do so on https and on
// the machine itself; elsewhere a page that is open stays open, and nothing else changes.

/** The page itself last: without its script it would be a blank one, where the worker has something to say. */
const filesOfPage = (): string[] => {
  const tags = document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>("script[src], link[href]");
  return [...Array.from(tags, (tag) => ("src" in tag ? tag.src : tag.href)), location.href];
};

/** Never rejects. */
export const keepShell = async (): Promise<void> => {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("/service-worker.js");
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: filesOfPage() });
  } catch {
    // A browser that forbids it shows the page all the same.
  }
};
