// Complaints that are this person's to settle, and those about them. Nothing tells a page when another is given to them, so that it asks.
import { useEffect, useState } from "preact/hooks";
import type { ComplaintView } from "../../hall/complaints/complaint-view.ts";
import { request } from "../wire/request.ts";
import { usePage } from "./page.tsx";
import type { Operator } from "./use-operation.ts";

const ASK_AGAIN_MS = 60_000;

/** Undefined until they are known. @param isWanted asks nothing while false; default true */
export const useOwnComplaints = ({ said }: Operator, isWanted = true): readonly ComplaintView[] | undefined => {
  const { pass, clock } = usePage();
  const [own, setOwn] = useState<readonly ComplaintView[]>();
  const [asked, ask] = useState(0);
  useEffect(() => {
    if (!isWanted) return undefined;
    const token = pass.token === undefined ? {} : { token: pass.token };
    void request<{ complaints: ComplaintView[] }>("GET", "/complaints/own", token).then((reply) => {
      if (reply.ok) setOwn(reply.data.complaints);
    });
    return clock.after(ASK_AGAIN_MS, "own complaints", () => ask((count) => count + 1));
  }, [said, asked, isWanted]);
  return own;
};
