// A rating as its visitor gives it: five faces, reasons to tap, and after a bad one what they want to say and how to reach
// them. It sends once, and says so; what it is about is the caller's.
import "./rating.css";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { isBad } from "../../hall/complaints/grades.ts";
import type { RatingOffer } from "../../hall/complaints/rating-offer.ts";
import type { Language } from "../language.ts";
import { Face } from "../pad/face.tsx";
import type { Reply } from "../wire/request.ts";
import { nameIn, type Say } from "../words/words.ts";
import { toggled } from "./toggled.ts";

/** As the wire takes it. */
export interface Said {
  readonly grade: number;
  readonly tags: readonly string[];
  readonly words?: string;
  readonly contact?: { readonly name?: string; readonly telephone?: string };
}

export interface Spoken {
  readonly say: Say;
  readonly language: Language;
}

interface Props extends Spoken {
  readonly offer: RatingOffer;
  /** Fields of the caller, before the button. */
  readonly children?: ComponentChildren;
  readonly send: (said: Said, form: FormData) => Promise<Reply<unknown>>;
  /** What to say where the hall said no. */
  readonly explain?: (code: string | undefined) => string | undefined;
}

const textIn = (form: FormData, name: string): string => String(form.get(name) ?? "").trim();

/** Only what was filled in. */
export const contactIn = (form: FormData): Pick<Said, "contact"> => {
  const [name, telephone] = [textIn(form, "name"), textIn(form, "telephone")];
  return telephone === "" ? {} : { contact: { telephone, ...(name && { name }) } };
};

const saidIn = (form: FormData, grade: number, tags: readonly string[]): Said => {
  const words = textIn(form, "words");
  return { grade, tags, ...(words && { words }), ...contactIn(form) };
};

export const Callback = ({ say }: Pick<Spoken, "say">) => (
  <fieldset>
    <legend>{say("rating.contact")}</legend>
    <label>
      {say("rating.telephone")}
      <input type="tel" name="telephone" maxLength={20} autocomplete="tel" pattern="\+?[0-9][0-9 \-]{5,18}[0-9]" />
    </label>
    <label>
      {say("rating.name")}
      <input type="text" name="name" maxLength={20} autocomplete="name" />
    </label>
    <p class="quiet">{say("rating.sealed")}</p>
  </fieldset>
);

const Grades = ({ offer, language, grade, choose }: Spoken & Pick<Props, "offer"> & Chosen) => (
  <div class="grades">
    {offer.grades.map((word) => (
      <button key={word.grade} type="button" aria-pressed={grade === word.grade} onClick={() => choose(word.grade)}>
        <Face grade={word.grade} />
        {nameIn(language, word)}
      </button>
    ))}
  </div>
);

interface Chosen {
  readonly grade: number | undefined;
  readonly choose: (grade: number) => void;
}

interface Tapped extends Spoken {
  readonly offer: RatingOffer;
  readonly grade: number;
  readonly tags: readonly string[];
  readonly setTags: (tags: readonly string[]) => void;
}

const Reasons = ({ offer, say, language, grade, tags, setTags }: Tapped) => {
  const reasons = offer.reasons.filter(({ grades }) => grades.includes(grade));
  if (reasons.length === 0) return null;
  const toggle = (tag: string) => setTags(toggled(tags, tag));
  return (
    <div class="reasons">
      <p>{say(isBad(grade) ? "rating.reasons-bad" : "rating.reasons-good")}</p>
      {reasons.map((reason) => (
        <button
          key={reason.tag}
          type="button"
          aria-pressed={tags.includes(reason.tag)}
          onClick={() => toggle(reason.tag)}
        >
          {nameIn(language, reason)}
        </button>
      ))}
    </div>
  );
};

const Thanks = ({ say, grade }: Pick<Spoken, "say"> & { readonly grade: number }) => (
  <section class="rating" role="status">
    <h2>{say("rating.thanks")}</h2>
    {isBad(grade) && <p class="quiet">{say("rating.followed")}</p>}
  </section>
);

const Why = ({ say }: Pick<Spoken, "say">) => (
  <>
    <label>
      {say("rating.words")}
      <textarea name="words" rows={3} maxLength={500} />
    </label>
    <Callback say={say} />
  </>
);

/** One at a time, and what became of it. */
const useSending = ({ send, explain, say }: Pick<Props, "send" | "explain" | "say">) => {
  const [state, setState] = useState<"open" | "sending" | "sent">("open");
  const [trouble, setTrouble] = useState<string>();
  const submit = async (said: Said, form: FormData) => {
    if (state !== "open") return;
    setState("sending");
    const reply = await send(said, form);
    setState(reply.ok ? "sent" : "open");
    if (!reply.ok) setTrouble(explain?.(reply.problem?.code) ?? reply.problem?.title ?? say("rating.failed"));
  };
  return { state, trouble, submit };
};

export const RatingForm = ({ offer, say, language, children, send, explain }: Props) => {
  const [grade, setGrade] = useState<number>();
  const [tags, setTags] = useState<readonly string[]>([]);
  const { state, trouble, submit } = useSending({ send, say, ...(explain && { explain }) });
  const choose = (next: number) => {
    setGrade(next);
    setTags([]);
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    if (grade !== undefined) void submit(saidIn(form, grade, tags), form);
  };
  if (state === "sent" && grade !== undefined) return <Thanks {...{ say, grade }} />;
  return (
    <form class="rating" onSubmit={onSubmit}>
      <h2>{say("rating.title")}</h2>
      <p class="quiet">{say("rating.own")}</p>
      {children}
      <Grades {...{ offer, say, language, grade, choose }} />
      {grade !== undefined && <Reasons {...{ offer, say, language, grade, tags, setTags }} />}
      {grade !== undefined && isBad(grade) && <Why say={say} />}
      {trouble && <p role="alert">{trouble}</p>}
      {grade !== undefined && (
        <button type="submit" class="primary" disabled={state === "sending"}>
          {say(state === "sending" ? "rating.sending" : "rating.send")}
        </button>
      )}
    </form>
  );
};
