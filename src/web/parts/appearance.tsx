// How a page is dressed: the size of its letters, light or dark. The hall says what a page begins with; whoever reads on a
// machine of their own changes it, and it stays so.
import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";

export const letterSizes = ["normal", "large", "largest"] as const;
export const schemes = ["light", "dark", "auto"] as const;
export type LetterSize = (typeof letterSizes)[number];
export type Scheme = (typeof schemes)[number];

interface Chosen {
  readonly size: LetterSize;
  readonly scheme: Scheme;
}

export interface Appearance extends Chosen {
  readonly setSize: (size: LetterSize) => void;
  readonly setScheme: (scheme: Scheme) => void;
}

const AppearanceContext = createContext<Appearance | undefined>(undefined);

export const useAppearance = (): Appearance => {
  const appearance = useContext(AppearanceContext);
  if (!appearance) throw new Error("a part was drawn outside its page");
  return appearance;
};

const KEPT = "tidehall.appearance";

const oneOf = <T extends string>(list: readonly T[], value: unknown): T =>
  list.find((one) => one === value) ?? list[0]!;

const chosenFrom = (source: { readonly size?: unknown; readonly scheme?: unknown }): Chosen => ({
  size: oneOf(letterSizes, source.size),
  scheme: oneOf(schemes, source.scheme),
});

/** [theme.css] says it in two properties, which are there before the page's script is. A screen has a scheme of its own. */
const hallsChoice = (): Chosen => {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  const isScreen = root.classList.contains("screen-page");
  const read = (name: string) => style.getPropertyValue(name).trim();
  return chosenFrom({ size: read("--letters"), scheme: read(isScreen ? "--screen-scheme" : "--scheme") });
};

/** A browser may forbid storage, and what it holds may be anything. */
const ownChoice = (): Chosen | undefined => {
  try {
    const text = localStorage.getItem(KEPT);
    return text === null ? undefined : chosenFrom(JSON.parse(text));
  } catch {
    return undefined;
  }
};

const keep = (chosen: Chosen): void => {
  try {
    localStorage.setItem(KEPT, JSON.stringify(chosen));
  } catch {
    // Then it is chosen again next time.
  }
};

const DARK = "(prefers-color-scheme: dark)";

const dress = ({ size, scheme }: Chosen): void => {
  const root = document.documentElement;
  root.setAttribute("data-size", size);
  root.classList.toggle("dark", scheme === "dark" || (scheme === "auto" && matchMedia(DARK).matches));
};

/** What follows the machine changes with it: many grow dark in the evening. */
const useDress = (chosen: Chosen): void =>
  useEffect(() => {
    dress(chosen);
    const query = matchMedia(DARK);
    const changed = () => dress(chosen);
    // `addEventListener` of a query is younger than some signage boxes.
    query.addListener(changed);
    return () => query.removeListener(changed);
  }, [chosen.size, chosen.scheme]);

interface DressedProps {
  /** A kiosk and a screen belong to everybody: nothing that one person chose is kept. */
  readonly isShared: boolean;
  readonly children: ComponentChildren;
}

export const Dressed = ({ isShared, children }: DressedProps) => {
  const [chosen, choose] = useState<Chosen>(() => (isShared ? undefined : ownChoice()) ?? hallsChoice());
  useDress(chosen);
  const change = (part: Partial<Chosen>) => {
    const next = { ...chosen, ...part };
    choose(next);
    if (!isShared) keep(next);
  };
  const appearance: Appearance = {
    ...chosen,
    setSize: (size) => change({ size }),
    setScheme: (scheme) => change({ scheme }),
  };
  return <AppearanceContext.Provider value={appearance}>{children}</AppearanceContext.Provider>;
};
