// Windows that a manager holds open or shut against the tide, until when, and what that costs those who wait.

import type { CommandArgs } from "../../../hall/commands.ts";
import type { PinView, TideView } from "../../../hall/steering/tide-view.ts";
import type { WindowView } from "../../../hall/views/views.ts";
import { windowsOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { useTimes } from "../../parts/use-times.ts";
import { useHallSentence } from "./hall-sentence.ts";
import { HowLong } from "./how-long.tsx";

interface Props {
  readonly tide: TideView;
  readonly operator: Operator;
}

const Cost = ({ costMinutes, sentence }: Pick<PinView, "costMinutes" | "sentence">) => {
  const { say } = usePage();
  const ours = useHallSentence();
  if (costMinutes === undefined) return null;
  const n = Math.round(costMinutes);
  const text = n <= 0 ? say("tide.pin-free") : say("tide.pin-cost", { n });
  return <p class={n <= 0 ? "quiet" : "cost"}>{ours(sentence, text)}</p>;
};

const Row = ({ pin, operator }: { readonly pin: PinView; readonly operator: Operator }) => {
  const { say } = usePage();
  const { clockTime } = useTimes();
  const { window, number, state, until, by, reason } = pin;
  const unpin = () =>
    operator.run(`${say("tide.unpin")} ${say("window.number", { n: number })}`, {
      op: "unpin-window",
      args: { window },
    });
  return (
    <li>
      <b>{say("window.number", { n: number })}</b> {say(`tide.pinned-${state}`, { time: clockTime(until) })}{" "}
      <small>{[say(`tide.by-${by}`), ...(reason ? [reason] : [])].join(" · ")}</small>
      <Cost {...pin} />
      <button type="button" class="small" disabled={operator.pending !== undefined} onClick={unpin}>
        {say("tide.unpin")}
      </button>
    </li>
  );
};

const states = ["open", "closed"] as const;

const pinIn = (form: HTMLFormElement): CommandArgs<"PinWindow"> => {
  const values = new FormData(form);
  const reason = String(values.get("reason") ?? "").trim();
  return {
    window: String(values.get("window")),
    state: values.get("state") === "closed" ? "closed" : "open",
    minutes: Number(values.get("minutes")),
    ...(reason && { reason }),
  };
};

const PinFields = ({ windows }: { readonly windows: readonly WindowView[] }) => {
  const { say } = usePage();
  const why = say("tide.pin-why");
  return (
    <>
      <select name="window" aria-label={say("tide.pin-window")}>
        {windows.map(({ id, number }) => (
          <option key={id} value={id}>
            {say("window.number", { n: number })}
          </option>
        ))}
      </select>
      <select name="state" aria-label={say("manager.state")}>
        {states.map((state) => (
          <option key={state} value={state}>
            {say(`tide.pin-${state}`)}
          </option>
        ))}
      </select>
      <HowLong />
      <input type="text" name="reason" maxLength={60} placeholder={why} aria-label={why} />
    </>
  );
};

const PinForm = ({ operator }: Pick<Props, "operator">) => {
  const { say } = usePage();
  const windows = windowsOf(useHall()).filter(({ isBench }) => isBench);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    operator.run(say("tide.pin"), { op: "pin-window", args: pinIn(event.currentTarget as HTMLFormElement) });
  };
  if (windows.length === 0) return <p class="quiet">{say("tide.no-bench")}</p>;
  return (
    <form class="inline" onSubmit={submit}>
      <PinFields windows={windows} />
      <button type="submit" disabled={operator.pending !== undefined}>
        {say("tide.pin")}
      </button>
    </form>
  );
};

export const Pins = ({ tide, operator }: Props) => {
  const { say } = usePage();
  return (
    <div class="pins">
      <h3>{say("tide.pins")}</h3>
      {tide.pins.length === 0 && <p class="quiet">{say("tide.no-pins")}</p>}
      <ul>
        {tide.pins.map((pin) => (
          <Row key={pin.window} {...{ pin, operator }} />
        ))}
      </ul>
      <PinForm operator={operator} />
    </div>
  );
};
