// The ways to the sections of the board: beside them where there is room, above them on a phone. What needs somebody is
// counted at the section that tells of it.
import { useHall, usePage } from "../parts/page.tsx";
import { concernsOf } from "./concerns.ts";
import { type SectionName, sectionGroups } from "./sections.ts";
import { Way } from "./way.tsx";

/** Things that need somebody. */
const Count = ({ count }: { readonly count: number }) => {
  const { say } = usePage();
  return (
    <b class="count">
      {count}
      <span class="unseen"> {say("part.concerns")}</span>
    </b>
  );
};

export const Contents = ({ open }: { readonly open: SectionName }) => {
  const { say } = usePage();
  const concerns = concernsOf(useHall());
  const way = (section: SectionName) => {
    const count = concerns.filter((one) => one.section === section).reduce((sum, one) => sum + one.count, 0);
    return (
      <Way to={`#${section}`} isOpen={section === open}>
        {say(`part.${section}`)}
        {count > 0 && <Count count={count} />}
      </Way>
    );
  };
  return (
    <nav class="contents" aria-label={say("part.contents")}>
      {sectionGroups.map((group) => (
        <ul key={group[0]}>
          {group.map((section) => (
            <li key={section}>{way(section)}</li>
          ))}
        </ul>
      ))}
    </nav>
  );
};
