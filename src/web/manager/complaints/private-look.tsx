// Opens what a visitor said, or how to reach them, once somebody asks for it: each look is on record, and is not kept here.
import { useState } from "preact/hooks";
import { usePage } from "../../parts/page.tsx";
import { request } from "../../wire/request.ts";
import type { Word } from "../../words/words.ts";

interface Opened {
  readonly words?: string;
  readonly contact?: Readonly<Record<string, string>>;
}

interface Props {
  /** Reference under which it is sealed. */
  readonly sealed: string;
  readonly label: Word;
}

export const PrivateLook = ({ sealed, label }: Props) => {
  const { say, pass } = usePage();
  const [text, setText] = useState<string>();
  const look = async () => {
    const reply = await request<Opened>("POST", `/private/${encodeURIComponent(sealed)}/read`, { token: pass.token });
    if (!reply.ok) return setText(reply.status === 404 ? say("complaint.gone") : (reply.problem?.title ?? "…"));
    const { words, contact = {} } = reply.data;
    setText(words ?? Object.values(contact).join(" "));
  };
  if (text !== undefined) return <blockquote aria-live="polite">{text}</blockquote>;
  return (
    <button type="button" class="small" title={say("complaint.noted")} onClick={() => void look()}>
      {say(label)}
    </button>
  );
};
