// What the settings' editor does: reads what is in force, keeps the draft, and saves it, unless somebody else has been quicker;
// then the other's version is laid under the edits, and they are looked at once more.
import { useEffect, useState } from "preact/hooks";
import type { AllSections } from "../../../protocols/api/settings-sections.ts";
import { changedTo, type Draft, startedWith, undone } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import { problemText } from "../../parts/problem-text.ts";
import { type Reply, request } from "../../wire/request.ts";
import type { Word } from "../../words/words.ts";
import type { InForce, Said, SettingsEditor } from "./editor.ts";
import { keepEdits, keptEdits } from "./kept-edits.ts";
import type { RuleSchema } from "./rule-schema.ts";
import { changedSections, editsOf, overlayOf, rebased } from "./sections.ts";
import { useTrial } from "./use-trial.ts";

interface Saved {
  readonly version: number;
  /** What held until then. */
  readonly before: AllSections;
}

interface State {
  readonly schema?: RuleSchema;
  readonly inForce?: InForce;
  readonly draft?: Draft<AllSections>;
  readonly saved?: Saved;
}

const useSaying = () => {
  const { say, language } = usePage();
  const [said, setSaid] = useState<Said>();
  const tell = (tone: Said["tone"], word: Word) => setSaid({ tone, text: say(word) });
  const tellProblem = (reply: Reply<unknown>) => {
    if (reply.ok) return;
    const { problem } = reply;
    const text = problem ? problemText(problem, say, language) : say("problem.unreachable");
    setSaid({ tone: "no", text: problem?.detail ? `${text}（${problem.detail}）` : text });
  };
  return { said, tell, tellProblem, hush: () => setSaid(undefined) };
};

/** What is in force now, with the edits of this page over it. */
const withInForce = ({ inForce: was, draft, ...state }: State, inForce: InForce): State => {
  const edits = was && draft ? editsOf(draft.value, was.sections) : keptEdits();
  const value = rebased(edits, inForce.sections);
  return { ...state, inForce, draft: draft ? changedTo(draft, value) : startedWith(value) };
};

const useStore = () => {
  const { pass } = usePage();
  const saying = useSaying();
  const [state, setState] = useState<State>({});
  const read = () => request<InForce>("GET", "/settings/in-force", { token: pass.token });
  const load = async () => {
    const reply = await read();
    if (reply.ok) setState((now) => withInForce(now, reply.data));
    else saying.tellProblem(reply);
    return reply.ok;
  };
  const loadSchema = async () => {
    const reply = await request<RuleSchema>("GET", "/settings/schema", { token: pass.token });
    if (reply.ok) setState((now) => ({ ...now, schema: reply.data }));
    else saying.tellProblem(reply);
  };
  const put = ({ version, standard }: InForce, value: AllSections) =>
    request<{ version: number }>("PUT", "/settings", {
      body: overlayOf(value, standard),
      headers: { "if-match": `"${version}"` },
      token: pass.token,
    });
  useEffect(() => void Promise.all([loadSchema(), load()]), []);
  useEffect(() => {
    if (state.inForce && state.draft) keepEdits(editsOf(state.draft.value, state.inForce.sections));
  }, [state]);
  return { state, setState, load, put, saying };
};

type Store = ReturnType<typeof useStore>;

/** In force as `value`; the next load says so too. */
const afterSave = (
  { inForce, saved: _, ...state }: State,
  value: AllSections,
  version: number,
  saved?: Saved,
): State => ({
  ...state,
  ...(inForce && { inForce: { ...inForce, version, sections: value } }),
  draft: state.draft ? changedTo(state.draft, value) : startedWith(value),
  ...(saved && { saved }),
});

const useSaving = ({ setState, load, put, saying }: Store) => {
  const [isSaving, setSaving] = useState(false);
  const save = async (inForce: InForce, value: AllSections, done: Word, canUndo: boolean) => {
    setSaving(true);
    const reply = await put(inForce, value);
    if (reply.ok) {
      const { version } = reply.data;
      const saved = canUndo ? { version, before: inForce.sections } : undefined;
      setState((now) => afterSave(now, value, version, saved));
      saying.tell("ok", done);
      await load();
    } else if (reply.status === 412 && (await load())) saying.tell("no", "settings.overtaken");
    else saying.tellProblem(reply);
    setSaving(false);
  };
  return { isSaving, save };
};

const editorOf = (
  store: Store,
  saving: ReturnType<typeof useSaving>,
  known: Required<Pick<State, "schema" | "inForce" | "draft">>,
) => {
  const { schema, inForce, draft } = known;
  const { saved } = store.state;
  const { save, isSaving } = saving;
  const edit = (next: (now: Draft<AllSections>) => Draft<AllSections>) => {
    store.saying.hush();
    store.setState((now) => (now.draft ? { ...now, draft: next(now.draft) } : now));
  };
  const isUndoable = saved?.version === inForce.version;
  return {
    schema,
    inForce,
    draft,
    said: store.saying.said,
    isSaving,
    isChanged: changedSections(draft.value, inForce.sections).length > 0,
    change: (part: Partial<AllSections>) => edit((now) => changedTo(now, { ...now.value, ...part })),
    putBack: (sections: AllSections) => edit((now) => changedTo(now, sections)),
    stepBack: draft.past.length === 0 ? undefined : () => edit(undone),
    discard: () => edit((now) => changedTo(now, inForce.sections)),
    save: () => void save(inForce, draft.value, "settings.saved", true),
    undoSave: isUndoable && saved ? () => void save(inForce, saved.before, "settings.undone", false) : undefined,
  };
};

/** @param thisYear the one whose days are shown first */
export const useSettings = (thisYear: number): SettingsEditor | undefined => {
  const store = useStore();
  const saving = useSaving(store);
  const [year, showYear] = useState(thisYear);
  const { schema, inForce, draft } = store.state;
  const tried = useTrial(inForce, draft?.value, year);
  if (!schema || !inForce || !draft) return undefined;
  return { ...editorOf(store, saving, { schema, inForce, draft }), ...tried, year, showYear };
};
