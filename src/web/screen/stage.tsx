// The calls, as large as the screen lets them be: one alone with its caption, or up to three that came together. While none is
// new, the hall's pictures stand below the last one.
import type { CallView } from "../../hall/views/views.ts";
import { useNow, usePage } from "../parts/page.tsx";
import { callKey, isNew, type Stage, type Staged } from "./call-stage.ts";
import { Medium } from "./medium.tsx";
import { useMedium } from "./use-medium.ts";

/** Five signs need more room than four, and two figures of a window more than one. */
const lengthOf = ({ number, window }: CallView): string => {
  const isTight = number.length + String(window).length > 5;
  return `${number.length > 4 ? "is-long" : ""} ${isTight ? "is-tight" : ""}`;
};

const Where = ({ call }: { readonly call: CallView }) => {
  const { say } = usePage();
  if (call.isMobile) return <span class="where is-helper">{say("staff.comes")}</span>;
  return (
    <span class="where">
      {say("screen.before-window")} <b>{call.window}</b> {say("screen.after-window")}
    </span>
  );
};

/** Breaks only between its parts. */
const Caption = ({ call: { number, window, isMobile } }: { readonly call: CallView }) => {
  const { say } = usePage();
  const text = say(isMobile ? "staff.comes-caption" : "screen.caption", { number, window });
  return (
    <p class="caption">
      {text.split("|").map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  );
};

const Arrow = () => (
  <svg class="arrow" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path d="M1 8h10V3l8 7-8 7v-5H1z" fill="currentColor" />
  </svg>
);

/** The key makes every call flash anew; the style sheet keeps it under three times a second. */
const Called = ({ staged, now }: { readonly staged: Staged; readonly now: number }) => {
  const { say } = usePage();
  const { call } = staged;
  return (
    <li class={`called ${isNew(staged, now) ? "new" : ""} ${lengthOf(call)}`}>
      <span class="now-number">{call.number}</span>
      <Arrow />
      <span class="to">{!call.isMobile && say("screen.to")}</span>
      <Where call={call} />
    </li>
  );
};

const Quiet = () => {
  const { say } = usePage();
  return <p class="quiet">{say("screen.quiet")}</p>;
};

const Calls = ({ shown, now }: { readonly shown: readonly Staged[]; readonly now: number }) => {
  if (shown.length === 0) return <Quiet />;
  return (
    <ol class="calls">
      {shown.map((staged) => (
        <Called key={callKey(staged.call)} {...{ staged, now }} />
      ))}
    </ol>
  );
};

/** Three say themselves what a caption would. */
const CAPTIONED_MAX = 2;

export const NowCalling = ({ shown, waiting }: Stage) => {
  const { say } = usePage();
  const now = useNow();
  const newest = shown[shown.length - 1];
  const { medium, leave } = useMedium(newest, waiting.length);
  const place = medium ? "beside" : `share-${Math.max(1, shown.length)}`;
  return (
    <section class={`now ${place}`} aria-label={say("screen.now")}>
      <div class="spoken" aria-live="assertive">
        <Calls shown={medium ? shown.slice(-1) : shown} now={now} />
        {!medium && newest && shown.length <= CAPTIONED_MAX && <Caption call={newest.call} />}
      </div>
      {medium && <Medium key={medium.file} medium={medium} leave={leave} />}
    </section>
  );
};
