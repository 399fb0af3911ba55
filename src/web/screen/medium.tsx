// A picture or a video without sound. Where people want no motion a video stands still.
import { usePage } from "../parts/page.tsx";
import type { Shown } from "./medium-turn.ts";

interface Props {
  readonly medium: Shown;
  readonly leave: (file: string) => void;
}

const wantsStill = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

export const Medium = ({ medium: { file, text }, leave }: Props) => {
  const { say } = usePage();
  const source = `/media/${file}`;
  const onError = () => leave(file);
  return (
    <figure class="medium" aria-label={text ?? say("screen.promotion")}>
      {file.endsWith(".mp4") ? (
        <video src={source} autoplay={!wantsStill()} muted playsInline preload="auto" onError={onError} />
      ) : (
        <img src={source} alt={text ?? ""} onError={onError} />
      )}
      {text !== undefined && <figcaption>{text}</figcaption>}
    </figure>
  );
};
