// The hall in four figures, each the way to what is behind it.
import type { ComponentChildren } from "preact";
import { limitsOf, queueOf, servicesOf, windowsOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { duration } from "../../parts/times.ts";
import { nameIn, type Word } from "../../words/words.ts";
import { useKnownNow } from "./known-now.ts";
import { overLimit, talliesOf } from "./tallies.ts";

interface TileProps {
  readonly word: Word;
  /** Where its figures are. */
  readonly to: string;
  readonly isWrong?: boolean;
  readonly about?: string;
  readonly children: ComponentChildren;
}

const Tile = ({ word, to, isWrong = false, about = "", children }: TileProps) => {
  const { say } = usePage();
  return (
    <li class={isWrong ? "wrong" : ""}>
      <a href={to}>
        <span class="name">
          {isWrong && "! "}
          {say(word)}
        </span>
        <b>{children}</b> <small>{about}</small>
      </a>
    </li>
  );
};

const OverLimit = ({ now }: { readonly now: number }) => {
  const { say } = usePage();
  const state = useHall();
  const limits = limitsOf(state);
  if (!limits) return null;
  const lines = servicesOf(state).map(({ id }) => queueOf(state, id));
  const count = overLimit(lines, limits.waitMinutes, now);
  const about = say("now.over-what", { n: limits.waitMinutes });
  return (
    <Tile word="now.over" to="#today" isWrong={count > 0} about={about}>
      {say("app.people", { n: count })}
    </Tile>
  );
};

export const Tiles = () => {
  const { say, language } = usePage();
  const state = useHall();
  const now = useKnownNow();
  const { waiting, longest, open, windows } = talliesOf(servicesOf(state), windowsOf(state));
  return (
    <ul class="tiles">
      <Tile word="now.waiting" to="#today">
        {say("app.people", { n: waiting })}
      </Tile>
      <Tile word="now.longest" to="#today" about={longest && nameIn(language, longest)}>
        {longest ? duration(now - longest.longestSince!) : "–"}
      </Tile>
      <Tile word="now.open" to="#tide" about={say("now.of", { n: windows })}>
        {open}
      </Tile>
      <OverLimit now={now} />
    </ul>
  );
};
