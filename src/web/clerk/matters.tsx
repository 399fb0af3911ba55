// What the visitor still has to do after this, under the same number; and one more thing, remembered at the window.
import type { TicketView } from "../../hall/views/views.ts";
import { servicesOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { nameIn } from "../words/words.ts";

interface Props {
  readonly ticket: TicketView;
  readonly operator: Operator;
}

const Left = ({ ticket: { matters = [] } }: Pick<Props, "ticket">) => {
  const { say, language } = usePage();
  if (matters.length === 0) return null;
  return (
    <p class="note">
      <b>{say("clerk.matters")}</b> {matters.map(({ name }) => name).join(language.comma)}
    </p>
  );
};

const OneMore = ({ ticket: { service, window, matters = [] }, operator }: Props) => {
  const { say, language } = usePage();
  const known = new Set([service, ...matters.map(({ id }) => id)]);
  const others = servicesOf(useHall()).filter(({ id }) => !known.has(id));
  if (window === undefined || others.length === 0) return null;
  const add = (select: HTMLSelectElement) => {
    const { value } = select;
    select.value = "";
    if (value) operator.run(say("clerk.add-matter"), { op: "add-matter", args: { window, service: value } });
  };
  return (
    <select class="one-more" aria-label={say("clerk.add-matter")} onChange={(event) => add(event.currentTarget)}>
      <option value="">＋ {say("clerk.add-matter")}</option>
      {others.map((other) => (
        <option key={other.id} value={other.id}>
          {nameIn(language, other)}
        </option>
      ))}
    </select>
  );
};

export const Matters = ({ ticket, operator }: Props) => (
  <>
    <Left ticket={ticket} />
    {ticket.status === "serving" && <OneMore {...{ ticket, operator }} />}
  </>
);
