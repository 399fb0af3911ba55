// Where a person logs in: a clerk with number, PIN and window, other staff without a window, a manager with a password, which the
// first one chooses.
import { useEffect, useState } from "preact/hooks";
import { type Reply, request } from "../wire/request.ts";
import type { Say, Word } from "../words/words.ts";
import { DoorField, type Fault, type FieldName, inputOf } from "./door-field.tsx";
import { rememberHere } from "./known-here.ts";
import type { Pass } from "./pass.ts";
import { StaffFields } from "./staff-fields.tsx";

interface Props {
  readonly say: Say;
  readonly kind: "clerk" | "staff" | "manager";
  readonly needsSetUp: boolean;
  readonly admit: (pass: Pass) => void;
}

type Values = Readonly<Record<string, string>>;

/** The token comes in the answer and not as a cookie, so that a clerk and a manager can share one machine. */
const logIn = async ({ kind, needsSetUp }: Props, values: Values): Promise<Reply<Pass>> => {
  if (kind === "manager" && needsSetUp) {
    const set = await request<Pass>("PUT", "/manager/password", { body: { password: values.password } });
    if (!set.ok) return set;
  }
  return request<Pass>("POST", "/session", { body: { role: kind, ...values, carrier: "bearer" } });
};

const wordOf = (status: number, isManager: boolean): Word => {
  if (status === 429) return "problem.locked";
  return status === 400 && isManager ? "problem.weak" : "problem.unauthorised";
};

/** What was refused, beside the field that it is about. */
const faultOf = (kind: Props["kind"], reply: Reply<Pass>): Fault | undefined => {
  if (reply.ok) return undefined;
  if (reply.status === 0) return { word: "problem.unreachable" };
  if (reply.problem?.code === "unknown-window") return { field: "window", word: "door.no-window" };
  return { field: kind === "manager" ? "password" : "pin", word: wordOf(reply.status, kind === "manager") };
};

const fieldsOf: Readonly<Record<Props["kind"], readonly FieldName[]>> = {
  clerk: ["id", "pin", "window"],
  staff: ["id", "pin"],
  manager: ["password"],
};

const missingIn = (kind: Props["kind"], values: Values): Fault | undefined => {
  const field = fieldsOf[kind].find((name) => !values[name]);
  return field && { field, word: "door.needed" };
};

/** What is typed next takes the place of what was wrong. */
const focusOn = (field: FieldName): void => {
  const input = document.getElementById(field);
  input?.focus();
  if (input instanceof HTMLInputElement) input.select();
};

const useLogIn = (props: Props) => {
  const [fault, setFault] = useState<Fault>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    if (fault?.field) focusOn(fault.field);
  }, [fault]);
  const submit = async (values: Values) => {
    if (isBusy) return;
    const missing = missingIn(props.kind, values);
    setFault(missing);
    if (missing) return;
    setBusy(true);
    const reply = await logIn(props, values);
    setBusy(false);
    setFault(faultOf(props.kind, reply));
    if (!reply.ok) return;
    const { id, window } = values;
    if (id !== undefined) rememberHere({ id, ...(window !== undefined && { window }) });
    props.admit({ token: reply.data.token, id, window });
  };
  return { fault, isBusy, submit };
};

const valuesOf = (form: HTMLFormElement): Values => {
  const values: Record<string, string> = {};
  new FormData(form).forEach((value, name) => {
    values[name] = String(value).trim();
  });
  return values;
};

export const PersonDoor = (props: Props) => {
  const { say, kind, needsSetUp } = props;
  const { fault, isBusy, submit } = useLogIn(props);
  const isFirst = kind === "manager" && needsSetUp;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    void submit(valuesOf(event.currentTarget as HTMLFormElement));
  };
  return (
    <main class="door">
      <h1>{say(isFirst ? "door.set-up" : `door.${kind}`)}</h1>
      <form onSubmit={send} noValidate>
        {kind === "manager" ? (
          <DoorField name="password" {...{ fault, say }}>
            <input type="password" {...inputOf("password", fault)} />
          </DoorField>
        ) : (
          <StaffFields say={say} hasSeat={kind === "clerk"} fault={fault} />
        )}
        <button type="submit" class="primary" disabled={isBusy}>
          {isBusy ? say("app.pending") : say(isFirst ? "door.set" : "door.enter")}
        </button>
        {fault && fault.field === undefined && (
          <p class="door-problem" role="alert">
            ! {say(fault.word)}
          </p>
        )}
      </form>
    </main>
  );
};
