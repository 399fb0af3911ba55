// Why a request was not served, as RFC 9457 has it: a status and a stable code for programs, a sentence for people. The
// codes of the rules come from the rules; those of the doors stand here.
import type { Problem } from "../../base/check.ts";
import { type RefusalCode, refusalTexts } from "../../hall/refusals.ts";
import type { Language } from "../../hall/views/sentences.ts";
import type { ProblemDetails } from "../../protocols/api/frames.ts";
import type { HallPort } from "../hall-port.ts";
import { refusalStatus } from "./refusal-status.ts";

type Entry = readonly [status: number, zh: string, en: string];

const doorProblems = {
  malformed: [400, "请求内容不符合要求", "The request does not fit its schema"],
  "key-missing": [400, "缺少 Idempotency-Key", "The header Idempotency-Key is missing or not 8 to 80 characters long"],
  unauthenticated: [401, "请先登录", "Log in first"],
  "wrong-credentials": [401, "工号或密码不正确", "The number or the secret is wrong"],
  "cross-site": [403, "请求来自其他网站", "The request comes from another site"],
  "not-local": [403, "只能在本机操作", "This can be done only on the machine itself"],
  "not-found": [404, "没有这个地址", "There is nothing at this address"],
  "unknown-code": [404, "配对码不正确或已过期", "No screen shows this code now"],
  "method-not-allowed": [405, "不支持这种方法", "The address does not take this method"],
  "pairing-over": [410, "配对已结束，请重新配对", "The pairing has ended; ask for a new one"],
  "precondition-failed": [412, "内容已被他人修改", "The document has changed since it was read"],
  "too-large": [413, "请求内容过大", "The request is too large"],
  "unsupported-type": [415, "只接受 JSON", "Only JSON is taken"],
  misdirected: [421, "主机名不属于本大厅", "This host name is not one of this hall's"],
  "precondition-required": [428, "缺少 If-Match", "The header If-Match is missing"],
  "too-many-requests": [429, "请求过于频繁", "Too many requests"],
  "locked-out": [429, "失败次数过多，请稍后再试", "Too many failures; try again later"],
  internal: [500, "系统内部错误", "Something went wrong inside"],
  unwritable: [503, "无法保存，请检查磁盘", "The change cannot be kept; check the disk"],
} as const satisfies Record<string, Entry>;

export type ProblemCode = RefusalCode | keyof typeof doorProblems;

const isRefusalCode = (code: ProblemCode): code is RefusalCode => Object.hasOwn(refusalTexts, code);

const entryOf = (code: ProblemCode): Entry =>
  isRefusalCode(code) ? [refusalStatus[code], ...refusalTexts[code]] : doorProblems[code];

export const statusOf = (code: ProblemCode): number => entryOf(code)[0];

/** Every code a client can meet. */
export const problemCodes = [...Object.keys(refusalTexts), ...Object.keys(doorProblems)] as readonly ProblemCode[];

export const isProblemCode = (code: string): code is ProblemCode => (problemCodes as readonly string[]).includes(code);

export interface ProblemMore {
  readonly detail?: string;
  readonly problems?: readonly Problem[];
}

export const problemDetails = (
  code: ProblemCode,
  language: Language,
  { detail, problems }: ProblemMore = {},
): ProblemDetails => {
  const [status, zh, en] = entryOf(code);
  return {
    type: `/problems/${code}`,
    title: language === "en" ? en : zh,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(problems === undefined ? {} : { problems: [...problems] }),
  };
};

/** The first language of an Accept-Language header that the hall has words in; else the hall's own. */
export const languageFor = ({ hall }: Pick<HallPort, "hall">, accepted: string | undefined): Language => {
  const first = accepted
    ?.split(",")
    .map((range) => range.trim().toLowerCase())
    .find((range) => /^(en|zh)\b/.test(range));
  if (first === undefined) return hall.rules?.language ?? "zh-CN";
  return first.startsWith("en") ? "en" : "zh-CN";
};
