// A number goes along on its holder's phone: the code of its page, to scan.
import { useEffect, useState } from "preact/hooks";
import { request } from "../wire/request.ts";
import { usePage } from "./page.tsx";
import { QrCode } from "./qr-code.tsx";

/** Nothing where the hall has no address for it, or does not give it to this page. */
export const PhoneLink = ({ ticket }: { readonly ticket: string }) => {
  const { say, pass } = usePage();
  const [link, setLink] = useState<string>();
  useEffect(() => {
    const path = `/tickets/${encodeURIComponent(ticket)}`;
    void request<{ link?: string }>("GET", path, { token: pass.token }).then((reply) => {
      if (reply.ok) setLink(reply.data.link);
    });
  }, [ticket]);
  if (link === undefined) return null;
  return (
    <p class="phone">
      <QrCode data={link} /> {say("kiosk.scan")}
    </p>
  );
};
