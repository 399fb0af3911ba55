// How the desk tells an operator what it noticed; facts hold no personal data and no secret.

export type DeskLog = (level: "info" | "warn", what: string, facts: Readonly<Record<string, unknown>>) => void;
