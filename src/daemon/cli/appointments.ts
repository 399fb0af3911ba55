// `tidehall appointments import FILE`: hands a table of appointments (CSV) to a running hall, and says what became of each row.
import { readFileSync } from "node:fs";
import iconv from "iconv-lite";
import { AppError, reasonOf } from "../../base/errors.ts";
import type { ImportedRow } from "../appointment-import.ts";
import { readArguments, UsageError } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { columns, type Terminal } from "./terminal.ts";

const options = {
  url: { type: "string", default: "http://127.0.0.1:8080" },
  token: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

/** Spreadsheets in China write GB 18030 unless they are told otherwise. */
const textOf = (bytes: Buffer): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, "gb18030");
  }
};

const readTable = (file: string): string => {
  try {
    return textOf(readFileSync(file));
  } catch (error) {
    throw new AppError("CONFIG_UNREADABLE", { file, reason: reasonOf(error) }, { cause: error });
  }
};

interface Answered {
  readonly rows?: readonly ImportedRow[];
  readonly title?: string;
  readonly detail?: string;
  readonly problems?: readonly { readonly path: string; readonly value: string; readonly expected: string }[];
}

const ask = async (url: string, token: string, csv: string): Promise<{ ok: boolean; answer: Answered }> => {
  try {
    const response = await fetch(`${url.replace(/\/$/, "")}/api/v1/appointments/import`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ csv }),
    });
    return { ok: response.ok, answer: (await response.json()) as Answered };
  } catch (error) {
    throw new UsageError(`--url ${url} does not answer: ${reasonOf(error)}`);
  }
};

const problemText = ({ field, value, expected }: NonNullable<ImportedRow["problem"]>): string =>
  `${field} is ${value}, expected ${expected}`;

const tell = (rows: readonly ImportedRow[], terminal: Terminal): void => {
  const refused = rows.filter(({ outcome }) => outcome === "refused");
  const named = refused.map(({ line, external, problem }) => [
    `line ${line}`,
    external,
    problem ? problemText(problem) : "",
  ]);
  for (const line of columns(named)) terminal.err(line);
  const outcomes = ["booked", "moved", "cancelled", "unchanged", "refused"] as const;
  terminal.out(outcomes.map((one) => `${rows.filter(({ outcome }) => outcome === one).length} ${one}`).join(", "));
};

const refusal = ({ title = "refused", detail, problems = [] }: Answered): UsageError =>
  new UsageError(
    [title, detail, ...problems.map((one) => `${one.path} is ${one.value}, expected ${one.expected}`)]
      .filter(Boolean)
      .join(": "),
  );

export const appointmentsCommand: CliCommand = {
  usage: "tidehall appointments import FILE [--url http://127.0.0.1:8080] --token TOKEN [--json]",
  summary: "Takes over appointments from a table (CSV); the same table again changes nothing",
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options);
    const [verb, file, ...more] = positionals;
    if (verb !== "import" || file === undefined || more.length > 0) throw new UsageError("expected: import FILE");
    const token = values.token ?? process.env.TIDEHALL_TOKEN;
    if (token === undefined) throw new UsageError("--token is missing, expected one that the manager's page has given");
    const { ok, answer } = await ask(values.url, token, readTable(file));
    if (!ok || !answer.rows) throw refusal(answer);
    if (values.json) terminal.out(JSON.stringify(answer.rows));
    else tell(answer.rows, terminal);
    return answer.rows.some(({ outcome }) => outcome === "refused") ? 1 : 0;
  },
};
