// What is the same for every tab, before anything holds: what is wrong, what would change, and the ways forward and back.
import { expectationText } from "../../parts/expectation.ts";
import { usePage } from "../../parts/page.tsx";
import { useServiceName } from "../../parts/use-service-name.ts";
import { changesIn } from "./changes.ts";
import { ChangesTable } from "./changes-table.tsx";
import type { TabProps } from "./editor.ts";
import { placeOf } from "./place.ts";

const Problems = ({ editor: { problems, draft } }: TabProps) => {
  const { say, language } = usePage();
  if (problems.length === 0) return null;
  return (
    <div role="alert" class="problems">
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

const Changes = ({ editor: { inForce, draft } }: TabProps) => {
  const { say } = usePage();
  const changes = changesIn(inForce.sections, draft.value, { say, serviceName: useServiceName() });
  return <ChangesTable caption={say("plan.before-saving")} changes={changes} />;
};

const Steps = ({ editor }: TabProps) => {
  const { say } = usePage();
  const { isChanged, isTried, isSaving, problems, save, stepBack, discard, undoSave, said } = editor;
  const canSave = isChanged && isTried && !isSaving && problems.length === 0;
  return (
    <p class="steps">
      <button type="button" class="primary" disabled={!canSave} onClick={save}>
        {say("plan.save")}
      </button>
      <button type="button" disabled={!stepBack} onClick={stepBack}>
        {say("plan.undo")}
      </button>
      <button type="button" disabled={!isChanged} onClick={discard}>
        {say("settings.discard")}
      </button>
      {undoSave && !isChanged && (
        <button type="button" disabled={isSaving} onClick={undoSave}>
          {say("settings.undo-save")}
        </button>
      )}
      <span role="status" class={said?.tone ?? ""}>
        {said ? `${said.tone === "ok" ? "✓" : "✕"} ${said.text}` : isChanged ? say("settings.unsaved") : ""}
      </span>
    </p>
  );
};

export const SaveBar = ({ editor }: TabProps) => (
  <section class="save-bar">
    <Problems editor={editor} />
    {editor.isChanged && <Changes editor={editor} />}
    <Steps editor={editor} />
  </section>
);
