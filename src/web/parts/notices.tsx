// What the hall lets its visitors know today, at one place: hall screen or kiosk. Where there is more than fits, it turns.

import type { NoticePlace } from "../../hall/rules/notice-rules.ts";
import type { NoticeView } from "../../hall/views/notices.ts";
import { hallOf } from "./hall-entries.ts";
import { useHall, useNow, usePage } from "./page.tsx";

const SHOWN_MAX = 2;
/** Long enough to be read twice, ms. */
const TURN_MS = 12_000;

const turned = (notices: readonly NoticeView[], now: number): readonly NoticeView[] => {
  const pages = Math.ceil(notices.length / SHOWN_MAX);
  const first = (Math.floor(now / TURN_MS) % Math.max(1, pages)) * SHOWN_MAX;
  return notices.slice(first, first + SHOWN_MAX);
};

export const Notices = ({ place }: { readonly place: NoticePlace }) => {
  const { language } = usePage();
  const now = useNow();
  const told = (hallOf(useHall())?.notices ?? []).filter(({ where }) => where.includes(place));
  if (told.length === 0) return null;
  return (
    <section class="notices" role="note">
      {turned(told, now).map(({ text, textEn }) => (
        <p key={text}>{language.code === "en" ? (textEn ?? text) : text}</p>
      ))}
    </section>
  );
};
