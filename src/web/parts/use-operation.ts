// One command at a time from a person at a page: nothing is shown as done before the hall has said so, and a second press
// while the first is under way does nothing.
import { useRef, useState } from "preact/hooks";
import type { Request, Result } from "../wire/hall-socket.ts";
import { usePage } from "./page.tsx";
import { problemText } from "./problem-text.ts";

export interface Said {
  readonly tone: "ok" | "no";
  readonly text: string;
  /** The label of a command whose answer never came: whether it was done only the hall's state can tell. */
  readonly unanswered?: string;
}

type Answered = Readonly<Record<string, unknown>>;

export interface Operator {
  /** The label of the command under way. */
  readonly pending: string | undefined;
  /** What became of the last command. */
  readonly said: Said | undefined;
  /** `done` hears what the hall answered, when it has done it. */
  readonly run: (label: string, request: Request, done?: (data: Answered) => void) => void;
  /** Says something of the page's own. */
  readonly tell: (said: Said) => void;
}

export const useOperation = (): Operator => {
  const { socket, say, language } = usePage();
  const isBusy = useRef(false);
  const [pending, setPending] = useState<string>();
  const [said, setSaid] = useState<Said>();
  const settle = (label: string, result: Result) => {
    isBusy.current = false;
    setPending(undefined);
    setSaid(
      result.ok
        ? { tone: "ok", text: say("clerk.done", { what: label }) }
        : {
            tone: "no",
            text: problemText(result.problem, say, language),
            ...(result.problem.code === "no-answer" && { unanswered: label }),
          },
    );
  };
  const run: Operator["run"] = (label, request, done) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setPending(label);
    setSaid(undefined);
    socket.send(request).then((result) => {
      settle(label, result);
      if (result.ok) done?.(result.data);
    });
  };
  return { pending, said, run, tell: setSaid };
};
