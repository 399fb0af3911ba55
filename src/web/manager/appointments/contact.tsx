// Who somebody is, opened when a member of staff asks; the hall notes that they looked.
import { useState } from "preact/hooks";
import type { Contact as Known } from "../../../hall/contact.ts";
import { usePage } from "../../parts/page.tsx";
import { problemText } from "../../parts/problem-text.ts";
import { request } from "../../wire/request.ts";

export const Contact = ({ person }: { readonly person: string }) => {
  const { say, language, pass } = usePage();
  const [text, setText] = useState<string>();
  const open = () =>
    void request<{ contact?: Known }>("POST", `/private/${encodeURIComponent(person)}/read`, {
      token: pass.token,
    }).then((reply) => {
      if (reply.ok) setText([reply.data.contact?.name, reply.data.contact?.telephone].filter(Boolean).join(" "));
      else setText(reply.problem ? problemText(reply.problem, say, language) : say("book.unreachable"));
    });
  if (text !== undefined) return <span>{text}</span>;
  return (
    <button type="button" onClick={open}>
      {say("appointments.who")}
    </button>
  );
};
