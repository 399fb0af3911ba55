// A word in the page's language, and small beside it in the other, so that a stranger to either understands.
import { chinese, english } from "../language.ts";
import { usePage } from "../parts/page.tsx";
import { sayIn, type Word } from "../words/words.ts";

interface Props {
  readonly word: Word;
  readonly values?: Readonly<Record<string, string | number>>;
}

export const Both = ({ word, values }: Props) => {
  const { say, language } = usePage();
  const other = language.code === "en" ? chinese : english;
  return (
    <>
      {say(word, values)}{" "}
      <small lang={other.code} class="other">
        {sayIn(other)(word, values)}
      </small>
    </>
  );
};
