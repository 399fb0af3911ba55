// What the pad tells beside the visitor: that this window is to be opened, that a ticket has come for it, and which bench
// window is about to open elsewhere. Quiet lines; nothing here has to be answered.
import { type Desk, windowsOf } from "../parts/hall-entries.ts";
import { useHall, useNow, usePage } from "../parts/page.tsx";
import { duration } from "../parts/times.ts";

/** This window is closed, and somebody is to come and open it. */
const Come = ({ opensAt }: { readonly opensAt: number }) => {
  const { say } = usePage();
  const left = opensAt - useNow();
  return (
    <p class="come" role="status">
      {left > 0 ? say("bench.come", { time: duration(left) }) : say("bench.come-now")}
    </p>
  );
};

export const News = ({ desk: { window, invited } }: { readonly desk: Desk }) => {
  const { say } = usePage();
  const soon = windowsOf(useHall()).filter(
    ({ id, state, opensAt }) => id !== window.id && state === "closed" && opensAt !== undefined,
  );
  return (
    <>
      {window.opensAt !== undefined && window.state === "closed" && <Come opensAt={window.opensAt} />}
      {invited && (
        <p class="news" role="status">
          {say("bench.invited", { number: invited.number })}
        </p>
      )}
      {soon.map(({ id, number }) => (
        <p key={id} class="news" role="status">
          {say("bench.soon", { n: number })}
        </p>
      ))}
    </>
  );
};
