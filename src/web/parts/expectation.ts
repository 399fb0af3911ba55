// What was expected of a value, as a person reads it. Checks say it in English, in few wordings; one that is not here stays as it
// is.
import type { Language } from "../words.ts";

const wordings: readonly (readonly [RegExp, string])[] = [
  [/^a value$/, "不能空着"],
  [/^no field of this name$/, "没有这一项"],
  [/^one of (.*)$/, "下列之一：$1"],
  [/^to be >= (.*)$/, "不小于 $1"],
  [/^to be <= (.*)$/, "不大于 $1"],
  [/^to NOT have more than (\d+) characters$/, "最多 $1 个字符"],
  [/^to NOT have fewer than (\d+) characters$/, "至少 $1 个字符"],
  [/^to NOT have more than (\d+) items$/, "最多 $1 项"],
  [/^to NOT have fewer than (\d+) items$/, "至少 $1 项"],
  [/^a line with \{number\} that is on every ticket$/, "有一行印出 {number}，而且每张票上都有"],
];

export const expectationText = (expected: string, language: Language): string => {
  const found = language === "en" ? undefined : wordings.find(([wording]) => wording.test(expected));
  return found ? expected.replace(...found) : expected;
};
