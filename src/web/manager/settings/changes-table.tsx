// Two versions side by side: what it is about, as it was, as it becomes.
import { usePage } from "../../parts/page.tsx";
import type { Difference } from "../plans/description.ts";

export const ChangesTable = ({
  caption,
  changes,
}: {
  readonly caption: string;
  readonly changes: readonly Difference[];
}) => {
  const { say } = usePage();
  return (
    <table class="changes">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say("settings.about")}</th>
          <th scope="col">{say("plan.was")}</th>
          <th scope="col">{say("plan.becomes")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ about, was, becomes }, at) => (
          // Nothing in the rows has a state of its own.
          <tr key={at}>
            <th scope="row">{about}</th>
            <td>{was === undefined ? <small>{say("plan.added")}</small> : <del>{was}</del>}</td>
            <td>{becomes === undefined ? <small>{say("plan.removed")}</small> : <ins>{becomes}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
