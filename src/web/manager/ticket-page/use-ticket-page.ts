// What the editor does: reads the page in force, tries a draft on paper that is not there, and saves it, unless somebody else
// has been quicker.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Placeholder } from "../../../hall/ticket-page.ts";
import type { ProblemDetails } from "../../../protocols/api/frames.ts";
import { areSame, changedTo, type Draft, startedWith, undone } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import { problemText } from "../../parts/problem-text.ts";
import { type Reply, request } from "../../wire/request.ts";
import type { Page } from "./page-items.ts";

export type Problem = NonNullable<ProblemDetails["problems"]>[number];

interface InForce {
  readonly version: number;
  readonly ticketPage: Page;
  /** The configuration's own. */
  readonly standard: Page;
  readonly placeholders: readonly Placeholder[];
}

export interface Preview {
  readonly svg: string;
  readonly substituted: readonly string[];
}

export interface TicketPageEditor {
  readonly inForce: InForce | undefined;
  readonly draft: Draft<Page>;
  readonly preview: Preview | undefined;
  readonly problems: readonly Problem[];
  readonly said: string;
  readonly isChanged: boolean;
  readonly isReprint: boolean;
  readonly change: (page: Page) => void;
  readonly undo: () => void;
  readonly showReprint: (isReprint: boolean) => void;
  readonly save: () => void;
  /** The draft stays one step back. */
  readonly load: () => void;
}

/** ms without a change until a draft is tried. */
const REST_MS = 300;

const useInForce = (start: (page: Page) => void) => {
  const { pass } = usePage();
  const [inForce, setInForce] = useState<InForce>();
  const load = async () => {
    const reply = await request<InForce>("GET", "/ticket-page", { token: pass.token });
    if (!reply.ok) return;
    setInForce(reply.data);
    start(reply.data.ticketPage);
  };
  useEffect(() => void load(), []);
  return { inForce, load };
};

/** The draft on paper, once its maker rests; the last one that was right stays in sight. */
const usePreview = (page: Page, isReprint: boolean) => {
  const { clock, pass } = usePage();
  const [preview, setPreview] = useState<Preview>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const asked = useRef(0);
  useEffect(() => {
    if (page.length === 0) return undefined;
    const mine = ++asked.current;
    const show = (reply: Reply<Preview>) => {
      if (mine !== asked.current) return;
      if (reply.ok) setPreview(reply.data);
      setProblems(reply.ok ? [] : (reply.problem?.problems ?? []));
    };
    const body = { ticketPage: page, isReprint };
    return clock.after(REST_MS, "preview", () => {
      void request<Preview>("POST", "/ticket-page/preview", { body, token: pass.token }).then(show);
    });
  }, [page, isReprint]);
  return { preview, problems };
};

const useSaying = () => {
  const { say, language } = usePage();
  const [said, setSaid] = useState("");
  const tell = (reply: Reply<unknown>) => {
    if (reply.ok) return setSaid(`✓ ${say("layout.saved")}`);
    setSaid(`✕ ${reply.problem ? problemText(reply.problem, say, language) : say("problem.unreachable")}`);
  };
  return { said, setSaid, tell };
};

export const useTicketPage = (): TicketPageEditor => {
  const { pass } = usePage();
  const [draft, setDraft] = useState<Draft<Page>>(startedWith([]));
  const [isReprint, showReprint] = useState(false);
  const { said, setSaid, tell } = useSaying();
  const { inForce, load } = useInForce((page) =>
    setDraft((now) => (now.value.length === 0 ? startedWith(page) : changedTo(now, page))),
  );
  const { preview, problems } = usePreview(draft.value, isReprint);
  const edit = (next: (now: Draft<Page>) => Draft<Page>) => {
    setSaid("");
    setDraft(next);
  };
  const save = async () => {
    const headers = { "if-match": `"${inForce?.version}"` };
    const body = { ticketPage: draft.value };
    const reply = await request("PUT", "/ticket-page", { body, headers, token: pass.token });
    tell(reply);
    if (reply.ok) await load();
  };
  return {
    inForce,
    draft,
    preview,
    problems,
    said,
    isChanged: inForce !== undefined && !areSame(draft.value, inForce.ticketPage),
    isReprint,
    change: (page) => edit((now) => changedTo(now, page)),
    undo: () => edit(undone),
    showReprint,
    save: () => void save(),
    load: () => {
      setSaid("");
      void load();
    },
  };
};
