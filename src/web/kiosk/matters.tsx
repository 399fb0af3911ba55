// What else the visitor has to do: every matter under the one number. At the machine it is a page of tiles, at a helper's desk a
// list that opens.
import type { ServiceView } from "../../hall/views/views.ts";
import { servicesOf } from "../parts/hall-entries.ts";
import { useHall, useKeys, usePage } from "../parts/page.tsx";
import { nameIn } from "../words/words.ts";
import type { Choice } from "./steps.ts";
import type { Fits } from "./tile-grid.ts";
import { Tiles, useTiles } from "./tiles.tsx";
import { useDigits } from "./use-digits.ts";

interface Props {
  readonly choice: Choice;
  readonly toggleMatter: (id: string) => void;
}

/** As many as one visit may have after its first. */
const MATTERS_MAX = 5;
const fits: Fits = ({ width, height }) => width >= 13 && height >= 4.5;

const useOthers = ({ service }: Choice): readonly ServiceView[] =>
  servicesOf(useHall()).filter(({ id, accepting }) => id !== service.id && accepting);

interface MatterProps extends Props {
  readonly service: ServiceView;
}

const Matter = ({ choice: { matters = [] }, service, toggleMatter }: MatterProps) => {
  const { language } = usePage();
  const isNamed = matters.includes(service.id);
  return (
    <button
      type="button"
      class="tile"
      aria-pressed={isNamed}
      disabled={matters.length >= MATTERS_MAX && !isNamed}
      onClick={() => toggleMatter(service.id)}
    >
      <i aria-hidden="true">{isNamed ? "✓" : ""}</i>
      {nameIn(language, service)}
    </button>
  );
};

export const OtherMatters = ({ choice, toggleMatter }: Props) => {
  const { say } = usePage();
  const others = useOthers(choice);
  if (others.length === 0) return null;
  return (
    <details class="matters">
      <summary>{say("kiosk.matters")}</summary>
      <div class="classes">
        {others.map((service) => (
          <Matter key={service.id} {...{ choice, service, toggleMatter }} />
        ))}
      </div>
    </details>
  );
};

/** On the page that confirms: what has been named, and the way to name more. */
export const MattersDoor = ({ choice, open }: { readonly choice: Choice; readonly open: () => void }) => {
  const { say, language } = usePage();
  const named = servicesOf(useHall()).filter(({ id }) => choice.matters?.includes(id));
  if (useOthers(choice).length === 0) return null;
  return (
    <button type="button" class="matters-door" onClick={open}>
      <i aria-hidden="true">＋</i>
      <span>
        {say("kiosk.matters")}
        {named.length > 0 && <b>{named.map((service) => nameIn(language, service)).join(" · ")}</b>}
      </span>
    </button>
  );
};

export const MattersPage = ({ choice, toggleMatter, back }: Props & { readonly back: () => void }) => {
  const { say } = usePage();
  const tiling = useTiles(useOthers(choice), fits);
  const press = (digit: number) => {
    const service = tiling.inSight[digit - 1];
    if (service) toggleMatter(service.id);
  };
  useDigits({ count: tiling.inSight.length, press, turn: tiling.turn });
  useKeys(({ key, repeat }) => {
    if (!repeat && (key === "Escape" || key === "Backspace")) back();
  });
  return (
    <main class="matters">
      <div class="title">
        <h1 aria-live="polite">{say("kiosk.matters-title")}</h1>
        <p>{say("kiosk.matters-how", { n: MATTERS_MAX })}</p>
      </div>
      <Tiles tiling={tiling} draw={(service) => <Matter key={service.id} {...{ choice, service, toggleMatter }} />} />
      <div class="choices single">
        <button type="button" class="primary" onClick={back}>
          {say("kiosk.matters-done")}
        </button>
      </div>
    </main>
  );
};
