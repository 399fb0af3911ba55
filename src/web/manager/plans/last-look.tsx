// Before it is saved: what is wrong, what would change, and the ways forward and back.
import { areSame } from "../../parts/draft.ts";
import { expectationText } from "../../parts/expectation.ts";
import { usePage } from "../../parts/page.tsx";
import { describe, differences } from "./description.ts";
import { placeOf } from "./place.ts";
import { useServiceName } from "./service-list.tsx";
import type { PlansEditor } from "./use-plans.ts";

interface Props {
  readonly editor: PlansEditor;
}

const Problems = ({ editor: { problems, draft } }: Props) => {
  const { say, language } = usePage();
  if (problems.length === 0) return null;
  return (
    <div role="alert">
      {problems.map(({ path, value, expected }) => (
        <p key={`${path} ${expected}`} class="alert">
          {say("plan.problem", {
            ...{ where: placeOf(path, draft.value, say), value },
            expected: expectationText(expected, language),
          })}
        </p>
      ))}
    </div>
  );
};

const Changes = ({ editor: { inForce, draft } }: Props) => {
  const { say } = usePage();
  const speech = { say, serviceName: useServiceName() };
  const changes = differences(describe(inForce.plans, speech), describe(draft.value, speech));
  return (
    <table class="changes">
      <caption>{say("plan.before-saving")}</caption>
      <thead>
        <tr>
          <td />
          <th>{say("plan.was")}</th>
          <th>{say("plan.becomes")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ about, was, becomes }) => (
          <tr key={about}>
            <th scope="row">{about}</th>
            <td>{was === undefined ? <small>{say("plan.added")}</small> : <del>{was}</del>}</td>
            <td>{becomes === undefined ? <small>{say("plan.removed")}</small> : <ins>{becomes}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const LastLook = ({ editor }: Props) => {
  const { say } = usePage();
  const { inForce, draft, isChanged, isTried, problems, said, save, undo, putBack, load } = editor;
  const canSave = isChanged && isTried && problems.length === 0;
  const hasFormer = inForce.former !== undefined && !areSame(inForce.former, inForce.plans);
  return (
    <>
      <Problems editor={editor} />
      {isChanged && <Changes editor={editor} />}
      <p class="steps">
        <button type="button" class="primary" disabled={!canSave} onClick={save}>
          {say("plan.save")}
        </button>
        <button type="button" disabled={draft.past.length === 0} onClick={undo}>
          {say("plan.undo")}
        </button>
        <button type="button" disabled={!hasFormer} onClick={putBack}>
          {say("plan.put-back")}
        </button>
        <button type="button" onClick={load}>
          {say("plan.reload")}
        </button>
        <span role="status">{said}</span>
      </p>
    </>
  );
};
