// The door through which devices speak: every payload is parsed and held against its schema. What does not fit is
// counted, told with field, value and expectation, and changes nothing [HALL-5.4].
import { type Check, checker, problemsText } from "../../base/check.ts";
import { reasonOf } from "../../base/errors.ts";
import {
  type Ack,
  type DeviceDescription,
  type DeviceEvent,
  type DeviceState,
  type Shown,
  schemaOfBranch,
} from "../../protocols/mqtt/messages.ts";
import { parseDeviceTopic } from "../../protocols/mqtt/topics.ts";

export interface DeviceMessages {
  $state: DeviceState;
  $desc: DeviceDescription;
  st: Shown;
  ack: Ack;
  ev: DeviceEvent;
}

export type Incoming = {
  [B in keyof DeviceMessages]: { readonly device: string; readonly branch: B; readonly body: DeviceMessages[B] };
}[keyof DeviceMessages];

export type Opened = Incoming | { readonly device: string; readonly fault: string } | undefined;

type Checks = { readonly [B in keyof DeviceMessages]: Check<(typeof schemaOfBranch)[B]> };

/** [HALL-0.1] */
const parse = (payload: string): { value: unknown } | { fault: string } => {
  try {
    return { value: JSON.parse(payload) };
  } catch (error) {
    return { fault: `the payload is no JSON: ${reasonOf(error)}` };
  }
};

/** Makes the opener of device messages; undefined is the answer to topics and clearings that mean nothing here. */
export const openInbox = (): ((topic: string, payload: string) => Opened) => {
  const checks: Checks = {
    $state: checker(schemaOfBranch.$state),
    $desc: checker(schemaOfBranch.$desc),
    st: checker(schemaOfBranch.st),
    ack: checker(schemaOfBranch.ack),
    ev: checker(schemaOfBranch.ev),
  };
  return (topic, payload) => {
    const place = parseDeviceTopic(topic);
    if (!place || payload === "" || !Object.hasOwn(checks, place.branch)) return undefined;
    const branch = place.branch as keyof DeviceMessages;
    const parsed = parse(payload);
    if ("fault" in parsed) return { device: place.device, fault: `${branch}: ${parsed.fault}` };
    const checked = checks[branch](parsed.value);
    if (!checked.ok) return { device: place.device, fault: `${branch}: ${problemsText(checked.problems)}` };
    return { device: place.device, branch, body: checked.value } as Incoming;
  };
};
