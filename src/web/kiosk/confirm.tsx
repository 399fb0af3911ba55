// Second tap: what to bring, whether a priority class applies, and the number.
import { useLayoutEffect, useRef } from "preact/hooks";
import { waitsOf } from "../parts/hall-entries.ts";
import { useHall, useKeys, usePage } from "../parts/page.tsx";
import { fullWait } from "../parts/wait-text.ts";
import { Classes } from "./classes.tsx";
import { OtherMatters } from "./matters.tsx";
import type { Choice } from "./steps.ts";

interface Props {
  readonly choice: Choice;
  readonly take: (choice: Choice) => void;
  readonly toggleClass: (id: string) => void;
  readonly toggleMatter: (id: string) => void;
  readonly back: () => void;
}

const Facts = ({ service }: Choice) => {
  const { say } = usePage();
  return (
    <div class="facts">
      {service.detail && <p>{service.detail}</p>}
      {service.bring && (
        <p class="bring">
          <b>{say("kiosk.bring")}</b> {service.bring}
        </p>
      )}
      <p>
        {say("app.waiting", { n: service.waiting })} {fullWait(say, waitsOf(useHall())[service.id])}
      </p>
    </div>
  );
};

/** Enter takes the number, Escape, Backspace and 0 go back. A button in focus takes its own Enter. */
const useConfirmKeys = ({ choice, take, back }: Props, isLive: boolean): void =>
  useKeys(({ key, repeat }) => {
    if (repeat) return;
    if (key === "Escape" || key === "Backspace" || key === "0") back();
    if (key === "Enter" && document.activeElement === document.body && isLive) take(choice);
  });

export const Confirm = (props: Props) => {
  const { choice, take, toggleClass, toggleMatter, back } = props;
  const { say } = usePage();
  const isLive = useHall().link === "live";
  const primary = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => primary.current?.focus(), []);
  useConfirmKeys(props, isLive);
  return (
    <main class="confirm">
      <h1 aria-live="polite">{choice.service.name}</h1>
      <Facts {...choice} />
      <Classes {...{ choice, toggleClass }} />
      <OtherMatters {...{ choice, toggleMatter }} />
      <div class="choices">
        <button type="button" class="back" onClick={back}>
          {say("app.back")}
        </button>
        <button type="button" class="primary take" ref={primary} disabled={!isLive} onClick={() => take(choice)}>
          {say("kiosk.take")}
        </button>
      </div>
    </main>
  );
};
