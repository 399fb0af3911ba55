// Where windows stand in the hall: a row from the entrance and a column from the left, and the floor that comes of it in small.
import type { WindowPlan } from "../../../hall/rules.ts";
import { usePage } from "../../parts/page.tsx";
import { type Place, placesOf } from "../floor/places.ts";
import { Amount } from "./field.tsx";

const LAST = 40;

interface Props {
  readonly window: WindowPlan;
  /** Undefined: by its number, after those that have a place. */
  readonly change: (place: Place | undefined) => void;
}

export const WindowPlace = ({ window: { number, place }, change }: Props) => {
  const { say } = usePage();
  const label = `${number} ${say("plan.place")}`;
  if (!place)
    return (
      <button
        type="button"
        class="small faint"
        aria-label={`${label} ${say("plan.add")}`}
        onClick={() => change({ row: 1, column: Math.min(number, LAST) })}
      >
        ＋
      </button>
    );
  const axis = (name: "row" | "column") => (
    <>
      {say(`plan.${name}`)}{" "}
      <Amount
        label={`${number} ${say(`plan.${name}`)}`}
        value={place[name]}
        min={1}
        max={LAST}
        change={(value = 0) => change({ ...place, [name]: value })}
      />{" "}
    </>
  );
  return (
    <span class="chip">
      {axis("row")}
      {axis("column")}
      <button
        type="button"
        class="remove"
        aria-label={`${label} ${say("plan.remove")}`}
        onClick={() => change(undefined)}
      >
        ✕
      </button>
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
