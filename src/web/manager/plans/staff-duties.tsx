// What a member of staff is there for, and whether for part of the time only [Q7] [S2]: one line of boxes to tick.
import type { StaffMember, StaffRole } from "../../../hall/rules/staff-member.ts";
import { usePage } from "../../parts/page.tsx";
import type { Word } from "../../words/words.ts";

/** Named here too, so that the page does without the schemas. */
const labels: { readonly [R in StaffRole]: Word } = {
  window: "role-of.window",
  "back-office": "role-of.back-office",
  guidance: "role-of.guidance",
  helper: "role-of.helper",
  director: "role-of.director",
  "deputy-director": "role-of.deputy-director",
};
const staffRoles = Object.keys(labels) as StaffRole[];

interface Props {
  readonly member: StaffMember;
  readonly change: (member: StaffMember) => void;
}

/** Somebody of whom nothing is said sits at a window. */
const rolesOf = ({ roles }: StaffMember): readonly StaffRole[] => roles ?? ["window"];

/** Nothing ticked is a window, as it is where nothing is said. */
const toggled = (member: StaffMember, role: StaffRole): StaffMember => {
  const { roles: _, ...rest } = member;
  const had = rolesOf(member);
  const roles = staffRoles.filter((one) => had.includes(one) !== (one === role));
  return roles.length === 0 ? rest : { ...rest, roles };
};

const partTime = ({ isPartTime = false, ...rest }: StaffMember): StaffMember =>
  isPartTime ? rest : { ...rest, isPartTime: true };

export const StaffDuties = ({ member, change }: Props) => {
  const { say } = usePage();
  const box = (label: string, checked: boolean, next: () => StaffMember) => (
    <label key={label}>
      <input type="checkbox" checked={checked} aria-label={`${member.name} ${label}`} onChange={() => change(next())} />{" "}
      {label}{" "}
    </label>
  );
  return (
    <p class="staff-duties">
      {staffRoles.map((role) => box(say(labels[role]), rolesOf(member).includes(role), () => toggled(member, role)))}
      {box(say("staff-field.part-time"), member.isPartTime ?? false, () => partTime(member))}
    </p>
  );
};
