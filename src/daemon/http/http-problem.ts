// A problem on its way out of a handler; the error answer of the server turns it into RFC 9457.
import type { Problem } from "../../base/check.ts";
import type { ProblemCode, ProblemMore } from "./problem.ts";

export interface HttpProblemMore extends ProblemMore {
  readonly headers?: Readonly<Record<string, string>>;
}

export class HttpProblem extends Error {
  readonly problem: ProblemCode;
  readonly more: HttpProblemMore;

  constructor(problem: ProblemCode, more: HttpProblemMore = {}) {
    super(more.detail ?? problem);
    this.problem = problem;
    this.more = more;
  }
}

export const malformed = (problems: readonly Problem[]): HttpProblem => new HttpProblem("malformed", { problems });

/** RFC 9110 §10.2.3: whole seconds, rounded up so that the client does not come too early. */
export const lockedOut = (waitMs: number): HttpProblem => {
  const seconds = String(Math.ceil(waitMs / 1000));
  return new HttpProblem("locked-out", { detail: `${seconds} s`, headers: { "retry-after": seconds } });
};
