// Why the window pauses: one more key, and the same key twice for the usual reason.
import { useLayoutEffect, useRef } from "preact/hooks";
import { usePage } from "../parts/page.tsx";
import type { Request } from "../wire/hall-socket.ts";
import { type Word, words } from "../words.ts";
import { Cancel, ChoiceButtons, useChoiceKeys } from "./choices.tsx";
import { isWriting } from "./is-writing.ts";
import { stepOf } from "./keys.ts";
import { useDeskKeys } from "./use-desk-keys.ts";

const reasons = [
  "reason.away",
  "reason.papers",
  "reason.meal",
  "reason.shift",
  "reason.device",
] as const satisfies readonly Word[];

interface Props {
  readonly window: string;
  readonly run: (request: Request) => void;
  readonly close: () => void;
}

export const PausePanel = ({ window, run, close }: Props) => {
  const { say } = usePage();
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => panel.current?.querySelector("button")?.focus(), []);
  // Visitors read the reason in the hall's language, whatever language the pad speaks.
  const pause = (word: (typeof reasons)[number]) =>
    run({ op: "pause-window", args: { window, reason: words[word][0] } });
  const choices = reasons.map((word) => ({ id: word, text: say(word), choose: () => pause(word) }));
  useChoiceKeys({ choices, close });
  useDeskKeys((event) => {
    const isAgain = event.key === "F7" || (!isWriting(event.target) && stepOf(event, false) === "pause");
    if (!isAgain || event.repeat) return;
    event.preventDefault();
    pause(reasons[0]);
  });
  return (
    <section class="panel pause" ref={panel} aria-labelledby="panel-title">
      <h2 id="panel-title">{say("desk.why-pause")}</h2>
      <div class="choices">
        <ChoiceButtons choices={choices} />
        <Cancel close={close} />
      </div>
      <p class="quiet">{say("desk.why-how", { key: "F7" })}</p>
    </section>
  );
};
