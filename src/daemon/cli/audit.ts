// `tidehall audit verify`: whether the ledger is as it was written, from the first event to the last.
import { AppError } from "../../base/errors.ts";
import { hasLedger } from "../ledger/browse.ts";
import { verifyLedger } from "../ledger/verify.ts";
import { readArguments, UsageError } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { hallOptions } from "./hall-files.ts";
import { paint, type Terminal } from "./terminal.ts";

const verify = (folder: string, isJson: boolean, terminal: Terminal): number => {
  if (!hasLedger(folder)) throw new AppError("LEDGER_MISSING", { folder });
  const verdict = verifyLedger(
    folder,
    (events) => !isJson && terminal.isTerminal && terminal.err(`  ${events} events read`),
  );
  if (isJson) terminal.out(JSON.stringify(verdict));
  else if (verdict.ok) {
    terminal.out(
      `${paint(terminal, "green", "ok")}  ${verdict.events} events, epoch ${verdict.epoch}, chained to ${verdict.hash.slice(0, 16)}…`,
    );
  } else {
    terminal.out(`${paint(terminal, "red", "not ok")}  at event ${verdict.fault?.seq}: ${verdict.fault?.what}`);
  }
  return verdict.ok ? 0 : 1;
};

export const auditCommand: CliCommand = {
  usage: "tidehall audit verify [--data FOLDER] [--json]",
  summary: "find any changed, missing or reordered event of the ledger",
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, hallOptions);
    if (positionals[0] !== "verify") throw new UsageError(`audit takes verify, not "${positionals[0] ?? ""}"`);
    return verify(values.data, values.json, terminal);
  },
};
