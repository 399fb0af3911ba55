// Nobody is at the window: what the next visitor comes for, but not who, or why nobody can be called.
import type { DeskNextView } from "../../hall/views/desk-views.ts";
import { type Desk, hallOf } from "../parts/hall-entries.ts";
import { useHall, useNow, usePage } from "../parts/page.tsx";
import { duration } from "../parts/times.ts";
import { useReturn } from "../parts/use-return.ts";

const MINUTE_MS = 60_000;

export const Next = ({ next }: { readonly next: DeskNextView }) => {
  const { say } = usePage();
  const n = Math.max(0, Math.floor((useNow() - next.issuedAt) / MINUTE_MS));
  const special = hallOf(useHall())?.classes.find(({ id }) => id === next.class);
  return (
    <section class="next">
      <p>{say("desk.next")}</p>
      <p class="what">
        <b>{next.name}</b> {special && <span class="class">★ {special.name}</span>}
      </p>
      <p class="quiet">{say("desk.waited-for", { n })}</p>
      {next.note && <p class="note">{say("desk.next-note", { note: next.note })}</p>}
    </section>
  );
};

const Stopped = ({ window }: Pick<Desk, "window">) => {
  const { pauseReason, since, state } = window;
  const { say } = usePage();
  const back = useReturn(window);
  const now = useNow();
  return (
    <p>
      {state === "paused" ? say("desk.paused", { reason: pauseReason ?? "" }) : say("desk.closed")}{" "}
      {state === "paused" && <b>{duration(now - since)}</b>}
      {back !== undefined && ` · ${say("window.back", { time: back })}`}
    </p>
  );
};

export const NoTicket = ({ window, next }: Desk) => {
  const { say } = usePage();
  const isStopped = window.state === "paused" || window.state === "closed";
  return (
    <section class="no-ticket">
      {isStopped ? <Stopped window={window} /> : <p class="quiet">{say("clerk.no-ticket")}</p>}
      {next ? <Next next={next} /> : <p class="what">{say("desk.nobody")}</p>}
    </section>
  );
};
