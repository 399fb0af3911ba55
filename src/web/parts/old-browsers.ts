// What the web views of old signage boxes lack and the pages' library asks for. Imported before everything else.

/** Younger than Chromium 61 by ten versions. */
if (!("queueMicrotask" in self)) {
  Object.assign(self, { queueMicrotask: (task: () => void) => void Promise.resolve().then(task) });
}
