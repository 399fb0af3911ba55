// The one catalogue of operating errors: what can go wrong around a hall, how bad it is, and what a person can do.
// docs/errors.md describes each code, and a test holds the two together. Refusals of the rules are values and live
// in hall/refusals.ts; programmer errors are plain Errors and stop the process.

export type Severity = "notice" | "fault" | "fatal";

interface Entry {
  readonly severity: Severity;
  /** What happened; {name} is filled from the parameters. */
  readonly says: string;
  /** What the operator can do about it. */
  readonly hint: string;
}

export const catalogue = {
  CONFIG_INVALID: {
    severity: "fatal",
    says: "The configuration {file} has {count} problem(s)",
    hint: "Mend every line listed and run `tidehall config check` again",
  },
  CONFIG_UNREADABLE: {
    severity: "fatal",
    says: "The configuration {file} cannot be read: {reason}",
    hint: "Check the path and that the file is JSON",
  },
  CONFIG_REFUSED: {
    severity: "fatal",
    says: "The configuration {file} cannot be put in force: {reason}",
    hint: "Finish or expire the tickets it concerns, or bring the service or window back",
  },
  DATA_OF_ANOTHER_HALL: {
    severity: "fatal",
    says: "The data folder {folder} belongs to the hall {found}, not to {expected}",
    hint: "Point --data at this hall's own folder",
  },
  LEDGER_IN_USE: {
    severity: "fatal",
    says: "Another daemon is writing the ledger in {folder}",
    hint: "Stop it first; two daemons on one ledger would call one number twice",
  },
  LEDGER_NEWER: {
    severity: "fatal",
    says: "The ledger in {folder} has format {found}; this version knows {known}",
    hint: "Start the version that wrote it, or a later one",
  },
  LEDGER_DAMAGED: {
    severity: "fatal",
    says: "The ledger in {folder} is damaged: {reason}",
    hint: "Run `tidehall audit verify`; restore the last backup if it confirms",
  },
  LEDGER_MISSING: {
    severity: "notice",
    says: "There is no ledger in {folder}",
    hint: "Name the folder of the hall's data with --data; where no hall has run yet, run it first",
  },
  DAY_UNKNOWN: {
    severity: "notice",
    says: "The ledger has no day {date}; its days are {first} to {last}",
    hint: "Give a day on which the hall was open, as YYYY-MM-DD",
  },
  PLAN_UNKNOWN: {
    severity: "notice",
    says: "There is no plan {plan}; there are {known}",
    hint: "Give one of them, with +auto to let the review decide about the bench",
  },
  TOO_FEW_VISITS: {
    severity: "notice",
    says: "There are {visits} visits, and {needed} are needed to say anything",
    hint: "Choose a day with more visitors, or more days",
  },
  LEDGER_FULL: {
    severity: "fault",
    says: "The disk of the ledger is full; new tickets are refused",
    hint: "Free space on the disk; the hall goes on by itself",
  },
  LEDGER_FAILING: {
    severity: "fault",
    says: "The ledger cannot be written: {reason}",
    hint: "Check the disk; the hall refuses work until a write succeeds",
  },
  PORT_TAKEN: {
    severity: "fatal",
    says: "{what} cannot listen on {host}:{port}: the port is taken",
    hint: "Stop the other program, or set another port in the configuration",
  },
  PORT_REFUSED: {
    severity: "fatal",
    says: "{what} cannot listen on {host}:{port}: {reason}",
    hint: "Check the address and the rights of the user that runs the daemon",
  },
  BROKER_UNREACHABLE: {
    severity: "fault",
    says: "The MQTT broker {url} does not answer: {reason}",
    hint: "Check that the broker runs; devices are silent until it does, tickets go on",
  },
  BROKER_SHARED: {
    severity: "fatal",
    says: "Another daemon (epoch {found}) speaks for this hall on the broker {url}",
    hint: "Stop the other daemon; two would give every command twice",
  },
  DEVICE_SILENT: {
    severity: "fault",
    says: "The device {device} did not answer {op} in time",
    hint: "Look at its power and cable",
  },
  DEVICE_REFUSED: {
    severity: "fault",
    says: "The device {device} refused {op}: {reason}",
    hint: "Read the device's own display, or its fault on the manager board",
  },
  OUTCOME_UNKNOWN: {
    severity: "fault",
    says: "Whether the device {device} did {op}, nobody knows: {reason}",
    hint: "Look at the device; a clerk decides whether it is done again",
  },
  LINE_CLOSED: {
    severity: "fault",
    says: "The line {line} is not open: {reason}",
    hint: "Plug the device in and look at its power; it is found again by itself",
  },
  LINE_FULL: {
    severity: "notice",
    says: "{count} questions to the device {device} wait already",
    hint: "The device answers too slowly; look at its cable and at the others on its line",
  },
  MESSAGE_INVALID: {
    severity: "notice",
    says: "A message from {source} was not understood: {reason}",
    hint: "The sender's program needs mending; nothing was changed",
  },
  FRAME_INVALID: {
    severity: "notice",
    says: "Frame {frame} cannot be encoded: {problems}",
    hint: "The documents of the protocols say which fields a message has",
  },
  SETTINGS_UNREADABLE: {
    severity: "fatal",
    says: "The document {file} cannot be read: {reason}",
    hint: "Restore it from a backup, or move it away to start from the configuration",
  },
  SETTINGS_UNWRITABLE: {
    severity: "fault",
    says: "The document {file} cannot be written: {reason}",
    hint: "Check the disk and the rights of its folder; the change was not kept",
  },
  VOICE_MISSING: {
    severity: "fault",
    says: "Nothing on this machine speaks Mandarin: {reason}",
    hint: "Run `npm install`, which brings a synthesiser, or give a folder of recorded clips",
  },
  VOICE_FAILED: {
    severity: "fault",
    says: "The voice {voice} could not speak: {reason}",
    hint: "Run `tidehall voice check` on this machine",
  },
  CLIPS_INVALID: {
    severity: "fault",
    says: "The clips in {folder} cannot be used: {reason}",
    hint: "Mend the folder as docs/voice.md says, or make it anew with `tidehall voice clips`",
  },
  WEB_PAGES_MISSING: {
    severity: "fatal",
    says: "The pages are not built: {folder} is missing",
    hint: "Run `npm run build`",
  },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof catalogue;
export type ErrorParams = Readonly<Record<string, string | number>>;

const fill = (template: string, params: ErrorParams): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

/** An operating error: expected, typed, handled. `message` is the catalogue's sentence with its parameters. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(fill(catalogue[code].says, params), options);
    this.name = "AppError";
    this.code = code;
    this.params = params;
  }

  get severity(): Severity {
    return catalogue[this.code].severity;
  }

  get hint(): string {
    return catalogue[this.code].hint;
  }
}

export const isAppError = (error: unknown, code?: ErrorCode): error is AppError =>
  error instanceof AppError && (code === undefined || error.code === code);

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The system's own code of an error, such as EADDRINUSE; empty where there is none. */
export const systemCodeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";
