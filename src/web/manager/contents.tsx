// The ways to the sections of the board: beside them where there is room, above them on a phone. What needs somebody is
// counted at the section that tells of it.
import { useLayoutEffect, useRef } from "preact/hooks";
import { useHall, usePage } from "../parts/page.tsx";
import { concernsOf } from "./concerns.ts";
import { type SectionName, sectionGroups } from "./sections.ts";

interface WayProps {
  readonly section: SectionName;
  readonly isOpen: boolean;
  /** Things that need somebody. */
  readonly count: number;
}

const Way = ({ section, isOpen, count }: WayProps) => {
  const { say } = usePage();
  const link = useRef<HTMLAnchorElement>(null);
  useLayoutEffect(() => {
    if (isOpen) link.current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [isOpen]);
  return (
    <a ref={link} href={`#${section}`} aria-current={isOpen ? "page" : undefined}>
      {say(`part.${section}`)}
      {count > 0 && (
        <b class="count">
          {count}
          <span class="unseen"> {say("part.concerns")}</span>
        </b>
      )}
    </a>
  );
};

export const Contents = ({ open }: { readonly open: SectionName }) => {
  const { say } = usePage();
  const concerns = concernsOf(useHall());
  const countIn = (section: SectionName) =>
    concerns.filter((one) => one.section === section).reduce((sum, { count }) => sum + count, 0);
  return (
    <nav class="contents" aria-label={say("part.contents")}>
      {sectionGroups.map((group) => (
        <ul key={group[0]}>
          {group.map((section) => (
            <li key={section}>
              <Way section={section} isOpen={section === open} count={countIn(section)} />
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
};
