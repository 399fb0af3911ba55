// What the editor of plans does: reads what is in force, tries a draft against the rules and the calendar while it is made,
// and saves it, unless somebody else has been quicker. The version before stays at hand.
import { useEffect, useRef, useState } from "preact/hooks";
import type { ProblemDetails } from "../../../protocols/api/frames.ts";
import type { PlanDay, PlanSections } from "../../../protocols/api/plan-sections.ts";
import { areSame, changedTo, type Draft, startedWith, undone } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import { problemText } from "../../parts/problem-text.ts";
import { type Reply, request } from "../../wire/request.ts";

export type Problem = NonNullable<ProblemDetails["problems"]>[number];

export interface InForce {
  readonly version: number;
  readonly plans: PlanSections;
  /** What was in force before the last change; undefined where nothing has been changed. */
  readonly former?: PlanSections;
}

/** What an editor's parts work with, once there is something to edit. */
export interface PlansEditor {
  readonly inForce: InForce;
  readonly draft: Draft<PlanSections>;
  readonly problems: readonly Problem[];
  /** False while the draft has changed since problems and days were found. */
  readonly isTried: boolean;
  /** Which plan holds on each day of `year`, by the draft. */
  readonly days: readonly PlanDay[];
  readonly year: number;
  readonly showYear: (year: number) => void;
  readonly said: string;
  readonly isChanged: boolean;
  readonly change: (part: Partial<PlanSections>) => void;
  readonly undo: () => void;
  readonly save: () => void;
  readonly putBack: () => void;
  /** The draft stays one step back. */
  readonly load: () => void;
}

/** ms without a change until a draft is tried. */
const REST_MS = 300;

interface Trial {
  readonly plans: PlanSections;
  readonly year: number;
}

interface Tried {
  readonly of?: Trial;
  readonly problems: readonly Problem[];
  readonly days: readonly PlanDay[];
}

const triedBy = (of: Trial, reply: Reply<{ readonly days: readonly PlanDay[] }>, before: Tried): Tried =>
  reply.ok
    ? { of, problems: [], days: reply.data.days }
    : { of, problems: reply.problem?.problems ?? [], days: before.days };

/** The draft against the rules, once its maker rests; the days of the last one that was right stay in sight. */
const useTrial = (plans: PlanSections | undefined, year: number) => {
  const { clock, pass } = usePage();
  const [tried, setTried] = useState<Tried>({ problems: [], days: [] });
  const asked = useRef(0);
  useEffect(() => {
    if (!plans) return undefined;
    const mine = ++asked.current;
    const body = { ...plans, from: `${year}-01-01`, to: `${year}-12-31` };
    return clock.after(REST_MS, "trial of plans", () => {
      void request<{ days: PlanDay[] }>("POST", "/plans/preview", { body, token: pass.token }).then((reply) => {
        if (mine === asked.current) setTried((before) => triedBy({ plans, year }, reply, before));
      });
    });
  }, [plans, year]);
  const { of, problems, days } = tried;
  return { problems, days, isTried: of?.plans === plans && of?.year === year };
};

const useSaying = () => {
  const { say, language } = usePage();
  const [said, setSaid] = useState("");
  const tell = (reply: Reply<unknown>) => {
    if (reply.ok) return setSaid(`✓ ${say("plan.saved")}`);
    setSaid(`✕ ${reply.problem ? problemText(reply.problem, say, language) : say("problem.unreachable")}`);
  };
  return { said, setSaid, tell };
};

const useStore = () => {
  const { pass } = usePage();
  const { said, setSaid, tell } = useSaying();
  const [inForce, setInForce] = useState<InForce>();
  const [draft, setDraft] = useState<Draft<PlanSections>>();
  const load = async () => {
    const reply = await request<InForce>("GET", "/plans", { token: pass.token });
    if (!reply.ok) return tell(reply);
    setInForce(reply.data);
    setDraft((now) => (now ? changedTo(now, reply.data.plans) : startedWith(reply.data.plans)));
  };
  const save = async () => {
    if (!inForce || !draft) return;
    const headers = { "if-match": `"${inForce.version}"` };
    const reply = await request("PUT", "/plans", { body: draft.value, headers, token: pass.token });
    if (reply.ok) await load();
    tell(reply);
  };
  const edit = (next: (now: Draft<PlanSections>) => Draft<PlanSections>) => {
    setSaid("");
    setDraft((now) => now && next(now));
  };
  useEffect(() => void load(), []);
  return { inForce, draft, said, setSaid, load, save, edit };
};

/** @param thisYear the one that is shown first */
export const usePlans = (thisYear: number): PlansEditor | undefined => {
  const { inForce, draft, said, setSaid, load, save, edit } = useStore();
  const [year, showYear] = useState(thisYear);
  const tried = useTrial(draft?.value, year);
  if (!inForce || !draft) return undefined;
  return {
    inForce,
    draft,
    ...tried,
    year,
    showYear,
    said,
    isChanged: !areSame(draft.value, inForce.plans),
    change: (part) => edit((now) => changedTo(now, { ...now.value, ...part })),
    undo: () => edit(undone),
    save: () => void save(),
    putBack: () => edit((now) => changedTo(now, inForce.former ?? inForce.plans)),
    load: () => {
      setSaid("");
      void load();
    },
  };
};
