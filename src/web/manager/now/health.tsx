// The devices in one line while all is well; each that is in trouble large, with what to do.
import { troubleTexts } from "../../parts/fault-text.ts";
import { devicesOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { isSick } from "../concerns.ts";

/** More are told in the section of devices. */
const SHOWN_MAX = 4;

export const Health = () => {
  const { say } = usePage();
  const devices = devicesOf(useHall());
  const sick = devices.filter(isSick);
  const unwell = sick.filter(({ kind }) => kind !== "printer").slice(0, SHOWN_MAX);
  return (
    <section class="health">
      <h2>
        <a href="#devices">{say("manager.devices")}</a>
      </h2>
      {sick.length === 0 && (
        <p>{say(devices.length === 0 ? "manager.no-devices" : "now.well", { n: devices.length })}</p>
      )}
      <ul>
        {unwell.map((device) => (
          <li key={device.id} class="alert">
            ! {say(`kind.${device.kind}`)} {device.id}: {troubleTexts(say, device).join("; ")}
          </li>
        ))}
      </ul>
      {sick.length > 0 && <p class="quiet">{say("now.others-well", { n: devices.length - sick.length })}</p>}
    </section>
  );
};
