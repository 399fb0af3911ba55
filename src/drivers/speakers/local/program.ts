// Another program, run to its end: text in, bytes out, with a deadline and a bound on what it may say. What is under a
// licence of its own stays on the other side of this pipe.
import { type ChildProcess, spawn } from "node:child_process";
import { type Clock, within } from "../../../base/clock.ts";

/** 64 MiB are 25 minutes of sound; a program gone wild may not fill the memory. */
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;
const COMPLAINT_CHARS_MAX = 2_000;
const SENTENCE_CHARS_MAX = 200;

export interface ProgramRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly input?: string | Uint8Array;
  readonly deadlineMs: number;
}

export interface RunningProgram {
  /** What it wrote; rejects with what it complained of, or when it was late. */
  readonly output: Promise<Buffer>;
  /** Ends it at once; `output` rejects. */
  kill(): void;
}

const collect = (child: ChildProcess, kill: () => void): (() => Buffer) => {
  const parts: Buffer[] = [];
  let length = 0;
  child.stdout!.on("data", (part: Buffer) => {
    length += part.length;
    if (length <= OUTPUT_BYTES_MAX) parts.push(part);
    else kill();
  });
  return () => Buffer.concat(parts);
};

/** The line that says what went wrong, without the pages around it. */
const sentenceOf = (complaints: string): string => {
  const lines = complaints.split("\n").filter((line) => line.trim() !== "");
  return (lines.find((line) => /error/i.test(line)) ?? lines[0] ?? "").trim().slice(0, SENTENCE_CHARS_MAX);
};

const complaintsOf = (child: ChildProcess): (() => string) => {
  let text = "";
  child.stderr!.setEncoding("utf8").on("data", (part: string) => {
    text = (text + part).slice(0, COMPLAINT_CHARS_MAX);
  });
  return () => sentenceOf(text);
};

const feed = (child: ChildProcess, input: string | Uint8Array): void => {
  // A program that ends before it has read everything closes the pipe; its exit code tells the story.
  child.stdin!.on("error", () => {});
  child.stdin!.end(input);
};

export const runProgram = (clock: Clock, { command, args, input = "", deadlineMs }: ProgramRun): RunningProgram => {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
  const kill = () => void child.kill("SIGKILL");
  const written = collect(child, kill);
  const complaints = complaintsOf(child);
  const closed = new Promise<Buffer>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) resolve(written());
      else reject(new Error(complaints() || `${command} ended with ${signal ?? `code ${code}`}`));
    });
  });
  feed(child, input);
  const late = () => {
    kill();
    return new Error(`${command} did not finish within ${deadlineMs} ms`);
  };
  return { output: within(clock, deadlineMs, "program", closed, late), kill };
};
