// Giving the number back: asked once more, because nothing brings it back.
import { useState } from "preact/hooks";
import { useSpeech } from "../parts/speech.tsx";
import type { OwnTicket, SeenTicket } from "./use-own-ticket.ts";

const mayLeave: readonly SeenTicket["status"][] = ["waiting", "held", "kept"];

interface SureProps {
  readonly number: string;
  readonly stay: () => void;
  readonly leave: OwnTicket["leave"];
}

const Sure = ({ number, stay, leave }: SureProps) => {
  const { say } = useSpeech();
  const [state, setState] = useState<"asking" | "leaving" | "failed">("asking");
  const go = async () => {
    setState("leaving");
    if (!(await leave())) setState("failed");
  };
  return (
    <div class="sure" role="alert">
      <p>{say(state === "failed" ? "phone.leave-failed" : "phone.leave-sure", { number })}</p>
      <button type="button" class="primary" onClick={stay}>
        {say("phone.stay")}
      </button>
      <button type="button" class="leave" disabled={state === "leaving"} onClick={() => void go()}>
        {say("phone.leave-now")}
      </button>
    </div>
  );
};

/** Nothing for whoever only watches the ticket, nor once it is called. */
export const Leave = ({ view, leave }: { readonly view: SeenTicket; readonly leave: OwnTicket["leave"] }) => {
  const { say } = useSpeech();
  const [isAsking, setAsking] = useState(false);
  if (view.watch === undefined || !mayLeave.includes(view.status)) return null;
  if (isAsking) return <Sure number={view.number} stay={() => setAsking(false)} leave={leave} />;
  return (
    <button type="button" class="leave" onClick={() => setAsking(true)}>
      {say("phone.leave")}
    </button>
  );
};
