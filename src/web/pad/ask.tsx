// The question and its five keys, the reasons after a bad grade, and how long there is left.
import { useState } from "preact/hooks";
import type { PadQuestion, PadReason, PadView } from "../../protocols/api/pad-view.ts";
import { chinese } from "../language.ts";
import { useKeys, useNow, usePage } from "../parts/page.tsx";
import { toggled } from "../parts/toggled.ts";
import { useSettled } from "../parts/use-settled.ts";
import { nameIn, type Word } from "../words/words.ts";
import { Face } from "./face.tsx";
import type { Pad } from "./use-pad.ts";

const grades = [5, 4, 3, 2, 1] as const;
type Grade = (typeof grades)[number];

interface Asking {
  readonly pad: Pad;
  readonly view: PadView;
  readonly question: PadQuestion;
}

const secondsLeft = (until: number | undefined, now: number): number =>
  until === undefined ? 0 : Math.max(0, Math.ceil((until - now) / 1000));

const Left = ({ view, word }: { readonly view: PadView; readonly word: Word }) => {
  const { say } = usePage();
  const n = secondsLeft(view.until, useNow(500));
  return <p class="left">{say(word, { n })}</p>;
};

const Off = () => (
  <p class="left caution" role="status">
    {usePage().say("pad.off")}
  </p>
);

/** In the page's language, and small in the other. */
const Twice = ({ main, other }: { readonly main: string; readonly other: string }) => (
  <>
    <b>{main}</b>
    <small>{other}</small>
  </>
);

const useGradeNames = ({ grades: names, gradesEn = [] }: PadQuestion) => {
  const { language } = usePage();
  return (grade: Grade): readonly [string, string] => {
    const [name = "", nameEn = ""] = [names[5 - grade], gradesEn[5 - grade]];
    return [nameIn(language, { name, nameEn }), language.code === chinese.code ? nameEn : name];
  };
};

const GradeKey = ({ grade, pad, question }: Pick<Asking, "pad" | "question"> & { readonly grade: Grade }) => {
  const [main, other] = useGradeNames(question)(grade);
  const isPressed = pad.pressed === grade;
  const isOff = !pad.isLive || (pad.pressed !== undefined && !isPressed);
  return (
    <button
      type="button"
      class={`grade grade-${grade}`}
      aria-pressed={isPressed}
      disabled={isOff}
      onClick={() => pad.press(grade)}
    >
      <kbd>{grade}</kbd>
      <Face grade={grade} />
      <Twice main={main} other={other} />
    </button>
  );
};

export const Ask = ({ pad, view, question }: Asking) => {
  const { say, language } = usePage();
  useKeys(({ key }) => {
    const grade = grades.find((one) => String(one) === key);
    if (grade !== undefined) pad.press(grade);
  });
  return (
    <main class="ask">
      <h1 aria-live="polite">{language.code === chinese.code ? question.prompt : say("pad.prompt")}</h1>
      <p class="about">
        {question.number} · {say("pad.clerk", { name: question.clerk })}
      </p>
      <div class="grades">
        {grades.map((grade) => (
          <GradeKey key={grade} {...{ grade, pad, question }} />
        ))}
      </div>
      {pad.isLive ? <Left view={view} word="pad.left" /> : <Off />}
      <p class="alone">{say("pad.alone")}</p>
    </main>
  );
};

export const Reasons = ({ pad, view, question }: Asking) => {
  const { say, language } = usePage();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const isSettled = useSettled();
  const nameOf = ({ text, textEn = "" }: PadReason): string => nameIn(language, { name: text, nameEn: textEn });
  return (
    <main class="reasons">
      <h1 aria-live="polite">{say("pad.why")}</h1>
      <div class="choices">
        {question.reasons.map((reason) => (
          <button
            key={reason.tag}
            type="button"
            aria-pressed={chosen.includes(reason.tag)}
            disabled={!isSettled}
            onClick={() => setChosen((tags) => toggled(tags, reason.tag))}
          >
            {nameOf(reason)}
          </button>
        ))}
      </div>
      <button
        type="button"
        class={`send ${chosen.length > 0 ? "primary" : ""}`}
        disabled={!isSettled || !pad.isLive || pad.pressed !== undefined}
        onClick={() => pad.press(view.grade ?? 1, chosen)}
      >
        {say(chosen.length > 0 ? "pad.submit" : "pad.skip")}
      </button>
      {pad.isLive ? <Left view={view} word="pad.why-left" /> : <Off />}
    </main>
  );
};
