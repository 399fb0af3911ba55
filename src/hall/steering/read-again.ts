// The decisions of a past day, each computed once more from the event it stands in. A decision that comes out otherwise
// was made by other rules than those that read it now, or is not what was written.
import type { EventData, HallEvent } from "../events.ts";
import type { Kind, TideLook } from "./tide-events.ts";
import { lookAgain } from "./tide-review.ts";
import { signAgain } from "./tide-signs.ts";

export interface DecisionRead {
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly kind: HallEvent["kind"] | Kind | "pin";
  readonly window?: string;
  readonly sentence: string;
  /** Whether it comes out the same; absent for what people have said. */
  readonly isSame?: boolean;
}

type Reviewed = EventData["TideReviewed"];

/** Costs and gains are sums in one order: the same to the last bit. */
const isSameLook = (look: TideLook, again: ReturnType<typeof lookAgain>[number] | undefined): boolean =>
  again !== undefined &&
  JSON.stringify(look.costs) === JSON.stringify(again.costs) &&
  JSON.stringify(look.options.map(({ gainMinutes }) => gainMinutes)) ===
    JSON.stringify(again.options.map(({ gainMinutes }) => gainMinutes)) &&
  look.taken === again.taken?.kind;

const isSame = ({ inputs, looks, changes }: Reviewed): boolean | undefined => {
  if (!inputs) return undefined;
  const again = lookAgain(inputs);
  const sign = changes.find(({ kind }) => kind === "sign");
  const isSignSame = sign === undefined || signAgain(inputs)?.savedMinutes === sign.savedMinutes;
  return isSignSame && looks.length === again.length && looks.every((look, at) => isSameLook(look, again[at]));
};

const reviewRead = (at: number, data: Reviewed): DecisionRead[] => {
  const same = isSame(data);
  const checked = same === undefined ? {} : { isSame: same };
  return [
    ...data.changes.map(({ kind, window, sentence }) => ({ at, kind, window, sentence, ...checked })),
    ...data.pins.map(({ window, sentence }) => ({ at, kind: "pin" as const, window, sentence, ...checked })),
  ];
};

const said = ({ at, kind, data }: HallEvent, sentence: string): DecisionRead => ({
  at,
  kind,
  ...("window" in data && typeof data.window === "string" && { window: data.window }),
  sentence,
});

/** What people said to the tide, and what came of it, in one line; undefined for other events. */
const saying = (event: HallEvent): DecisionRead | undefined => {
  switch (event.kind) {
    case "PlanAdopted":
      return said(event, `${event.data.name} (${event.data.why})`);
    case "TideSwitched":
      return said(event, event.data.mode);
    case "WindowPinned":
      return said(event, [event.data.state, event.data.by, event.data.reason].filter(Boolean).join(", "));
    case "AdviceDeclined":
      return said(event, event.data.reason);
    case "WindowSummoned":
      return said(event, event.data.sentence);
    case "WindowUnpinned":
    case "SummonsEnded":
    case "RushEnded":
      return said(event, event.data.why);
    case "RushDeclared":
      return said(event, `${event.data.service ?? "*"} × ${event.data.times}`);
    case "AdviceAccepted":
      return said(event, event.data.advice);
    default:
      return undefined;
  }
};

/** In order of time. Pins that cost the same as at the review before are left out. */
export const decisionsIn = (events: readonly HallEvent[]): DecisionRead[] => {
  const told = new Map<string, string>();
  const isNews = ({ kind, window = "", sentence }: DecisionRead): boolean => {
    if (kind !== "pin") return true;
    const isRepeated = told.get(window) === sentence;
    told.set(window, sentence);
    return !isRepeated;
  };
  return events
    .flatMap((event) => (event.kind === "TideReviewed" ? reviewRead(event.at, event.data) : (saying(event) ?? [])))
    .filter(isNews);
};

/** How many reviews there were, and how many of them kept what they read. */
export const reviewsIn = (events: readonly HallEvent[]): { readonly reviews: number; readonly kept: number } => {
  const reviews = events.filter((event) => event.kind === "TideReviewed");
  return { reviews: reviews.length, kept: reviews.filter(({ data }) => data.inputs).length };
};
