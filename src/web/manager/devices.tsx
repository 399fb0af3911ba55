// Every device: whether it lives, since when, what it complains of, and what waits for it. Those in trouble come first.
import type { DeviceView } from "../../protocols/api/device-view.ts";
import { troubleTexts } from "../parts/fault-text.ts";
import { devicesOf } from "../parts/hall-entries.ts";
import { hardwareText } from "../parts/hardware-text.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { Table } from "../parts/table.tsx";
import { useTimes } from "../parts/use-times.ts";
import { sayOf, type Word } from "../words/words.ts";

const urgency: { readonly [S in DeviceView["state"]]: number } = { lost: 0, degraded: 1, unknown: 2, ready: 3 };

/** What went wrong last, in words; what only a technician reads is folded away. */
const LastError = ({ said }: { readonly said: string }) => {
  const { say, language } = usePage();
  const text = hardwareText(said, language);
  return (
    <>
      {text !== undefined && <span>{say("hardware.last", { what: text })}</span>}
      {text !== said && (
        <details>
          <summary>{say("hardware.technical")}</summary>
          <span lang="en">{said}</span>
        </details>
      )}
    </>
  );
};

/** How the hardware behind a driver is, and what to look at first. */
const Hardware = ({ driver }: { readonly driver: NonNullable<DeviceView["driver"]> }) => {
  const { clockTime } = useTimes();
  const { say } = usePage();
  const { state, since, lastError, discardedBytes, queueLength, line } = driver;
  const details = [
    ...(line === undefined ? [] : [line]),
    ...(queueLength > 0 ? [say("hardware.queue", { n: queueLength })] : []),
    ...(discardedBytes > 0 ? [say("hardware.discarded", { n: discardedBytes })] : []),
  ];
  return (
    <>
      <span class={state === "ready" ? "" : "alert"}>{say(`hardware.${state}`)}</span> <small>{clockTime(since)}</small>
      <small class="hardware">{details.join(" · ")}</small>
      {lastError !== undefined && <LastError said={lastError} />}
    </>
  );
};

/** The last command, and how far it got. */
const Last = ({ last }: Pick<DeviceView, "last">) => {
  const { clockTime } = useTimes();
  const { say } = usePage();
  if (!last) return null;
  return (
    <>
      {sayOf(say, "op", last.op)} <small>{sayOf(say, "ack", last.status)}</small> <small>{clockTime(last.at)}</small>
    </>
  );
};

const Row = ({ device }: { readonly device: DeviceView }) => {
  const { clockTime } = useTimes();
  const { say } = usePage();
  const { id, kind, window, state, since, faults, last, queue, driver, malformed } = device;
  return (
    <tr>
      <th scope="row">
        {say(`kind.${kind}`)} <small>{id}</small>
      </th>
      <td>{window}</td>
      <td class={state === "ready" ? "" : "alert"}>
        {state === "ready" ? "✓" : "!"} {say(`device.${state}`)} <small>{clockTime(since)}</small>
      </td>
      <td class="alert">{troubleTexts(say, { state, faults }).join("; ")}</td>
      <td>
        <Last {...(last && { last })} />
      </td>
      <td>{queue > 0 && queue}</td>
      <td>{driver && <Hardware driver={driver} />}</td>
      <td class={malformed > 0 ? "alert" : ""}>{malformed > 0 && malformed}</td>
    </tr>
  );
};

const columns = [
  "manager.devices",
  "door.window",
  "manager.state",
  "manager.faults",
  "manager.last",
  "manager.queue",
  "manager.hardware",
  "manager.malformed",
] as const satisfies readonly Word[];

const DeviceTable = ({ devices }: { readonly devices: readonly DeviceView[] }) => {
  return (
    <Table columns={columns}>
      {devices.map((device) => (
        <Row key={device.id} device={device} />
      ))}
    </Table>
  );
};

export const Devices = () => {
  const { say } = usePage();
  const devices = [...devicesOf(useHall())].sort(
    (left, right) => urgency[left.state] - urgency[right.state] || left.id.localeCompare(right.id),
  );
  return (
    <section class="devices">
      <h2>{say("manager.devices")}</h2>
      {devices.length > 0 ? <DeviceTable devices={devices} /> : <p class="quiet">{say("manager.no-devices")}</p>}
    </section>
  );
};
