// Reads what a client sends: a frame of hall.v1, or what is wrong with it, with the id to answer under where there is one.
import { type Check, checker, type Problem } from "../../base/check.ts";
import { reasonOf } from "../../base/errors.ts";
import { type ClientFrame, type CommandFrame, clientFrames } from "../../protocols/api/frames.ts";

export type FrameIn =
  | { readonly ok: true; readonly frame: ClientFrame }
  | { readonly ok: false; readonly id: CommandFrame["id"]; readonly problems: readonly Problem[] };

const checks = new Map<string, Check<(typeof clientFrames)[keyof typeof clientFrames]>>(
  Object.entries(clientFrames).map(([t, schema]) => [t, checker(schema)]),
);

const checkId = checker(clientFrames.cmd.properties.id);

const NO_ID = "";
const SHOWN_MAX = 80;

const shown = (value: unknown): string => (JSON.stringify(value) ?? "missing").slice(0, SHOWN_MAX);

const nonsense = (value: string, expected: string): FrameIn => ({
  ok: false,
  id: NO_ID,
  problems: [{ path: "", value: value.slice(0, SHOWN_MAX), expected }],
});

const checkFields = (fields: Record<string, unknown>): FrameIn => {
  const id = checkId(fields.id);
  const echoed = id.ok ? id.value : NO_ID;
  const check = checks.get(String(fields.t));
  if (!check) {
    const problem = { path: "/t", value: shown(fields.t), expected: `one of ${[...checks.keys()].join(", ")}` };
    return { ok: false, id: echoed, problems: [problem] };
  }
  const checked = check(fields);
  return checked.ok ? { ok: true, frame: checked.value } : { ok: false, id: echoed, problems: checked.problems };
};

export const readFrame = (text: string): FrameIn => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return nonsense(reasonOf(error), "JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return nonsense(shown(value), "an object");
  return checkFields(value as Record<string, unknown>);
};

/** Frames are text; a binary one is answered and not looked at. */
export const binaryFrame = (bytes: number): FrameIn => nonsense(`${bytes} bytes`, "a text message");
