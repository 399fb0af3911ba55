// Where windows stand in the hall: a row from the entrance and a column from the left, and the floor that comes of it in small.
import type { WindowPlan } from "../../../hall/rules/rules.ts";
import { usePage } from "../../parts/page.tsx";
import { type Place, placesOf } from "../floor/places.ts";
import { Amount } from "./field.tsx";

const LAST = 40;

interface Props {
  readonly window: WindowPlan;
  /** Undefined: by its number, after those that have a place. */
  readonly change: (place: Place | undefined) => void;
}

const Axis = ({ window: { number, place }, change, name }: Props & { readonly name: keyof Place }) => {
  const { say } = usePage();
  const word = say(`plan.${name}`);
  return (
    <>
      {word}{" "}
      <Amount
        label={`${number} ${word}`}
        value={place?.[name]}
        min={1}
        max={LAST}
        change={(value = 0) => place && change({ ...place, [name]: value })}
      />{" "}
    </>
  );
};

export const WindowPlace = (props: Props) => {
  const { say } = usePage();
  const { number, place } = props.window;
  const button = (kind: string, word: "plan.add" | "plan.remove", sign: string, next: Place | undefined) => (
    <button
      type="button"
      class={kind}
      aria-label={`${number} ${say("plan.place")} ${say(word)}`}
      onClick={() => props.change(next)}
    >
      {sign}
    </button>
  );
  if (!place) return button("small faint", "plan.add", "＋", { row: 1, column: Math.min(number, LAST) });
  return (
    <span class="chip">
      <Axis {...props} name="row" />
      <Axis {...props} name="column" />
      {button("remove", "plan.remove", "✕", undefined)}
    </span>
  );
};

/** Whoever stands where somebody else does fills a gap, as on the board. */
export const SmallFloor = ({ windows }: { readonly windows: readonly WindowPlan[] }) => {
  const { say } = usePage();
  const places = placesOf(windows);
  if (places.size === 0) return <p class="quiet">{say("plan.no-places")}</p>;
  return (
    <figure class="small-floor">
      <figcaption>{say("plan.entrance")}</figcaption>
      <ol>
        {windows.map(({ id, number, name }) => {
          const place = places.get(id);
          return (
            <li key={id} style={place && { gridRow: place.row, gridColumn: place.column }}>
              <b>{number}</b> {name}
            </li>
          );
        })}
      </ol>
    </figure>
  );
};
