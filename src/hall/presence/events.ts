// What has happened to presence (在岗). Staff are named by their number; nothing here tells who a visitor is.
import type { StaffRole } from "../rules/staff-member.ts";

/** Why a window has no clerk: nobody has come or stayed, or a pause goes on for too long. */
export type Emptiness = "closed" | "paused";

export interface PresenceEvents {
  StaffSignedIn: { readonly staff: string; readonly post: StaffRole };
  StaffSignedOut: { readonly staff: string };
  /** Known beforehand or at once; it begins with LeaveBegan. Times are ms since 1970 UTC. */
  LeaveNoted: {
    readonly leave: string;
    readonly staff: string;
    readonly from: number;
    readonly until?: number;
    readonly reason: string;
  };
  LeaveBegan: { readonly leave: string; readonly staff: string };
  /** `gone` where the hall has no such member of staff any more. */
  LeaveEnded: { readonly leave: string; readonly staff: string; readonly why: "over" | "back" | "withdrawn" | "gone" };
  /** What A does is B's from now on; `windows` are those A sits at, none where A may sit at any. */
  DeputyStepsIn: { readonly staff: string; readonly deputy: string; readonly windows: readonly string[] };
  DeputyStepsOut: { readonly staff: string; readonly deputy: string };
  /** [N4] A window on duty has had no clerk since then, for longer than the rules let it. */
  WindowFoundEmpty: {
    readonly window: string;
    readonly since: number;
    /** When its duty ends, ms since 1970 UTC: the emptiness ends then at the latest. */
    readonly endsAt: number;
    readonly why: Emptiness;
    /** Who should be there as far as the hall knows: those who name the window, deputies for those who are away. */
    readonly expected: readonly string[];
    /** What was said when it closed or paused. */
    readonly reason?: string;
  };
  EmptyExplained: { readonly window: string; readonly reason: string };
  /** The emptiness is over: a clerk has come, or nobody has to be there any more. */
  WindowManned: {
    readonly window: string;
    readonly since: number;
    readonly until: number;
    readonly emptyMs: number;
    readonly ends: "clerk" | "off-duty";
    /** Staff number of whoever came. */
    readonly clerk?: string;
    readonly reason?: string;
  };
  /** [N7] Between the two instants nobody watched the hall: what was switched off then is not known. */
  DaemonStarted: { readonly lastAliveAt?: number; readonly wasStopped: boolean };
  HelpAsked: { readonly ask: string; readonly from: string; readonly note?: string };
  HelpAnswered: { readonly ask: string; readonly from: string; readonly staff: string; readonly waitedMs: number };
}
