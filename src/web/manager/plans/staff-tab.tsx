// Staff and what each can help with, how fast: it narrows and speeds up what the sign says where they sit.
import type { StaffMember } from "../../../hall/staff-member.ts";
import { withItem } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import { ServiceSpeeds } from "./service-list.tsx";
import { StaffDuties } from "./staff-duties.tsx";
import { StaffFields } from "./staff-fields.tsx";
import { StaffPhoto } from "./staff-photo.tsx";
import type { PlansEditor } from "./use-plans.ts";

interface RowProps {
  readonly member: StaffMember;
  readonly isWrong: boolean;
  readonly change: (member: StaffMember) => void;
}

const Row = ({ member, isWrong, change }: RowProps) => {
  const { say } = usePage();
  const { skills = [], ...plain } = member;
  return (
    <tr class={isWrong ? "wrong" : ""}>
      <th scope="row">
        {member.name} <small>{member.id}</small>
      </th>
      <td>
        <StaffPhoto member={member} />
        <StaffDuties member={member} change={change} />
        <StaffFields member={member} change={change} />
        {skills.length === 0 && <small>{say("plan.skills-any")} </small>}
        <ServiceSpeeds
          label={`${member.name} ${say("plan.skills")}`}
          list={skills}
          change={(list) => change(list.length === 0 ? plain : { ...plain, skills: list })}
        />
      </td>
    </tr>
  );
};

export const StaffTab = ({ editor: { draft, problems, change } }: { readonly editor: PlansEditor }) => {
  const { say } = usePage();
  const { staff } = draft.value;
  if (staff.length === 0) return <p class="quiet">{say("plan.no-staff")}</p>;
  return (
    <table>
      <tbody>
        {staff.map((member, at) => (
          <Row
            key={member.id}
            member={member}
            isWrong={problems.some(({ path }) => path.startsWith(`/staff/${at}/`))}
            change={(next) => change({ staff: withItem(staff, at, next) })}
          />
        ))}
      </tbody>
    </table>
  );
};
