// What visitors read of a member of staff, and who steps in for them [G3] [G4]: one line of fields.
import type { StaffMember } from "../../../hall/rules/staff-member.ts";
import { usePage } from "../../parts/page.tsx";
import type { Word } from "../../words/words.ts";

type TextField = "unit" | "title" | "number" | "telephone";

interface Props {
  readonly member: StaffMember;
  readonly change: (member: StaffMember) => void;
}

const labels: { readonly [F in TextField]: Word } = {
  unit: "staff-field.unit",
  title: "staff-field.title",
  number: "staff-field.number",
  telephone: "duty.telephone",
};

/** A field that is empty is left out. */
const changed = (member: StaffMember, field: TextField | "deputies", text: string): StaffMember => {
  const { [field]: _, ...rest } = member;
  if (field !== "deputies") return text === "" ? rest : { ...rest, [field]: text };
  const deputies = text.split(/[\s,，、]+/).filter((id) => id !== "");
  return deputies.length === 0 ? rest : { ...rest, deputies };
};

export const StaffFields = ({ member, change }: Props) => {
  const { say } = usePage();
  const input = (field: TextField | "deputies", label: string, value: string) => (
    <label key={field}>
      <span>{label}</span>
      <input
        type="text"
        maxLength={field === "deputies" ? 90 : 40}
        value={value}
        aria-label={`${member.name} ${label}`}
        onChange={(event) => change(changed(member, field, event.currentTarget.value.trim()))}
      />
    </label>
  );
  return (
    <div class="staff-fields">
      {(Object.keys(labels) as TextField[]).map((field) => input(field, say(labels[field]), member[field] ?? ""))}
      {input("deputies", say("staff-field.deputies"), (member.deputies ?? []).join(" "))}
    </div>
  );
};
