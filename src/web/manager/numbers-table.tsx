// A table with columns of figures: those stand under each other at their end, names and states at their beginning.
import type { ComponentChildren } from "preact";
import { usePage } from "../parts/page.tsx";
import type { Word } from "../words/words.ts";

/** A column of figures is marked. */
export type Column = Word | readonly [Word, "n"];

interface Props {
  readonly columns: readonly Column[];
  readonly caption?: string;
  /** Rows; cells of figures have the class `n`. */
  readonly children: ComponentChildren;
}

export const NumbersTable = ({ columns, caption, children }: Props) => {
  const { say } = usePage();
  return (
    <table class="numbers">
      {caption && <caption>{caption}</caption>}
      <thead>
        <tr>
          {columns.map((column) => {
            const [word, kind] = typeof column === "string" ? [column] : column;
            return (
              <th key={word} scope="col" class={kind ?? ""}>
                {say(word)}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
};
