// A list of the hall's rules, such as its priority classes: a card for each entry, with the ways to add one, move it and take it out.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { without } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import type { Word } from "../../words/words.ts";
import type { TabProps } from "./editor.ts";
import { problemAt } from "./problems.ts";
import { changedAt, schemaAt, valueAt } from "./rule-schema.ts";

interface Props<E extends object> extends TabProps {
  /** Of the list, such as `/classes`. */
  readonly path: string;
  readonly title: Word;
  readonly fresh: (list: readonly E[]) => E;
  /** Default: by its name, or its place. */
  readonly nameOf?: (entry: E) => string;
  /** Closed until somebody wants to see them: for long lists. */
  readonly isFolded?: boolean;
  /** Their order means something. */
  readonly isOrdered?: boolean;
  /** The fields of the entry that lies at `within`. */
  readonly children: (within: string, entry: E) => ComponentChildren;
}

interface CardProps {
  readonly name: string;
  readonly isWrong: boolean;
  readonly isFolded: boolean;
  /** Absent where it cannot be done. */
  readonly moveUp: (() => void) | undefined;
  readonly remove: (() => void) | undefined;
  readonly children: ComponentChildren;
}

/** What is folded is not drawn: there may be hundreds. */
const Card = ({ name, isWrong, isFolded, moveUp, remove, children }: CardProps) => {
  const { say } = usePage();
  const [isOpen, setOpen] = useState(!isFolded);
  return (
    <details class="entry" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {isWrong && "! "}
        {name}
      </summary>
      {isOpen && children}
      <p class="entry-ways">
        {moveUp && (
          <button type="button" class="small" aria-label={`${name} ${say("layout.up")}`} onClick={moveUp}>
            ↑
          </button>
        )}{" "}
        <button
          type="button"
          class="small"
          aria-label={`${name} ${say("plan.remove")}`}
          disabled={!remove}
          onClick={remove}
        >
          {say("plan.remove")}
        </button>
      </p>
    </details>
  );
};

const ownName = (entry: object): string => ("name" in entry ? String(entry.name) : "");

const swapped = <E,>(list: readonly E[], at: number): E[] =>
  list.map((one, place) => (place === at ? list[at - 1]! : place === at - 1 ? list[at]! : one));

export const RuleEntries = <E extends object>(props: Props<E>) => {
  const { editor, path, title, fresh, isFolded = false, isOrdered = false, nameOf = ownName, children } = props;
  const { say } = usePage();
  const list = valueAt(editor.draft.value, path) as readonly E[];
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schemaAt(editor.schema, path);
  const put = (next: readonly E[]) => editor.change(changedAt(editor.draft.value, path, next));
  return (
    <section aria-label={say(title)}>
      <h3>{say(title)}</h3>
      {list.map((entry, at) => (
        // Names and ids are what is being edited; a card stays the same while they are typed.
        <Card
          key={at}
          name={nameOf(entry) || say("plan.n-th", { n: at + 1 })}
          isWrong={problemAt(editor.problems, `${path}/${at}`) !== undefined}
          isFolded={isFolded}
          moveUp={isOrdered && at > 0 ? () => put(swapped(list, at)) : undefined}
          remove={list.length > minItems ? () => put(without(list, at)) : undefined}
        >
          {children(`${path}/${at}`, entry)}
        </Card>
      ))}
      <button type="button" disabled={list.length >= maxItems} onClick={() => put([...list, fresh(list)])}>
        ＋ {say(title)}
      </button>
    </section>
  );
};
