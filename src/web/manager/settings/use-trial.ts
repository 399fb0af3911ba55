// A draft against the hall's rules, once its maker rests: what is wrong with it, or what it would come to.
import { useEffect, useRef, useState } from "preact/hooks";
import type { AllSections, Outlook } from "../../../protocols/api/settings-sections.ts";
import { hallOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { type Reply, request } from "../../wire/request.ts";
import type { InForce, Problem } from "./editor.ts";
import { overlayOf } from "./sections.ts";

/** ms without a change until a draft is tried. */
const REST_MS = 300;

interface Trial {
  readonly value: AllSections;
  readonly year: number;
}

interface Tried {
  readonly of?: Trial;
  readonly problems: readonly Problem[];
  readonly outlook?: Outlook;
}

/** The outlook of the last draft that was right stays in sight. */
const triedBy = (of: Trial, reply: Reply<Outlook>, before: Tried): Tried => {
  if (reply.ok) return { of, problems: [], outlook: reply.data };
  const outlook = before.outlook && { outlook: before.outlook };
  // Without an answer nothing is known, and nothing can be saved.
  return reply.problem ? { of, problems: reply.problem.problems ?? [], ...outlook } : { problems: [], ...outlook };
};

export const useTrial = (inForce: InForce | undefined, value: AllSections | undefined, year: number) => {
  const { clock, pass } = usePage();
  const today = hallOf(useHall())?.date;
  const [tried, setTried] = useState<Tried>({ problems: [] });
  const asked = useRef(0);
  useEffect(() => {
    if (!inForce || !value) return undefined;
    const mine = ++asked.current;
    const settings = overlayOf(value, inForce.standard);
    const body = { settings, from: `${year}-01-01`, to: `${year}-12-31`, today };
    return clock.after(REST_MS, "trial of settings", () => {
      void request<Outlook>("POST", "/settings/preview", { body, token: pass.token }).then((reply) => {
        if (mine === asked.current) setTried((before) => triedBy({ value, year }, reply, before));
      });
    });
  }, [inForce, value, year, today]);
  const { of, problems, outlook } = tried;
  return {
    problems,
    days: outlook?.days ?? [],
    outlook,
    isTried: of !== undefined && of.value === value && of.year === year,
  };
};
