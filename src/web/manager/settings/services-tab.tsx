// The services: what each is called, covers and asks for, how long it takes, and which numbers it gives; with its tile as the kiosk
// shows it.
import { useState } from "preact/hooks";
import type { Service } from "../../../hall/rules/rules.ts";
import { without } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import { freshId } from "../plans/fresh-id.ts";
import type { TabProps } from "./editor.ts";
import { TextField } from "./fields.tsx";
import { MissedField } from "./missed-field.tsx";
import { problemAt } from "./problems.ts";
import { RuleField, RuleFields, useRule } from "./rule-field.tsx";
import { ServicePreview } from "./service-preview.tsx";

/** In the order in which somebody would think of them. */
const texts = ["name", "nameEn", "detail", "detailEn", "bring", "bringEn"];
const amounts = ["minutes", "quotaDay", "onePerPerson"];

interface FormProps extends TabProps {
  readonly within: string;
}

/** Small letters are meant as large ones. */
const Prefix = ({ editor, within }: FormProps) => {
  const { named, value, set } = useRule({ editor, path: `${within}/prefix` });
  return <TextField {...named} value={String(value)} max={2} change={(prefix) => set(prefix.toUpperCase())} />;
};

/** Rarely changed, and not while people wait: closed at first. */
const Numbers = ({ editor, within }: FormProps) => {
  const { say } = usePage();
  return (
    <details>
      <summary>{say("settings.numbers")}</summary>
      <Prefix {...{ editor, within }} />
      <RuleFields {...{ editor, within }} names={["from", "to", "digits"]} />
    </details>
  );
};

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

const freshService = (services: readonly Service[], name: string): Service => ({
  ...{ id: freshId("service", services), name, detail: "", bring: "" },
  ...{
    prefix: LETTERS.find((letter) => services.every(({ prefix }) => prefix !== letter)) ?? "",
    from: 1,
    to: 999,
    digits: 3,
  },
  onePerPerson: true,
});

const Form = ({ editor, at, removed }: TabProps & { readonly at: number; readonly removed: () => void }) => {
  const { say } = usePage();
  const { services } = editor.draft.value;
  const service = services[at]!;
  const within = `/services/${at}`;
  const remove = () => {
    editor.change({ services: without(services, at) });
    removed();
  };
  return (
    <div class="beside">
      <div class="form">
        {[...texts, ...amounts].map((name) => (
          <RuleField key={name} editor={editor} path={`${within}/${name}`} />
        ))}
        <MissedField editor={editor} path={`${within}/missed`} isOptional />
        <Numbers {...{ editor, within }} />
        <button type="button" disabled={services.length === 1} onClick={remove}>
          {say("settings.remove-service", { name: service.name })}
        </button>
      </div>
      <ServicePreview service={service} />
    </div>
  );
};

export const ServicesTab = ({ editor }: TabProps) => {
  const { say } = usePage();
  const { services } = editor.draft.value;
  const [chosen, choose] = useState(0);
  const at = Math.min(chosen, services.length - 1);
  const add = () => {
    editor.change({ services: [...services, freshService(services, say("settings.new-service"))] });
    choose(services.length);
  };
  return (
    <>
      <p class="choices">
        {services.map(({ id, name }, place) => (
          <button key={id} type="button" aria-pressed={place === at} onClick={() => choose(place)}>
            {problemAt(editor.problems, `/services/${place}`) && "! "}
            {name}
          </button>
        ))}
        <button type="button" onClick={add}>
          ＋ {say("settings.new-service")}
        </button>
      </p>
      <Form key={services[at]!.id} editor={editor} at={at} removed={() => choose(0)} />
    </>
  );
};
