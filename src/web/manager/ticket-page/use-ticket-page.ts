// The ticket's page as it is edited, and the draft on paper that is not there.
import { useEffect, useRef, useState } from "preact/hooks";
import { usePage } from "../../parts/page.tsx";
import { type Reply, request } from "../../wire/request.ts";
import type { Problem, SettingsEditor } from "../settings/editor.ts";
import type { Page } from "./page-items.ts";

export interface Preview {
  readonly svg: string;
  readonly substituted: readonly string[];
}

export interface TicketPageEditor {
  readonly page: Page;
  /** The configuration's own. */
  readonly standard: Page;
  readonly preview: Preview | undefined;
  readonly problems: readonly Problem[];
  readonly isReprint: boolean;
  readonly change: (page: Page) => void;
  readonly showReprint: (isReprint: boolean) => void;
}

/** ms without a change until a draft is tried. */
const REST_MS = 300;

/** The draft on paper, once its maker rests; the last one that was right stays in sight. */
const usePreview = (page: Page, isReprint: boolean): Preview | undefined => {
  const { clock, pass } = usePage();
  const [preview, setPreview] = useState<Preview>();
  const asked = useRef(0);
  useEffect(() => {
    if (page.length === 0) return undefined;
    const mine = ++asked.current;
    const show = (reply: Reply<Preview>) => {
      if (mine === asked.current && reply.ok) setPreview(reply.data);
    };
    const body = { ticketPage: page, isReprint };
    return clock.after(REST_MS, "preview", () => {
      void request<Preview>("POST", "/ticket-page/preview", { body, token: pass.token }).then(show);
    });
  }, [page, isReprint]);
  return preview;
};

/** The page as a section of the settings that are being edited. */
export const useTicketPage = ({ draft, inForce, problems, change }: SettingsEditor): TicketPageEditor => {
  const [isReprint, showReprint] = useState(false);
  const page = draft.value.ticketPage;
  return {
    page,
    standard: inForce.standard.ticketPage,
    preview: usePreview(page, isReprint),
    problems: problems.filter(({ path }) => path.startsWith("/ticketPage")),
    isReprint,
    showReprint,
    change: (next) => change({ ticketPage: [...next] }),
  };
};
