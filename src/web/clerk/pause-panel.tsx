// Why the window pauses: one more key, and the same key twice for the usual reason.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { hallOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import type { Request } from "../wire/hall-socket.ts";
import { nameIn } from "../words/words.ts";
import { BackIn } from "./back-in.tsx";
import { Cancel, ChoiceButtons, useChoiceKeys } from "./choices.tsx";
import { isWriting } from "./is-writing.ts";
import { stepOf } from "./keys.ts";
import { useDeskKeys } from "./use-desk-keys.ts";

interface Props {
  readonly window: string;
  readonly run: (request: Request) => void;
  readonly close: () => void;
}

export const PausePanel = ({ window, run, close }: Props) => {
  const { say, language } = usePage();
  const reasons = hallOf(useHall())?.pauses ?? [];
  const panel = useRef<HTMLElement>(null);
  const [minutes, setMinutes] = useState<number>();
  useLayoutEffect(() => panel.current?.querySelector<HTMLElement>(".choice")?.focus(), []);
  // Visitors read the reason in the hall's language, whatever language the pad speaks.
  const pause = (reason: string) =>
    run({ op: "pause-window", args: { window, reason, ...(minutes === undefined ? {} : { minutes }) } });
  const choices = reasons.map((one) => ({
    id: one.id,
    text: nameIn(language, one),
    choose: () => pause(one.name),
  }));
  useChoiceKeys({ choices, close });
  useDeskKeys((event) => {
    const isAgain = event.key === "F7" || (!isWriting(event.target) && stepOf(event, false) === "pause");
    if (!isAgain || event.repeat) return;
    event.preventDefault();
    choices[0]?.choose();
  });
  return (
    <section class="panel pause" ref={panel} aria-labelledby="panel-title">
      <h2 id="panel-title">{say("desk.why-pause")}</h2>
      <BackIn minutes={minutes} choose={setMinutes} />
      <div class="choices">
        <ChoiceButtons choices={choices} />
        <Cancel close={close} />
      </div>
      <p class="quiet">{say("desk.why-how", { key: "F7" })}</p>
    </section>
  );
};
