// The windows in a row: each with its sign as it shows now, its state in words, and the rating pad on its counter.
import type { WindowView } from "../../hall/views/views.ts";
import { devicesOf, sightsOf, windowsOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { Both } from "./both.tsx";
import { Picture } from "./picture.tsx";
import { type SignFace, signFaceOf } from "./signs.ts";

const Sign = ({ face }: { readonly face: SignFace }) => (
  <div class={`sign dark ${face.tone}`}>
    {face.lines.map((line, place) => (
      <p key={place}>{line}</p>
    ))}
  </div>
);

/** The sign as its lamps burn, where there is one to look at; else what it says that it shows. */
const OverWindow = ({ id, own }: { readonly id: string; readonly own: SignFace }) => {
  const state = useHall();
  const sight = sightsOf(state).find(({ kind, window }) => kind === "led" && window === id);
  if (!sight) return <Sign face={signFaceOf(devicesOf(state), id) ?? own} />;
  return (
    <div class="sign dark lamps">
      <Picture sight={sight} />
    </div>
  );
};

const OneWindow = ({ window }: { readonly window: WindowView }) => {
  const { say, language } = usePage();
  const { id, number, name, state, ticket, services } = window;
  const own: SignFace = { lines: [ticket ?? say(`window.${state}`)], tone: state };
  return (
    <li class={state}>
      <OverWindow id={id} own={own} />
      <h3>
        <a href={`/window?id=${encodeURIComponent(id)}`}>{say("window.number", { n: number })}</a>{" "}
        <span class="window-name">{name}</span>
      </h3>
      <p>
        <span class={`state ${state}`}>{say(`state.${state}`)}</span> {ticket && <b>{ticket}</b>}
      </p>
      <p class="takes">{services.map((service) => service.name).join(language.comma)}</p>
      {state === "rating" && <p class="pad">★ {say("overview.rate")}</p>}
    </li>
  );
};

export const WindowRow = () => (
  <section class="windows">
    <h2>
      <i>3</i> <Both word="overview.serve" />
    </h2>
    <ul>
      {windowsOf(useHall()).map((window) => (
        <OneWindow key={window.id} window={window} />
      ))}
    </ul>
  </section>
);
