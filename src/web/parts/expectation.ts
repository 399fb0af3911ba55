// What was expected of a value, as a person reads it. Checks say it in English, in few wordings; one that is not here stays as it
// is.
import type { Language } from "../language.ts";

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
  [/^the id of a service$/, "本厅已有的业务"],
  [/^the id of a window$/, "本厅已有的窗口"],
  [/^the id of a plan$/, "已有的方案"],
  [/^a service that is not its own work$/, "不是它主办的业务"],
  [/^a value that no other entry has$/, "与其他项不重复"],
  [/^later than (.+)$/, "晚于 $1"],
  [/^not before (.+)$/, "不早于 $1"],
  [/^a day there is$/, "存在的日期"],
  [/^a day written like (.+)$/, "与 $1 写法相同的日期"],
  [/^a bench window.*$/, "潮汐窗口（其他窗口有人在岗就开）"],
  [/^HH:MM.*$/, "时:分，如 09:00"],
  [/^YYYY-MM-DD, or MM-DD.*$/, "月-日，或 年-月-日"],
  [/^to be (?:integer|number)$/, "数字"],
  [/^a sentence with (.+)$/, "有 $1 的一句话"],
  [/^a line with \{number\} that is on every ticket$/, "有一行印出 {number}，而且每张票上都有"],
];

export const expectationText = (expected: string, language: Language): string => {
  const found = language.code === "en" ? undefined : wordings.find(([wording]) => wording.test(expected));
  return found ? expected.replace(...found) : expected;
};
