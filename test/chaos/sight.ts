// What people see at one moment: the signs over the windows, the sign of the hall and a screen page, held against the
// hall's board and the board against the ledger.
import { isDeepStrictEqual } from "node:util";
import type { SimulatedHall } from "../../hardware-sim/hall-of-devices.ts";
import { hallSignOf } from "../../src/daemon/presenters/hall-sign.ts";
import { windowSignOf } from "../../src/daemon/presenters/window-sign.ts";
import { publicRoster } from "../../src/hall/presence/views.ts";
import { screenView } from "../../src/hall/rules/screen-rules.ts";
import { type Hall, rulesOf } from "../../src/hall/state.ts";
import {
  type CallView,
  callViews,
  type HallView,
  hallView,
  serviceView,
  type WindowView,
  windowView,
} from "../../src/hall/views/views.ts";
import type { Witness } from "./witness.ts";

export type Board = Readonly<Record<string, unknown>>;

/** The board of a hall, made anew from its state. */
export const boardOf = (hall: Hall): Board => ({
  hall: hallView(hall),
  screen: screenView(rulesOf(hall).screen, hall.date),
  calls: callViews(hall),
  roster: publicRoster(hall),
  ...Object.fromEntries([...hall.services.keys()].map((id) => [`service/${id}`, serviceView(hall, id)])),
  ...Object.fromEntries([...hall.windows.keys()].map((id) => [`window/${id}`, windowView(hall, id)])),
});

const differing = (what: string, found: Board, wanted: Board): string[] =>
  [...new Set([...Object.keys(found), ...Object.keys(wanted)])]
    .filter((name) => !isDeepStrictEqual(found[name], wanted[name]))
    .map((name) => `${what}: ${name} is ${JSON.stringify(found[name])}, wanted ${JSON.stringify(wanted[name])}`);

/** A page against the board. */
export const pageFaults = (page: Board, board: Board): string[] => differing("the page", page, board);

/** Whether paper comes, the printers tell, and how long people wait, the time; neither stands in the ledger. */
const ofTheHall = ({ printing: _, waits: __, ...entries }: Board): Board => entries;

/** The board against the ledger, once both are at the same event; undefined while they are not. */
export const boardFaults = (board: Board, seq: number, witness: Witness): string[] | undefined => {
  witness.read();
  return witness.seq === seq ? differing("the board", ofTheHall(board), boardOf(witness.hall)) : undefined;
};

/** For a while the opening of a bench window takes the place of the usual line. */
const newsIn = ({ notice }: { readonly notice: string }): string | undefined =>
  /号窗口(现已开放|办完当前业务后关闭)/.test(notice) ? notice : undefined;

export const signFaults = (devices: SimulatedHall, board: Board): string[] => {
  const windows = [...devices.counters].flatMap(([id, { parts }]) => {
    const { flash = false, ...sign } = windowSignOf(board[`window/${id}`] as WindowView);
    return parts.sign ? differing(`sign ${id}`, { ...parts.sign.face }, { flash, ...sign }) : [];
  });
  const wholeWith = (news: string | undefined) => hallSignOf(board.hall as HallView, board.calls as CallView[], news);
  const halls = devices
    .all("hall-sign")
    .flatMap(({ face }) => differing("the hall sign", { ...face }, { ...wholeWith(newsIn(face)) }));
  return [...windows, ...halls];
};
