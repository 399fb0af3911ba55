// From a command frame to a command of the hall, or to the reason why not [WS-3].
import type { Problem } from "../../base/check.ts";
import type { CommandFrame } from "../../protocols/api/frames.ts";
import { isOperation, type OperationName, operations } from "../../protocols/api/operations.ts";
import { argumentCheck } from "../access/argument-checks.ts";
import type { Identity } from "../access/identity.ts";
import { givesNumber } from "../access/rate-limit.ts";
import { operationProblem } from "../access/rights.ts";
import { scopedCommand } from "../access/scoped-command.ts";
import type { CommandRequest } from "../hall-port.ts";
import type { ProblemCode, ProblemMore } from "../http/problem.ts";
import type { SocketOptions } from "./socket-options.ts";

export type Readied =
  | { readonly ok: true; readonly request: CommandRequest }
  | { readonly ok: false; readonly code: ProblemCode; readonly more: ProblemMore };

const names = Object.keys(operations) as OperationName[];

const no = (code: ProblemCode, more: ProblemMore = {}): Readied => ({ ok: false, code, more });

const under = (path: string, problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, path: path + problem.path }));

const unknownOperation = (op: string): Readied =>
  no("malformed", { problems: [{ path: "/op", value: JSON.stringify(op), expected: `one of ${names.join(", ")}` }] });

/** [WS-3.1] Right, arguments, rate: in this order, so that nobody learns more than they may. */
export const readyCommand = (
  identity: Identity,
  { op, args, key, ifSeq }: CommandFrame,
  { rates }: Pick<SocketOptions, "rates">,
): Readied => {
  if (!isOperation(op)) return unknownOperation(op);
  const denied = operationProblem(identity, op, args);
  if (denied) return no(denied.code, { detail: denied.detail });
  const checked = argumentCheck(op)(args);
  if (!checked.ok) return no("malformed", { problems: under("/args", checked.problems) });
  if (givesNumber(op) && !rates.takeTicket(identity)) return no("too-many-requests", { detail: "tickets a minute" });
  const request = scopedCommand(identity, op, checked.value, key);
  return { ok: true, request: ifSeq === undefined ? request : { ...request, ifSeq } };
};
