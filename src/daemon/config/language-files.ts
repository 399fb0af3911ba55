// Languages of the pages beyond Chinese and English: one file each, beside the configuration. What a language lacks is said in
// Chinese, so a half-translated file is already of use.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Static, Type } from "typebox";
import { AppError, reasonOf } from "../../base/errors.ts";

const closed = { additionalProperties: false };
const Text = Type.String({ minLength: 1, maxLength: 400 });

export const PageLanguage = Type.Object(
  {
    code: Type.String({
      pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
      description: "BCP 47, such as `bo` or `zh-Hant`",
    }),
    name: Type.String({ minLength: 1, maxLength: 40, description: "in its own letters" }),
    dir: Type.Enum(["ltr", "rtl"], { default: "ltr", description: "which way it is written" }),
    comma: Type.String({ default: ", ", maxLength: 4, description: "between the names of a list" }),
    words: Type.Record(Type.String({ maxLength: 60 }), Text, {
      default: {},
      description: "what the pages say, by word; `npm run words` lists them all",
    }),
    names: Type.Record(Type.String({ maxLength: 60 }), Text, {
      default: {},
      description: "what the hall has named (services, windows, classes), by its Chinese name",
    }),
  },
  closed,
);
export type PageLanguage = Static<typeof PageLanguage>;

const readLanguage = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new AppError("CONFIG_UNREADABLE", { file, reason: reasonOf(error) }, { cause: error });
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Puts in the languages whose files a configuration names; throws CONFIG_UNREADABLE, naming the file. */
export const withLanguageFiles = (value: unknown, file: string): unknown => {
  if (!isRecord(value) || !Array.isArray(value.languageFiles)) return value;
  const names = value.languageFiles.filter((name) => typeof name === "string");
  const read = names.map((name) => readLanguage(join(dirname(file), name)));
  const given = Array.isArray(value.languages) ? value.languages : [];
  return { ...value, languageFiles: [], languages: [...given, ...read] };
};
