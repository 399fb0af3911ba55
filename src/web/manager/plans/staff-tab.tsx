// Staff: a line for each, and behind it what visitors read of them, what they are there for, and what they can help with, how
// fast. The last narrows and speeds up what the sign says where they sit.
import type { StaffMember } from "../../../hall/rules/staff-member.ts";
import { withItem } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import { useServiceName } from "../../parts/use-service-name.ts";
import type { PlansEditor } from "./plans-editor.ts";
import { ServiceSpeeds } from "./service-list.tsx";
import { StaffDuties } from "./staff-duties.tsx";
import { StaffFields } from "./staff-fields.tsx";
import { StaffPhoto } from "./staff-photo.tsx";

interface MemberProps {
  readonly member: StaffMember;
  readonly change: (member: StaffMember) => void;
}

const Summary = ({ member: { id, name, roles = ["window"], skills = [] } }: Pick<MemberProps, "member">) => {
  const { say, language } = usePage();
  const nameOf = useServiceName();
  const helps = skills.map(({ service }) => nameOf(service));
  return (
    <summary>
      <b>{name}</b> <span>{id}</span> <span>{roles.map((role) => say(`role-of.${role}`)).join(language.comma)}</span>{" "}
      <span class="quiet">{helps.join(language.comma)}</span>
    </summary>
  );
};

const Skills = ({ member, change }: MemberProps) => {
  const { say } = usePage();
  const { skills = [], ...plain } = member;
  return (
    <>
      <h4>{say("plan.skills")}</h4>
      {skills.length === 0 && <span class="quiet">{say("plan.skills-any")} </span>}
      <ServiceSpeeds
        label={`${member.name} ${say("plan.skills")}`}
        list={skills}
        change={(list) => change(list.length === 0 ? plain : { ...plain, skills: list })}
      />
    </>
  );
};

const Member = ({ isWrong, ...props }: MemberProps & { readonly isWrong: boolean }) => (
  <details class={isWrong ? "member wrong" : "member"}>
    <Summary member={props.member} />
    <StaffPhoto member={props.member} />
    <StaffDuties {...props} />
    <StaffFields {...props} />
    <Skills {...props} />
  </details>
);

export const StaffTab = ({ editor: { draft, problems, change } }: { readonly editor: PlansEditor }) => {
  const { say } = usePage();
  const { staff } = draft.value;
  if (staff.length === 0) return <p class="quiet">{say("plan.no-staff")}</p>;
  return (
    <>
      {staff.map((member, at) => (
        <Member
          key={member.id}
          member={member}
          isWrong={problems.some(({ path }) => path.startsWith(`/staff/${at}/`))}
          change={(next) => change({ staff: withItem(staff, at, next) })}
        />
      ))}
    </>
  );
};
