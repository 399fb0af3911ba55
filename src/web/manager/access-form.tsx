// A small form of the manager's that asks the server over HTTP and says in one line what became of it.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { usePage } from "../parts/page.tsx";
import { problemText } from "../parts/problem-text.ts";
import { request } from "../wire/request.ts";
import type { Word } from "../words/words.ts";

/** What a form asks: method, path and body. */
export type Question = readonly [method: "POST" | "PUT", path: string, body: Readonly<Record<string, string>>];

interface Props {
  readonly title: Word;
  readonly button: Word;
  readonly done: Word;
  readonly ask: (value: (name: string) => string) => Question;
  readonly children: ComponentChildren;
}

const useAsking = (done: Word) => {
  const { say, language, pass } = usePage();
  const [said, setSaid] = useState("");
  const send = async ([method, path, body]: Question) => {
    setSaid(say("app.pending"));
    const reply = await request(method, path, { body, token: pass.token });
    if (reply.ok) return setSaid(`✓ ${say(done)}`);
    setSaid(`✕ ${reply.problem ? problemText(reply.problem, say, language) : say("problem.unreachable")}`);
  };
  return { said, send };
};

export const AccessForm = ({ title, button, done, ask, children }: Props) => {
  const { say } = usePage();
  const { said, send } = useAsking(done);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget as HTMLFormElement);
    void send(ask((name) => String(values.get(name) ?? "").trim()));
  };
  return (
    <section>
      <h2>{say(title)}</h2>
      <form class="access" onSubmit={submit}>
        {children}
        <button type="submit">{say(button)}</button>
        <span role="status">{said}</span>
      </form>
    </section>
  );
};
