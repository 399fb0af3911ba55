// Hardware of a demonstration as it looks: the lamps of a sign, the print of a paper. A picture for the eye, its words for
// everybody else.
import type { SightView } from "../../protocols/api/device-view.ts";

interface Props {
  readonly sight: SightView;
  /** An earlier paper of a printer. Default the newest. */
  readonly version?: number;
}

export const Picture = ({ sight: { device, kind, version: newest, rows }, version = newest }: Props) => (
  <img
    class={`picture ${kind}`}
    src={`/api/v1/demo/pictures/${encodeURIComponent(device)}/${version}`}
    alt={version === newest ? rows.join(" ") : ""}
  />
);
