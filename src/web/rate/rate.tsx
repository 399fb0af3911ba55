// The page behind a window's QR code: which number was served, the code on its paper, and then the rating. The code on the
// wall alone rates nothing.
import { openAlone } from "../parts/open-alone.tsx";
import "../ticket/ticket.css";
import { useEffect, useState } from "preact/hooks";
import type { RatingOffer } from "../../hall/complaints/rating-offer.ts";
import { RatingForm, type Spoken } from "../parts/rating-form.tsx";
import { type Reply, request } from "../wire/request.ts";
import { ratingWords } from "../words/rating-words.ts";
import type { Say } from "../words/words.ts";

interface AtWindow extends RatingOffer {
  readonly hall: string;
  readonly window: { readonly number: number; readonly name: string };
  readonly numbers: readonly string[];
}

const explainIn =
  (say: Say) =>
  (code: string | undefined): string | undefined => {
    if (code === "wrong-credentials") return say("rating.wrong-code");
    if (code === "locked-out") return say("rating.locked");
    return code === "unknown-ticket" ? say("rating.done") : undefined;
  };

const Which = ({ numbers, say }: Pick<AtWindow, "numbers"> & Pick<Spoken, "say">) => (
  <>
    <label>
      {say("rating.which")}
      <select name="number" required>
        {numbers.map((number) => (
          <option key={number}>{number}</option>
        ))}
      </select>
    </label>
    <label>
      {say("rating.code")}
      <input
        type="text"
        name="code"
        required
        maxLength={4}
        pattern="[0-9A-Za-z]{4}"
        autocomplete="off"
        autocapitalize="characters"
      />
    </label>
  </>
);

const Shown = ({ path, view, say, language }: Spoken & { readonly path: string; readonly view: AtWindow }) => (
  <main class="own">
    <header>{view.hall}</header>
    <p class="service">
      {say("rating.at-window", { n: view.window.number })} {view.window.name}
    </p>
    {view.numbers.length === 0 ? (
      <p class="sentence">{say("rating.nobody")}</p>
    ) : (
      <RatingForm
        {...{ say, language }}
        offer={view}
        explain={explainIn(say)}
        send={(said, form) =>
          request("POST", path, { body: { ...said, number: form.get("number"), code: form.get("code") } })
        }
      >
        <Which numbers={view.numbers} say={say} />
      </RatingForm>
    )}
  </main>
);

const RatePage = ({ say, language, window }: Spoken & { readonly window: string }) => {
  const [reply, setReply] = useState<Reply<AtWindow>>();
  const path = `/windows/${encodeURIComponent(window)}/rating`;
  useEffect(() => void request<AtWindow>("GET", path).then(setReply), [path]);
  if (reply?.ok) return <Shown {...{ path, say, language }} view={reply.data} />;
  return (
    <main class="own">
      <p class="sentence" role="status">
        {say(reply ? "rating.not-here" : "app.connecting")}
      </p>
    </main>
  );
};

const window = decodeURIComponent(location.pathname.replace(/^.*\//, ""));
openAlone(ratingWords, ({ say, language }) => <RatePage {...{ say, language, window }} />);
