// What a sign is to look like, whether it hangs over one window or shows the calls of the whole hall.
import type { Static, TSchema } from "typebox";
import { type Check, checker, problemsText } from "../../base/check.ts";
import { BoardState, SignState } from "../../protocols/mqtt/arguments.ts";
import type { Picture } from "../device/appliance.ts";

export interface Look {
  /** Top first; none is a dark sign. */
  readonly lines: readonly string[];
  readonly tone: SignState["tone"];
  readonly flash: boolean;
}

export type ReadLook = (picture: Picture) => Look | string;

const DARK: Look = { lines: [], tone: "closed", flash: false };

const checkSign = checker(SignState);
const checkBoard = checker(BoardState);

const reading =
  <S extends TSchema>(check: Check<S>, look: (state: Static<S>) => Look): ReadLook =>
  ({ state }) => {
    if (Object.keys(state).length === 0) return DARK;
    const checked = check(state);
    return checked.ok ? look(checked.value) : problemsText(checked.problems);
  };

const signLook = ({ lines, tone, flash = false }: SignState): Look => ({ lines, tone, flash });

/** The newest call on top; without one the title of the hall. */
const boardLook = ({ title, calls, notice }: BoardState): Look => ({
  lines: [
    ...(calls.length > 0 ? calls.map(({ number, window }) => `${number} ${window}号窗口`) : [title]),
    ...(notice ? [notice] : []),
  ],
  tone: calls.length > 0 ? "call" : "idle",
  flash: calls.some(({ flash }) => flash),
});

/** A string says why it cannot be shown. An empty state is a dark sign [HALL-2.1]. */
export const lookOfSign: ReadLook = reading(checkSign, signLook);
export const lookOfBoard: ReadLook = reading(checkBoard, boardLook);
