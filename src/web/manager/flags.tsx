// What needs somebody, in the header of the board: in sight from every section, and the way to where it is told.
import { useHall, usePage } from "../parts/page.tsx";
import { concernsOf } from "./concerns.ts";

export const Flags = () => {
  const { say } = usePage();
  return (
    <p class="flags" role="status">
      {concernsOf(useHall()).map(({ section, word, count, n = count }) => (
        <a key={word} href={`#${section}`}>
          ! {say(word, { n })}
        </a>
      ))}
    </p>
  );
};
