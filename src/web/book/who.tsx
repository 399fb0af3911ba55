// Who books, and how to reach them.
import type { Say } from "../words/words.ts";

export interface Person {
  readonly name: string;
  readonly telephone: string;
}

interface Props {
  readonly say: Say;
  readonly isBusy: boolean;
  readonly submit: (person: Person) => void;
}

export const Who = ({ say, isBusy, submit }: Props) => {
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    submit({ name: String(form.get("name")), telephone: String(form.get("telephone")) });
  };
  return (
    <form class="booking-who" onSubmit={onSubmit}>
      <h2>{say("book.who")}</h2>
      <label>
        {say("book.name")} <input name="name" required maxLength={40} autocomplete="name" />
      </label>
      <label>
        {say("book.telephone")}{" "}
        <input name="telephone" type="tel" required pattern="\+?[0-9][0-9 \-]{5,18}[0-9]" autocomplete="tel" />
      </label>
      <p class="quiet">{say("book.why")}</p>
      <button type="submit" class="primary" disabled={isBusy}>
        {say("book.submit")}
      </button>
    </form>
  );
};
