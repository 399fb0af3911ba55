// The visitor's matter goes on after they have left: a case is accepted here (受理), and the result of one is handed out.
import { useEffect, useRef, useState } from "preact/hooks";
import type { CaseItem } from "../../hall/cases/rules.ts";
import type { TicketView } from "../../hall/views/views.ts";
import { papersIn } from "../cases/case-actions.ts";
import { usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { request } from "../wire/request.ts";
import { nameIn } from "../words/words.ts";
import { AcceptedCase } from "./accepted-case.tsx";

interface Offer {
  readonly items: readonly CaseItem[];
  readonly post: boolean;
}

interface Props {
  readonly ticket: TicketView;
  readonly operator: Operator;
}

/** What can become a case here, asked once. */
const useOffer = (): Offer | undefined => {
  const { pass } = usePage();
  const [offer, setOffer] = useState<Offer>();
  useEffect(() => {
    const token = pass.token === undefined ? {} : { token: pass.token };
    void request<Offer>("GET", "/case-items", token).then((reply) => reply.ok && setOffer(reply.data));
  }, []);
  return offer;
};

const contactFields = [
  ["name", "case.name"],
  ["telephone", "case.telephone"],
  ["idNumber", "case.id-number"],
  ["address", "case.address"],
] as const;

const filled = (values: FormData, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => [name, String(values.get(name) ?? "").trim()]).filter(([, value]) => value !== ""),
  );

const argsOf = (form: HTMLFormElement, window: string) => {
  const values = new FormData(form);
  const contact = filled(
    values,
    contactFields.map(([name]) => name),
  );
  const missing = papersIn(String(values.get("missing") ?? ""));
  return {
    items: values.getAll("item").map(String),
    window,
    paper: values.has("paper"),
    ...(values.get("delivery") === "post" ? { delivery: "post" as const } : {}),
    ...(missing.length > 0 ? { missing } : {}),
    ...(Object.keys(contact).length > 0 ? { contact } : {}),
  };
};

const Items = ({ items, service }: { readonly items: readonly CaseItem[]; readonly service: string }) => {
  const { say, language } = usePage();
  const sorted = [...items].sort((a, b) => Number(b.service === service) - Number(a.service === service));
  return (
    <fieldset>
      <legend>{say("case.items")}</legend>
      {sorted.map((item) => (
        <label key={item.id} class="choice">
          <input type="checkbox" name="item" value={item.id} /> {nameIn(language, item)}{" "}
          <small>{say(`case.${item.kind}`)}</small>
        </label>
      ))}
    </fieldset>
  );
};

const Fields = ({ post }: Pick<Offer, "post">) => {
  const { say } = usePage();
  return (
    <p class="case-fields">
      {contactFields.map(([name, word]) => (
        <label key={name}>
          {say(word)} <input type="text" name={name} maxLength={120} autocomplete="off" />
        </label>
      ))}
      <label>
        {say("case.missing")} <input type="text" name="missing" maxLength={200} autocomplete="off" />
      </label>
      <label>
        {say("case.delivery")}{" "}
        <select name="delivery">
          <option value="window">{say("case.at-window")}</option>
          {post && <option value="post">{say("case.by-post")}</option>}
        </select>
      </label>
      <label>
        <input type="checkbox" name="paper" defaultChecked /> {say("case.print")}
      </label>
    </p>
  );
};

interface FormProps extends Props {
  readonly offer: Offer;
  readonly close: () => void;
  readonly accepted: (number: string) => void;
}

const AcceptForm = ({ ticket, operator, offer, close, accepted }: FormProps) => {
  const { say } = usePage();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const args = argsOf(event.currentTarget as HTMLFormElement, ticket.window ?? "");
    if (args.items.length === 0) return operator.tell({ tone: "no", text: say("case.items") });
    close();
    operator.run(say("case.accept"), { op: "open-case", args }, ({ case: number }) => accepted(String(number)));
  };
  return (
    <form class="case-form" ref={form} onSubmit={submit}>
      <Items items={offer.items} service={ticket.service} />
      <Fields post={offer.post} />
      <button type="submit" class="primary">
        {say("case.accept")}
      </button>
      <button type="button" onClick={close}>
        {say("app.cancel")}
      </button>
    </form>
  );
};

const HandOut = ({ ticket, operator }: Props) => {
  const { say } = usePage();
  const { case: number, window } = ticket;
  if (number === undefined || window === undefined) return null;
  const args = { case: number, window };
  return (
    <p class="note">
      <b>{say("case.came-for", { n: number })}</b>{" "}
      {ticket.status === "serving" && (
        <button
          type="button"
          disabled={operator.pending !== undefined}
          onClick={() => operator.run(say("case.hand-out"), { op: "hand-out-case", args })}
        >
          {say("case.hand-out")}
        </button>
      )}
    </p>
  );
};

export const CasePanel = (props: Props) => {
  const { say } = usePage();
  const offer = useOffer();
  const [isOpen, setOpen] = useState(false);
  const [number, setNumber] = useState<string>();
  const canAccept = props.ticket.status === "serving" && offer !== undefined && offer.items.length > 0;
  return (
    <>
      <HandOut {...props} />
      {number !== undefined && <AcceptedCase number={number} operator={props.operator} />}
      {canAccept && isOpen && <AcceptForm {...props} offer={offer} close={() => setOpen(false)} accepted={setNumber} />}
      {canAccept && !isOpen && (
        <button type="button" onClick={() => setOpen(true)}>
          ＋ {say("case.accept")}
        </button>
      )}
    </>
  );
};
