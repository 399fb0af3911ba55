// Where a person logs in: a clerk with number, PIN and window, a manager with a password, which the first one chooses.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { WindowView } from "../../hall/views.ts";
import { type Reply, request } from "../wire/request.ts";
import type { Say, Word } from "../words.ts";
import type { Pass } from "./pass.ts";

interface Props {
  readonly say: Say;
  readonly kind: "clerk" | "staff" | "manager";
  readonly needsSetUp: boolean;
  readonly admit: (pass: Pass) => void;
}

type Values = Readonly<Record<string, string>>;

const problemWords: Readonly<Record<number, Word>> = {
  0: "problem.unreachable",
  400: "problem.weak",
  429: "problem.locked",
};

/** The token comes in the answer and not as a cookie, so that a clerk and a manager can share one machine. */
const logIn = async ({ kind, needsSetUp }: Props, values: Values): Promise<Reply<Pass>> => {
  if (kind === "manager" && needsSetUp) {
    const set = await request<Pass>("PUT", "/manager/password", { body: { password: values.password } });
    if (!set.ok) return set;
  }
  return request<Pass>("POST", "/session", { body: { role: kind, ...values, carrier: "bearer" } });
};

const useLogIn = (props: Props) => {
  const [problem, setProblem] = useState<Word>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (values: Values) => {
    if (isBusy) return;
    setBusy(true);
    setProblem(undefined);
    const reply = await logIn(props, values);
    setBusy(false);
    if (reply.ok) props.admit({ token: reply.data.token, id: values.id, window: values.window });
    else setProblem(problemWords[reply.status] ?? "problem.unauthorised");
  };
  return { problem, isBusy, submit };
};

const valuesOf = (form: HTMLFormElement): Values => {
  const values: Record<string, string> = {};
  new FormData(form).forEach((value, name) => {
    values[name] = String(value).trim();
  });
  return values;
};

interface FieldProps {
  readonly name: "id" | "pin" | "window" | "password";
  readonly say: Say;
  readonly children: ComponentChildren;
}

const Field = ({ name, say, children }: FieldProps) => (
  <p class="field">
    <label for={name}>{say(`door.${name}`)}</label>
    {children}
  </p>
);

const WindowChoice = ({ say }: Pick<Props, "say">) => {
  const [windows, setWindows] = useState<readonly WindowView[]>([]);
  useEffect(() => {
    request<{ windows: readonly WindowView[] }>("GET", "/windows").then(
      (reply) => reply.ok && setWindows(reply.data.windows),
    );
  }, []);
  return (
    <select id="window" name="window" required>
      {windows.map(({ id, number, name }) => (
        <option key={id} value={id}>
          {say("window.number", { n: number })} {name}
        </option>
      ))}
    </select>
  );
};

const StaffFields = ({ say, hasSeat }: Pick<Props, "say"> & { readonly hasSeat: boolean }) => (
  <>
    <Field name="id" say={say}>
      <input type="text" id="id" name="id" required autocomplete="off" />
    </Field>
    <Field name="pin" say={say}>
      <input type="password" id="pin" name="pin" required inputMode="numeric" autocomplete="off" />
    </Field>
    {hasSeat && (
      <Field name="window" say={say}>
        <WindowChoice say={say} />
      </Field>
    )}
  </>
);

const ManagerFields = ({ say, needsSetUp }: Pick<Props, "say" | "needsSetUp">) => (
  <Field name="password" say={say}>
    <input type="password" id="password" name="password" required {...(needsSetUp ? { minLength: 10 } : {})} />
  </Field>
);

export const PersonDoor = (props: Props) => {
  const { say, kind, needsSetUp } = props;
  const { problem, isBusy, submit } = useLogIn(props);
  const isFirst = kind === "manager" && needsSetUp;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    void submit(valuesOf(event.currentTarget as HTMLFormElement));
  };
  return (
    <main class="door">
      <h1>{say(isFirst ? "door.set-up" : `door.${kind}`)}</h1>
      <form onSubmit={send}>
        {kind === "manager" ? (
          <ManagerFields {...{ say, needsSetUp }} />
        ) : (
          <StaffFields say={say} hasSeat={kind === "clerk"} />
        )}
        <button type="submit" class="primary" disabled={isBusy}>
          {isBusy ? say("app.pending") : say(isFirst ? "door.set" : "door.enter")}
        </button>
        <p class="door-problem" role="alert">
          {problem && say(problem)}
        </p>
      </form>
    </main>
  );
};
