// How the desk tells an operator what it noticed; facts hold no personal data and no secret.
import type { AppError } from "../../base/errors.ts";

export interface DeskLog {
  note(level: "info" | "warn", what: string, facts: Readonly<Record<string, unknown>>): void;
  /** Something of the catalogue, with what an operator can do about it. */
  trouble(trouble: AppError): void;
}
