// What a window takes and helps with, in the line at its bottom: in pages where it does not fit, never moving.
import type { WindowView } from "../../hall/views/views.ts";
import { namesIn } from "../parts/names.ts";
import { useNow, usePage } from "../parts/page.tsx";
import { passages } from "../screen/passages.ts";
import { turnAt } from "../screen/turning.ts";

/** How wide the line is at its narrowest, em. */
const LANDSCAPE_EM = 26;
const PORTRAIT_EM = 17;

export const Services = ({ window: { services, helps } }: { readonly window: WindowView }) => {
  const { say, language } = usePage();
  const now = useNow();
  const widest = innerWidth > innerHeight ? LANDSCAPE_EM : PORTRAIT_EM;
  const own = passages(namesIn(language, services), widest).map((text) => ({ title: say("window.services"), text }));
  const others = helps ? passages(namesIn(language, helps), widest) : [];
  const all = [...own, ...others.map((text) => ({ title: say("window.helps"), text }))];
  const shown = all[turnAt(now, Math.max(1, all.length))];
  return (
    <footer>
      <b>{shown?.title}</b>
      <p>{shown?.text}</p>
    </footer>
  );
};
