// The pad in a small window that stays above other programs, where the browser can do that; elsewhere the same page in a narrow
// window of its own. What floats is the pad itself, with all that it knows.
import type { ComponentChildren } from "preact";
import { createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import { usePage } from "../parts/page.tsx";
import { DeskDocument } from "./use-desk-keys.ts";

/** Of Chromium, on https or the machine itself. */
interface PictureInPicture {
  requestWindow(size: { readonly width: number; readonly height: number }): Promise<Window>;
}

const SIZE = { width: 380, height: 720 } as const;

const pictureInPicture = (): PictureInPicture | undefined =>
  (globalThis as { documentPictureInPicture?: PictureInPicture }).documentPictureInPicture;

const dressLike = (from: HTMLElement, to: HTMLElement): void => {
  for (const name of ["lang", "dir", "class", "data-size"]) to.setAttribute(name, from.getAttribute(name) ?? "");
};

/** The page's style sheets and its dress, which may still change. */
const furnish = (place: Document): (() => void) => {
  for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    const link = place.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    place.head.append(link);
  }
  const dress = () => dressLike(document.documentElement, place.documentElement);
  const observer = new MutationObserver(dress);
  observer.observe(document.documentElement, { attributes: true });
  dress();
  return () => observer.disconnect();
};

const openBeside = (): void =>
  void window.open(location.href, "tidehall-clerk", `popup,width=${SIZE.width},height=${SIZE.height}`);

interface Float {
  readonly isFloating: boolean;
  readonly float: () => void;
}

const FloatContext = createContext<Float>({ isFloating: false, float: openBeside });
export const useFloat = (): Float => useContext(FloatContext);

const useFloating = () => {
  const pad = useRef<HTMLDivElement>(null);
  const home = useRef<HTMLDivElement>(null);
  const [away, setAway] = useState<Window>();
  useEffect(() => () => away?.close(), [away]);
  const float = async (): Promise<void> => {
    const opened = await pictureInPicture()
      ?.requestWindow(SIZE)
      .catch(() => undefined);
    if (!opened || !pad.current) return openBeside();
    const leave = furnish(opened.document);
    opened.document.body.append(pad.current);
    opened.addEventListener("pagehide", () => {
      leave();
      if (pad.current) home.current?.append(pad.current);
      setAway(undefined);
    });
    setAway(opened);
  };
  return { pad, home, away, float };
};

/** The pad stays the only child of its home, so that it may be carried elsewhere and back. */
export const Floating = ({ children }: { readonly children: ComponentChildren }) => {
  const { say } = usePage();
  const { pad, home, away, float } = useFloating();
  return (
    <FloatContext.Provider value={{ isFloating: away !== undefined, float: () => void float() }}>
      <DeskDocument.Provider value={away?.document ?? document}>
        <div ref={home}>
          <div ref={pad}>{children}</div>
        </div>
      </DeskDocument.Provider>
      {away && (
        <div class="door">
          <p>{say("desk.floating")}</p>
          <button type="button" onClick={() => away.close()}>
            {say("desk.back")}
          </button>
        </div>
      )}
    </FloatContext.Provider>
  );
};
