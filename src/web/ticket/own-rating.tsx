// On the page of one ticket: rate the service, or say what could not be done.
import { useState } from "preact/hooks";
import type { RatingOffer } from "../../hall/complaints/rating-offer.ts";
import { Callback, contactIn, RatingForm, type Spoken } from "../parts/rating-form.tsx";
import { request } from "../wire/request.ts";

interface Props extends Spoken {
  readonly token: string;
}

const path = (token: string): string => `/own-ticket/${encodeURIComponent(token)}`;

export const OwnRating = ({ token, offer, say, language }: Props & { readonly offer: RatingOffer }) => (
  <RatingForm {...{ offer, say, language }} send={(said) => request("POST", `${path(token)}/rating`, { body: said })} />
);

const ProblemForm = ({ say, report }: Pick<Props, "say"> & { readonly report: (form: FormData) => void }) => {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    report(new FormData(event.currentTarget as HTMLFormElement));
  };
  return (
    <form class="rating" onSubmit={submit}>
      <h2>{say("rating.problem-title")}</h2>
      <label>
        {say("rating.problem-words")}
        <textarea name="words" rows={4} required maxLength={500} />
      </label>
      <Callback say={say} />
      <button type="submit" class="primary">
        {say("rating.send")}
      </button>
    </form>
  );
};

/** 办不成事 [N2], in the visitor's own words. */
export const OwnProblem = ({ token, say }: Pick<Props, "token" | "say">) => {
  const [isOpen, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<string>();
  const report = async (form: FormData) => {
    const body = { words: String(form.get("words")), ...contactIn(form) };
    const reply = await request<{ complaint: string }>("POST", `${path(token)}/problem`, { body });
    setOutcome(reply.ok ? say("rating.problem-thanks", { id: reply.data.complaint }) : say("rating.failed"));
    if (reply.ok) setOpen(false);
  };
  return (
    <>
      {outcome && <p role="status">{outcome}</p>}
      {isOpen && <ProblemForm {...{ say }} report={(form) => void report(form)} />}
      {!isOpen && !outcome && (
        <button type="button" class="leave" onClick={() => setOpen(true)}>
          {say("rating.problem")}
        </button>
      )}
    </>
  );
};
