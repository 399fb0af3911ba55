// The sign of the whole hall (综合屏): the last calls, and a notice.
import { checker } from "../../src/base/check.ts";
import { BoardState } from "../../src/protocols/mqtt/arguments.ts";
import { Device, type DeviceSetting } from "../device.ts";
import { showing } from "../trade.ts";

export interface BoardFace {
  title: string;
  calls: BoardState["calls"];
  notice: string;
}

export interface HallSign {
  readonly role: "hall-sign";
  readonly device: Device;
  readonly face: Readonly<BoardFace>;
}

const checkState = checker(BoardState);
const dark = (): BoardFace => ({ title: "", calls: [], notice: "" });

export const simulateHallSign = (setting: DeviceSetting): HallSign => {
  const face = dark();
  const show = showing(checkState, ({ title, calls, notice }) => void Object.assign(face, { title, calls, notice }));
  const blank = () => void Object.assign(face, dark());
  const device = new Device(setting, () => ({ kind: "screen", model: "hall sign", face, operations: {}, show, blank }));
  return { role: "hall-sign", device, face };
};
