// Who a case is of: read only when somebody asks, which the hall writes down, and gone from the page a minute later.
import { useEffect, useState } from "preact/hooks";
import type { Contact } from "../../hall/contact.ts";
import { usePage } from "../parts/page.tsx";
import { request } from "../wire/request.ts";

const SHOWN_MS = 60_000;

const lineOf = ({ name, telephone, idNumber, address }: Contact): string =>
  [name, telephone, idNumber, address].filter((part) => part !== undefined).join("　");

export const CaseContact = ({ person }: { readonly person: string }) => {
  const { say, pass, clock } = usePage();
  const [said, tell] = useState<string>();
  useEffect(() => (said === undefined ? undefined : clock.after(SHOWN_MS, "contact", () => tell(undefined))), [said]);
  const look = async () => {
    const token = pass.token === undefined ? {} : { token: pass.token };
    const reply = await request<{ contact?: Contact }>("POST", `/private/${person}/read`, token);
    tell(reply.ok && reply.data.contact ? lineOf(reply.data.contact) : say("case.contact-gone"));
  };
  return (
    <p class="contact" role="status">
      {said ?? (
        <button type="button" onClick={() => void look()}>
          {say("case.contact")}
        </button>
      )}
    </p>
  );
};
