// The last calls: up to eight, as many whole lines as there is room for.
import type { CallView } from "../../hall/views/views.ts";
import { callsOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { callKey, listed } from "./call-stage.ts";

const LISTED_MAX = 8;

const CallRow = ({ call }: { readonly call: CallView }) => {
  const { say } = usePage();
  return (
    <li class={call.status === "called" ? "is-called" : ""}>
      <b>{call.number}</b>
      <span>{call.isMobile ? call.windowName : say("window.number", { n: call.window })}</span>
      <small>{say(`ticket.${call.status}`)}</small>
    </li>
  );
};

export const LastCalls = () => {
  const { say } = usePage();
  const calls = listed(callsOf(useHall())).slice(0, LISTED_MAX);
  return (
    <section class="last">
      <h2>{say("screen.last")}</h2>
      <ol>
        {calls.length === 0 && <li class="none">{say("screen.no-calls")}</li>}
        {calls.map((call) => (
          <CallRow key={callKey(call)} call={call} />
        ))}
      </ol>
    </section>
  );
};
