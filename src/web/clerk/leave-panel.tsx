// Leaving while the window is open: whether it stays open for whoever comes back, or closes. The page leaves when the hall has
// closed it.
import { useLayoutEffect, useRef } from "preact/hooks";
import { usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { Cancel, ChoiceButtons, useChoiceKeys } from "./choices.tsx";

interface Props {
  readonly window: string;
  readonly operator: Operator;
  readonly close: () => void;
}

export const LeavePanel = ({ window, operator, close }: Props) => {
  const { say, leave } = usePage();
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => panel.current?.querySelector("button")?.focus(), []);
  const closeAndLeave = () => {
    close();
    operator.run(say("clerk.close"), { op: "close-window", args: { window } }, leave);
  };
  const choices = [
    { id: "close", text: say("desk.leave-close"), choose: closeAndLeave },
    { id: "only", text: say("desk.leave-only"), choose: leave },
  ];
  useChoiceKeys({ choices, close });
  return (
    <section class="panel leave" ref={panel} aria-labelledby="panel-title">
      <h2 id="panel-title">{say("desk.leave-open")}</h2>
      <div class="choices">
        <ChoiceButtons choices={choices} />
        <Cancel close={close} />
      </div>
    </section>
  );
};
