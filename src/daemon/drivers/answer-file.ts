// Where a printer's last answers outlive a loss of power [HALL-3.3]: on the disk before any byte goes to the paper. A file
// that cannot be read is an empty one: the hall then asks a clerk, and opens all the same.
import { join } from "node:path";
import { Type } from "typebox";
import { checker } from "../../base/check.ts";
import type { AnswerStore } from "../../drivers/device/answers.ts";
import { Ack } from "../../protocols/mqtt/messages.ts";
import { readText, writeText } from "./durable-file.ts";

const checkAnswers = checker(Type.Array(Ack));

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const answerFile = (folder: string, device: string): AnswerStore => {
  const path = join(folder, `answers-${device}.json`);
  return {
    load: () => {
      const checked = checkAnswers(parsed(readText(path) ?? ""));
      return checked.ok ? checked.value : [];
    },
    save: (answers) => writeText(path, JSON.stringify(answers)),
  };
};
