// What the hall lets its visitors know, and how many days ahead the calendar speaks for itself.
import type { NoticePlace } from "../../../hall/rules/notice-rules.ts";
import type { PlanSections } from "../../../protocols/api/plan-sections.ts";
import { usePage } from "../../parts/page.tsx";
import { Amount, DATE_FORM, Field } from "./field.tsx";
import type { PlansEditor } from "./plans-editor.ts";
import { Rows } from "./rows.tsx";

type Notice = PlanSections["notices"]["texts"][number];

const places: readonly NoticePlace[] = ["screen", "phone", "kiosk"];
const AHEAD_MAX = 14;

const Where = ({ notice, set }: { readonly notice: Notice; readonly set: (part: Partial<Notice>) => void }) => {
  const { say } = usePage();
  const toggle = (place: NoticePlace) => {
    const where = places.filter((one) => notice.where.includes(one) !== (one === place));
    if (where.length > 0) set({ where });
  };
  return (
    <>
      {places.map((place) => (
        <button key={place} type="button" aria-pressed={notice.where.includes(place)} onClick={() => toggle(place)}>
          {say(`days.on-${place}`)}
        </button>
      ))}
    </>
  );
};

/** An empty date is no date. */
const dated = (notice: Notice, field: "from" | "to", date: string): Notice => {
  const { [field]: _, ...rest } = notice;
  return date === "" ? rest : { ...rest, [field]: date };
};

const Row = ({
  notice,
  set,
  replace,
}: {
  readonly notice: Notice;
  readonly set: (part: Partial<Notice>) => void;
  readonly replace: (notice: Notice) => void;
}) => {
  const { say } = usePage();
  return (
    <>
      <Field label={say("days.text")} value={notice.text} size="long" change={(text) => set({ text })} />
      {(["from", "to"] as const).map((field) => (
        <Field
          key={field}
          label={say(`plan.${field}`)}
          value={notice[field] ?? ""}
          form={DATE_FORM}
          size="date"
          change={(date) => replace(dated(notice, field, date))}
        />
      ))}
      <Where {...{ notice, set }} />
    </>
  );
};

export const NoticeRows = ({ editor }: { readonly editor: PlansEditor }) => {
  const { say } = usePage();
  const { notices } = editor.draft.value;
  const change = (texts: Notice[]) => editor.change({ notices: { ...notices, texts } });
  const fresh: Notice = { text: say("days.new-notice"), where: [...places] };
  return (
    <div class="special-days">
      <Rows title="days.notices" list={notices.texts} add={() => change([...notices.texts, fresh])} change={change}>
        {(notice, set, replace) => <Row {...{ notice, set, replace }} />}
      </Rows>
      <label>
        {say("days.ahead")}{" "}
        <Amount
          value={notices.aheadDays}
          min={0}
          max={AHEAD_MAX}
          change={(aheadDays = 0) => editor.change({ notices: { ...notices, aheadDays } })}
        />
      </label>
    </div>
  );
};
