// A table under its column names.
import type { ComponentChildren } from "preact";
import type { Word } from "../words/words.ts";
import { usePage } from "./page.tsx";

export interface TableProps {
  readonly columns: readonly Word[];
  /** Rows. */
  readonly children: ComponentChildren;
  /** Columns at the end that need no name, such as one of buttons. */
  readonly unnamed?: number;
}

export const Table = ({ columns, children, unnamed = 0 }: TableProps) => {
  const { say } = usePage();
  return (
    <table>
      <thead>
        <tr>
          {columns.map((word) => (
            <th key={word}>{say(word)}</th>
          ))}
          {unnamed > 0 && <td colSpan={unnamed} />}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
};
