// Which window this is and how it stands, and what is seldom pressed: close, leave, how the page looks.
import { AppearanceBar } from "../parts/appearance-bar.tsx";
import type { Desk } from "../parts/hall-entries.ts";
import { LinkBadge } from "../parts/link-badge.tsx";
import { useHall, usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { WallClock } from "../parts/wall-clock.tsx";
import { useFloat } from "./floating.tsx";

interface Sound {
  readonly isOn: boolean;
  readonly turn: () => void;
}

const More = ({ sound }: { readonly sound: Sound }) => {
  const { say } = usePage();
  const { isFloating, float } = useFloat();
  return (
    <details class="more">
      <summary>{say("desk.more")}</summary>
      <div>
        {!isFloating && (
          <button type="button" onClick={float}>
            {say("desk.float")}
          </button>
        )}
        <label class="sound">
          <input type="checkbox" checked={sound.isOn} onChange={sound.turn} /> {say("desk.sound")}
        </label>
        <AppearanceBar />
      </div>
    </details>
  );
};

interface Props {
  readonly desk: Desk;
  readonly operator: Operator;
  readonly sound: Sound;
  /** Asks what becomes of a window that is open. */
  readonly askToLeave: () => void;
}

const CloseButton = ({ desk: { window }, operator }: Pick<Props, "desk" | "operator">) => {
  const { say } = usePage();
  const isOff = useHall().link !== "live" || operator.pending !== undefined || window.draining === "close";
  const label = say("clerk.close");
  if (window.state === "closed") return null;
  return (
    <button
      type="button"
      disabled={isOff}
      onClick={() => operator.run(label, { op: "close-window", args: { window: window.id } })}
    >
      {label}
    </button>
  );
};

export const Header = ({ desk, operator, sound, askToLeave }: Props) => {
  const { say, leave } = usePage();
  const { number, name, state, draining, clerk } = desk.window;
  return (
    <header>
      <h1>
        {say("window.number", { n: number })} <small>{name}</small>
      </h1>
      <p class={`state ${state}`}>{say(`state.${state}`)}</p>
      {draining && <p class="draining">{say(`clerk.draining-${draining}`)}</p>}
      <LinkBadge />
      <WallClock />
      {clerk && <p class="clerk-name">{clerk.name}</p>}
      <CloseButton {...{ desk, operator }} />
      <More sound={sound} />
      <button type="button" onClick={state === "closed" ? leave : askToLeave}>
        {say("app.leave")}
      </button>
    </header>
  );
};
