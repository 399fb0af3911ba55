// What became of the last command, in one line that is read aloud by a screen reader.
import { usePage } from "./page.tsx";
import type { Operator } from "./use-operation.ts";

export const OutcomeLine = ({ pending, said }: Pick<Operator, "pending" | "said">) => {
  const { say } = usePage();
  if (pending !== undefined) {
    return (
      <p class="outcome" role="status">
        {pending} {say("app.pending")}
      </p>
    );
  }
  return (
    <p class={`outcome ${said?.tone ?? ""}`} role="status">
      {said && `${said.tone === "ok" ? "✓" : "✕"} ${said.text}`}
    </p>
  );
};
