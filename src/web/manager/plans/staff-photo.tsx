// The photograph over the window [G3]: as visitors see it, and another in its place. It is kept at once, beside the draft.
import { useState } from "preact/hooks";
import type { StaffMember } from "../../../hall/staff-member.ts";
import { usePage } from "../../parts/page.tsx";
import { problemText } from "../../parts/problem-text.ts";
import { request } from "../../wire/request.ts";

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

export const StaffPhoto = ({ member: { id, name } }: { readonly member: StaffMember }) => {
  const { say, language, pass } = usePage();
  const [version, setVersion] = useState(0);
  const [said, setSaid] = useState("");
  const label = say("staff-field.photo");
  const upload = async (file: File) => {
    const body = { picture: await base64Of(file) };
    const reply = await request("PUT", `/staff/${encodeURIComponent(id)}/photo`, { body, token: pass.token });
    if (reply.ok) setVersion(version + 1);
    const problem = reply.ok || !reply.problem ? say("problem.unreachable") : problemText(reply.problem, say, language);
    setSaid(reply.ok ? "✓" : `✕ ${problem}`);
  };
  return (
    <p class="staff-photo">
      <img src={`/photos/${encodeURIComponent(id)}?v=${version}`} alt={`${name} ${label}`} width={48} height={48} />{" "}
      <label>
        {label}{" "}
        <input
          type="file"
          accept="image/jpeg,image/png"
          aria-label={`${name} ${label}`}
          onChange={({ currentTarget: { files } }) => files?.[0] && void upload(files[0])}
        />
      </label>{" "}
      <span role="status">{said}</span>
    </p>
  );
};
