// Opens a page that has no connection of its own: somebody's phone, asking over HTTP.
import { type ComponentChildren, render } from "preact";
import type { Table } from "../words/word-table.ts";
import { Shell } from "./shell.tsx";
import type { Speech } from "./speech.tsx";

/** @param words what this page says and no other does */
export const openAlone = (words: Table, draw: (speech: Speech) => ComponentChildren): void =>
  render(<Shell words={words} draw={draw} />, document.body);
