// What can be booked and what becomes of it: the slots, how far ahead, what early, late and absent mean.
import type { AppointmentRules } from "../../../hall/appointments/rules.ts";
import { usePage } from "../../parts/page.tsx";
import { type Say, sayOf } from "../../words/words.ts";
import { ServiceNumbers } from "../plans/service-list.tsx";
import { Weekdays } from "../plans/weekdays.tsx";
import { BookablePreview } from "./bookable-preview.tsx";
import type { TabProps } from "./editor.ts";
import { RuleEntries } from "./rule-entries.tsx";
import { RuleFields, type RuleProps, useRule } from "./rule-field.tsx";
import { RuleReference, RuleServices } from "./rule-lists.tsx";

type Slots = AppointmentRules["slots"][number];

const slotsName = (say: Say, { days, from, to }: Slots): string =>
  `${days.map((day) => sayOf(say, "plan", `weekday-${day}`)).join("")} ${from}–${to}`;

const Days = ({ editor, path }: RuleProps) => {
  const { say } = usePage();
  const { value, set } = useRule({ editor, path });
  return <Weekdays label={say("plan.days")} days={value as readonly number[]} change={set} />;
};

const Capacity = ({ editor, path }: RuleProps) => {
  const { say } = usePage();
  const { named, value, set } = useRule({ editor, path });
  return (
    <fieldset class="rule-list">
      <legend>{named.label}</legend>
      <ServiceNumbers
        label={named.label}
        numbers={(value as Slots["capacity"]) ?? {}}
        usual={2}
        max={999}
        unit={say("app.people", { n: "" })}
        change={(places) => set(Object.keys(places).length === 0 ? undefined : places)}
      />
      <small>{named.help}</small>
    </fieldset>
  );
};

const SlotFields = ({ editor, within }: TabProps & { readonly within: string }) => (
  <>
    <Days editor={editor} path={`${within}/days`} />
    <RuleFields editor={editor} within={within} names={["from", "to", "minutes", "share"]} />
    <RuleServices editor={editor} path={`${within}/services`} />
    <Capacity editor={editor} path={`${within}/capacity`} />
  </>
);

const SlotList = ({ editor }: TabProps) => {
  const { say } = usePage();
  const services = editor.draft.value.services.slice(0, 1).map(({ id }) => id);
  const fresh = (): Slots => ({ days: [1, 2, 3, 4, 5], from: "09:00", to: "11:00", minutes: 30, services, share: 0.3 });
  return (
    <RuleEntries
      editor={editor}
      path="/appointments/slots"
      title="settings.slots"
      fresh={fresh}
      nameOf={(slots: Slots) => slotsName(say, slots)}
    >
      {(within) => <SlotFields {...{ editor, within }} />}
    </RuleEntries>
  );
};

export const AppointmentsTab = ({ editor }: TabProps) => {
  const { say } = usePage();
  const fields = (...names: readonly string[]) => <RuleFields editor={editor} within="/appointments" names={names} />;
  return (
    <div class="beside">
      <div class="form">
        <SlotList editor={editor} />
        <h3>{say("settings.booking")}</h3>
        {fields("daysAhead", "dayMax", "cancelMinutes", "releaseMinutes")}
        <h3>{say("settings.coming")}</h3>
        {fields("earlyMinutes", "early", "lateMinutes", "late")}
        <RuleReference
          editor={editor}
          path="/appointments/class"
          among={editor.draft.value.classes}
          none={say("settings.no-class")}
        />
        <h3>{say("field.appointments.breaches")}</h3>
        <RuleFields editor={editor} within="/appointments/breaches" names={["count", "days", "pauseDays"]} />
      </div>
      <BookablePreview editor={editor} />
    </div>
  );
};
