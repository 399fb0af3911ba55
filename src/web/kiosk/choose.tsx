// First tap: which service. A digit on each tile does the same.
import type { ServiceView } from "../../hall/views/views.ts";
import { hallOf, servicesOf } from "../parts/hall-entries.ts";
import { Notices } from "../parts/notices.tsx";
import { useHall, usePage } from "../parts/page.tsx";
import { Doors } from "./appointments.tsx";
import { isByButtons } from "./machine.ts";
import { ServiceTile } from "./service-tile.tsx";
import type { Fits } from "./tile-grid.ts";
import { Tiles, useTiles } from "./tiles.tsx";
import { useDigits } from "./use-digits.ts";
import type { Kiosk } from "./use-kiosk.ts";

/** A wide tile has how many wait and how long in one line, a narrow one in two. */
const fits: Fits = ({ width, height }) => (width >= 20 && height >= 6.75) || (width >= 14 && height >= 8.25);

const Title = ({ mask }: { readonly mask: string | undefined }) => {
  const { say } = usePage();
  return (
    <div class="title">
      <h1 aria-live="polite">{say("kiosk.choose")}</h1>
      <p>{say(isByButtons() ? "kiosk.tap-buttons" : "kiosk.tap")}</p>
      {mask && (
        <p class="known" role="status">
          {say("kiosk.known", { mask })}
        </p>
      )}
    </div>
  );
};

/** The whole hall gives no numbers now. */
const Shut = () => {
  const { say } = usePage();
  const hall = hallOf(useHall());
  if (!hall || hall.accepting) return null;
  return (
    <p class="banner" role="status">
      {say("kiosk.shut")} {hall.stopped}
    </p>
  );
};

export const Choose = ({ kiosk }: { readonly kiosk: Kiosk }) => {
  const { choose, identity } = kiosk;
  const tiling = useTiles(servicesOf(useHall()), fits);
  const press = (digit: number) => {
    const service: ServiceView | undefined = tiling.inSight[digit - 1];
    if (service?.accepting) choose(service);
  };
  useDigits({ count: tiling.inSight.length, press, turn: tiling.turn });
  return (
    <main class="choose">
      <Title mask={identity?.mask} />
      <Shut />
      <Notices place="kiosk" />
      <div class="choosing">
        <Tiles
          tiling={tiling}
          draw={(service, digit) => <ServiceTile key={service.id} {...{ service, digit, choose }} />}
        />
        <Doors open={kiosk.openCheckIn} book={kiosk.openBooking} />
      </div>
    </main>
  );
};
