// What an order would do, before it is given: when it takes effect, and who would be left without a window.
import type { ServiceView } from "../../../hall/views/views.ts";
import type { Language } from "../../language.ts";
import { limitsOf, servicesOf, windowsOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import type { HallState } from "../../wire/hall-state.ts";
import { nameIn, type Say } from "../../words/words.ts";
import { type Order, orphaned } from "./change.ts";

const whenText = (say: Say, { window: { number, ticket = "", state } }: Order): string => {
  if (ticket !== "") return say("floor.after", { n: number, ticket });
  return say(state === "closed" ? "floor.when-open" : "floor.at-once", { n: number });
};

const leftText = (say: Say, language: Language, service: ServiceView): string =>
  say("floor.orphaned", { name: nameIn(language, service), count: service.waiting });

interface Told {
  readonly what: readonly string[];
  readonly warnings: readonly string[];
}

const toldOf = (say: Say, language: Language, state: HallState, orders: readonly Order[]): Told => {
  const left = orphaned(windowsOf(state), orders);
  const dwell = limitsOf(state)?.dwellMinutes;
  return {
    what: [
      ...orders.map((order) => whenText(say, order)),
      ...(dwell === undefined || dwell === 0 ? [] : [say("floor.dwell", { count: dwell })]),
    ],
    warnings: servicesOf(state)
      .filter(({ id }) => left.includes(id))
      .map((service) => leftText(say, language, service)),
  };
};

export const Consequences = ({ orders }: { readonly orders: readonly Order[] }) => {
  const { say, language } = usePage();
  const { what, warnings } = toldOf(say, language, useHall(), orders);
  return (
    <div class="consequences" aria-live="polite">
      {what.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {warnings.map((text) => (
        <p key={text} class="alert">
          ! {text}
        </p>
      ))}
    </div>
  );
};
