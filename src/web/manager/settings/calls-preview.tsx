// What the order of calls comes to, in sentences: whom a class overtakes, when an ordinary number goes first, and what a missed call
// costs.
import { overtakenMinutes } from "../../../hall/steering/claim-of-class.ts";
import { usePage } from "../../parts/page.tsx";
import { nameIn } from "../../words/words.ts";
import type { TabProps } from "./editor.ts";
import { Preview } from "./preview.tsx";

/** Minutes after which it is told how urgent somebody has become. */
const LATER_MINUTES = 10;

const useOrder = ({ draft }: TabProps["editor"]): readonly string[] => {
  const { say, language } = usePage();
  const { classes, callBy, guard } = draft.value;
  const ordinary = classes.find(({ rank }) => rank === 0);
  const above = classes.filter(({ rank }) => rank > 0).sort((one, other) => other.rank - one.rank);
  if (!ordinary || above.length === 0) return [say("settings.calls-by-wait")];
  const names = above.map((one) => nameIn(language, one));
  const guarded = { n: guard.run, minutes: guard.waitMinutes, ordinary: nameIn(language, ordinary) };
  if (callBy === "rank")
    return [say("settings.calls-by-rank", { names: names.join(" → ") }), say("settings.calls-guarded", guarded)];
  return above.map((one, at) =>
    say("settings.calls-by-claim", {
      ...{ name: names[at]!, ordinary: guarded.ordinary, later: LATER_MINUTES },
      ...{ n: overtakenMinutes(one, ordinary, 0), more: overtakenMinutes(one, ordinary, LATER_MINUTES) },
    }),
  );
};

export const CallsPreview = ({ editor }: TabProps) => {
  const { say } = usePage();
  const order = useOrder(editor);
  const { rule, ...numbers } = editor.draft.value.missed;
  return (
    <Preview>
      <figure class="sheet">
        <figcaption>{say("settings.preview-order")}</figcaption>
        <div class="face">
          {order.map((text) => (
            <span key={text}>{text}</span>
          ))}
        </div>
      </figure>
      <figure class="sheet">
        <figcaption>{say("settings.preview-missed")}</figcaption>
        <div class="face">
          <span>{say(`settings.missed-${rule}`, numbers)}</span>
        </div>
      </figure>
    </Preview>
  );
};
