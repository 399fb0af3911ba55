// A list of entries under a title, one a row, with a button that adds one and one each that takes it out.
import type { ComponentChildren } from "preact";
import { withItem, without } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import type { Word } from "../../words/words.ts";

interface RowsProps<T extends object> {
  readonly title: Word;
  readonly list: readonly T[];
  readonly add: () => void;
  readonly change: (list: T[]) => void;
  /** The fields of an entry; `set` changes some of it, `replace` all. */
  readonly children: (entry: T, set: (part: Partial<T>) => void, replace: (entry: T) => void) => ComponentChildren;
}

export const Rows = <T extends object>({ title, list, add, change, children }: RowsProps<T>) => {
  const { say } = usePage();
  const name = say(title);
  return (
    <section aria-label={name}>
      <h4>{name}</h4>
      {list.map((entry, at) => {
        const replace = (next: T) => change(withItem(list, at, next));
        return (
          // Entries have no names; one stays the same row while it is typed.
          <p key={at} class="row">
            {children(entry, (part) => replace({ ...entry, ...part }), replace)}{" "}
            <button
              type="button"
              class="remove"
              aria-label={`${name} ${at + 1} ${say("plan.remove")}`}
              onClick={() => change(without(list, at))}
            >
              ✕
            </button>
          </p>
        );
      })}
      <button type="button" class="small" onClick={add}>
        ＋ {name}
      </button>
    </section>
  );
};
