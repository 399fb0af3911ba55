// @ts-check
// Loaded before a test file: async hooks do nothing. tap would follow every promise of the program by them, to know whose error it
// is when nobody catches one; where tests live on promises that is a quarter of their time. Without it such an error ends
// the file, which then has failed as a whole; the file run by itself says whose it was.
import asyncHooks from "node:async_hooks";
import { syncBuiltinESMExports } from "node:module";

/** @type {import("node:async_hooks").AsyncHook} */
const nothing = { enable: () => nothing, disable: () => nothing };

asyncHooks.createHook = () => nothing;
syncBuiltinESMExports();
