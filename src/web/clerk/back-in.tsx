// How long a pause will last, where the clerk says so. One key goes from length to length, so that a numeric pad reaches them all.
import { usePage } from "../parts/page.tsx";
import { keyOf } from "./choices.tsx";
import { isWriting } from "./is-writing.ts";
import { useDeskKeys } from "./use-desk-keys.ts";

/** Minutes; undefined promises nothing. */
const lengths: readonly (number | undefined)[] = [undefined, 5, 10, 15, 30, 60, 90];

interface Props {
  readonly minutes: number | undefined;
  readonly choose: (minutes: number | undefined) => void;
}

export const BackIn = ({ minutes, choose }: Props) => {
  const { say } = usePage();
  useDeskKeys((event) => {
    if (keyOf(event) !== "0" || event.repeat || event.ctrlKey || isWriting(event.target)) return;
    event.preventDefault();
    choose(lengths[(lengths.indexOf(minutes) + 1) % lengths.length]);
  });
  return (
    <fieldset class="back-in">
      <legend>
        {say("desk.back-in")}{" "}
        <span class="cap" aria-hidden="true">
          0
        </span>
      </legend>
      {lengths.map((length) => (
        <button key={length} type="button" aria-pressed={length === minutes} onClick={() => choose(length)}>
          {length === undefined ? say("desk.back-unsaid") : say("clerk.minutes", { n: length })}
        </button>
      ))}
    </fieldset>
  );
};
