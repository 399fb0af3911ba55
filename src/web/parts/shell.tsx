// What surrounds every page: its speech, its dress, and the worker that keeps it alive while the server restarts.
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { Table } from "../words/word-table.ts";
import { Dressed } from "./appearance.tsx";
import { keepShell } from "./keep-shell.ts";
import { type Speech, SpeechContext, useOwnSpeech } from "./speech.tsx";

interface Props {
  readonly words?: Table;
  readonly isShared?: boolean;
  readonly draw: (speech: Speech) => ComponentChildren;
}

export const Shell = ({ words, isShared = false, draw }: Props) => {
  const speech = useOwnSpeech(words);
  useEffect(() => void keepShell(), []);
  return (
    <SpeechContext.Provider value={speech}>
      <Dressed isShared={isShared}>{draw(speech)}</Dressed>
    </SpeechContext.Provider>
  );
};
