// The services: what each is called, covers and asks for, how long it takes, and which numbers it gives; with its tile as the kiosk
// shows it.
import { useState } from "preact/hooks";
import type { Service } from "../../../hall/rules.ts";
import { withItem, without } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import { freshId } from "../plans/fresh-id.ts";
import type { Problem, TabProps } from "./editor.ts";
import { AreaField, CheckField, NumberField, TextField } from "./fields.tsx";
import { MissedField } from "./missed-field.tsx";
import { problemAt } from "./problems.ts";
import { ServicePreview } from "./service-preview.tsx";

interface FormProps {
  readonly service: Service;
  readonly problemOf: (field: keyof Service) => Problem | undefined;
  /** A field that is undefined is left out. */
  readonly set: (part: { [F in keyof Service]?: Service[F] | undefined }) => void;
}

const Names = ({ service, problemOf, set }: FormProps) => {
  const { say } = usePage();
  return (
    <>
      <TextField
        label={say("field.name")}
        value={service.name}
        max={40}
        problem={problemOf("name")}
        change={(name) => set({ name })}
      />
      <TextField
        label={say("field.nameEn")}
        help={say("settings.name-en-help")}
        lang="en"
        value={service.nameEn ?? ""}
        max={40}
        problem={problemOf("nameEn")}
        change={(nameEn) => set({ nameEn: nameEn || undefined })}
      />
    </>
  );
};

const Texts = ({ service, problemOf, set }: FormProps) => {
  const { say } = usePage();
  return (
    <>
      <AreaField
        label={say("field.detail")}
        help={say("settings.detail-help")}
        value={service.detail}
        max={200}
        problem={problemOf("detail")}
        change={(detail) => set({ detail })}
      />
      <AreaField
        label={say("field.detailEn")}
        value={service.detailEn ?? ""}
        max={200}
        problem={problemOf("detailEn")}
        change={(detailEn) => set({ detailEn: detailEn || undefined })}
      />
      <AreaField
        label={say("field.bring")}
        help={say("settings.bring-help")}
        value={service.bring}
        max={200}
        problem={problemOf("bring")}
        change={(bring) => set({ bring })}
      />
      <AreaField
        label={say("field.bringEn")}
        value={service.bringEn ?? ""}
        max={200}
        problem={problemOf("bringEn")}
        change={(bringEn) => set({ bringEn: bringEn || undefined })}
      />
    </>
  );
};

const Amounts = ({ service, problemOf, set }: FormProps) => {
  const { say } = usePage();
  return (
    <>
      <NumberField
        label={say("field.minutes")}
        help={say("settings.minutes-help")}
        value={service.minutes}
        min={1}
        max={240}
        problem={problemOf("minutes")}
        change={(minutes) => set({ minutes })}
      />
      <NumberField
        label={say("field.quotaDay")}
        help={say("settings.quota-help")}
        value={service.quotaDay}
        min={0}
        max={99999}
        problem={problemOf("quotaDay")}
        change={(quotaDay) => set({ quotaDay })}
      />
      <CheckField
        label={say("field.onePerPerson")}
        isTicked={service.onePerPerson}
        toggle={() => set({ onePerPerson: !service.onePerPerson })}
      />
    </>
  );
};

/** Rarely changed, and not while people wait: closed at first. */
const Numbers = ({ service, problemOf, set }: FormProps) => {
  const { say } = usePage();
  const field = (name: "from" | "to" | "digits", max: number) => (
    <NumberField
      key={name}
      label={say(`field.services.${name}`)}
      value={service[name]}
      min={1}
      max={max}
      problem={problemOf(name)}
      change={(value) => set({ [name]: value ?? 0 })}
    />
  );
  return (
    <details>
      <summary>{say("settings.numbers")}</summary>
      <TextField
        label={say("field.prefix")}
        value={service.prefix}
        max={2}
        problem={problemOf("prefix")}
        change={(prefix) => set({ prefix: prefix.toUpperCase() })}
      />
      {field("from", 99999)}
      {field("to", 99999)}
      {field("digits", 5)}
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

const compact = (service: object): Service =>
  Object.fromEntries(Object.entries(service).filter(([, value]) => value !== undefined)) as unknown as Service;

const Form = ({ editor, at, removed }: TabProps & { readonly at: number; readonly removed: () => void }) => {
  const { say } = usePage();
  const { draft, problems, change } = editor;
  const { services } = draft.value;
  const service = services[at]!;
  const fields: FormProps = {
    service,
    problemOf: (field) => problemAt(problems, `/services/${at}/${field}`),
    set: (part) => change({ services: withItem(services, at, compact({ ...service, ...part })) }),
  };
  const remove = () => {
    change({ services: without(services, at) });
    removed();
  };
  return (
    <div class="beside">
      <div class="form">
        <Names {...fields} />
        <Texts {...fields} />
        <Amounts {...fields} />
        <MissedField editor={editor} path={`/services/${at}/missed`} isOptional />
        <Numbers {...fields} />
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
