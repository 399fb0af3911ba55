// The photograph over the window [G3], as visitors see it.
import type { StaffMember } from "../../../hall/rules/staff-member.ts";
import { usePage } from "../../parts/page.tsx";
import { PictureField } from "../picture-field.tsx";

export const StaffPhoto = ({ member: { id, name } }: { readonly member: StaffMember }) => {
  const { say } = usePage();
  const label = say("staff-field.photo");
  const staff = encodeURIComponent(id);
  return (
    <PictureField src={`/photos/${staff}`} path={`/staff/${staff}/photo`} label={label} name={`${name} ${label}`} />
  );
};
