// A capture does not say who speaks. Commands are read as commands; what no host sends but a printer does is read as its
// answer, and from then on the printer speaks until something is no answer [ESCPOS-2.1].
import { hexOf } from "../../base/bytes.ts";
import { type Step, skip } from "../codec.ts";
import { CAN, CR, DLE, ESC, FF, FS, GS, HT, LF } from "./control-bytes.ts";
import { commandStep, type Frame, isReply } from "./frame.ts";
import { type Reply, replyStep } from "./reply.ts";
import { isTextByte, textStep } from "./text-run.ts";

/** What the bytes before have left behind. */
export interface Ear {
  readonly isChinese: boolean;
  readonly isPrinterSpeaking: boolean;
}

/** [ESCPOS-2.3] A printer made for China is in Chinese mode when it is switched on, and after ESC @. */
export const freshEar: Ear = { isChinese: true, isPrinterSpeaking: false };

export const earAfter = (ear: Ear, step: Step<Frame>): Ear => {
  if (step.kind === "more") return ear;
  const isPrinterSpeaking = step.kind === "frame" && isReply(step.frame);
  return { isChinese: isChineseAfter(ear, step), isPrinterSpeaking };
};

const isChineseAfter = ({ isChinese }: Ear, step: Step<Frame>): boolean => {
  const kind = step.kind === "frame" ? step.frame.kind : undefined;
  return kind === "chineseOn" || kind === "initialize" || (isChinese && kind !== "chineseOff");
};

export const captureStep = (bytes: Uint8Array, ear: Ear, isOver: boolean): Step<Frame> => {
  const reply = ear.isPrinterSpeaking ? continued(bytes) : evident(bytes);
  const isUnfinished = reply?.kind === "more" && isOver;
  if (reply && !isUnfinished) return reply;
  return isTextByte(bytes[0]!) ? textStep(bytes, ear.isChinese, isOver) : (commandStep(bytes) ?? strange(bytes));
};

/** A single byte of a paper status means nothing else only while it is small. */
const continued = (bytes: Uint8Array): Step<Reply> | undefined => {
  const step = replyStep(bytes);
  const isWeak = step?.kind === "frame" && step.frame.kind === "paperStatus" && bytes[0]! > 0x0f;
  return isWeak || step?.kind === "skip" ? undefined : step;
};

/** [ESCPOS-2.1] What nobody but a printer sends; undefined where a host may as well be speaking. */
const evident = (bytes: Uint8Array): Step<Reply> | undefined => {
  const isAnswer = ANSWERS.includes(bytes[0]!) || isText(bytes) || isAutoStatus(bytes);
  return isAnswer ? replyStep(bytes) : undefined;
};

/** Control bytes with which no command begins and of which short answers are made. */
const ANSWERS = [0x03, 0x0f, 0x11, 0x12, 0x13, 0x16, 0x1a, 0x1e];
/** Control bytes with which commands begin. */
const BEGINNINGS = [HT, LF, FF, CR, DLE, CAN, ESC, FS, GS];

/** Printed as it stands by no host: it would end in a zero. */
const isText = (bytes: Uint8Array): boolean => {
  if (bytes[0] !== INFO) return false;
  const end = bytes.subarray(0, NAME_MAX).findIndex((byte) => !isTextByte(byte));
  return end < 0 ? bytes.length < NAME_MAX : bytes[end] === 0;
};

const INFO = 0x5f;
const NAME_MAX = 82;

/** Four bytes of the pattern, one of which is nothing in a command; fewer may still become so. */
const isAutoStatus = (bytes: Uint8Array): boolean => {
  const first = bytes[0]!;
  if ((first & 0x93) !== 0x10) return false;
  const others = bytes.subarray(1, 4);
  const begins = (first === DLE || first === FS) && commandStep(bytes) !== undefined;
  return !begins && others.every((byte) => (byte & 0x90) === 0) && (others.length < 3 || others.some(isNothing));
};

const isNothing = (byte: number): boolean => !isTextByte(byte) && !BEGINNINGS.includes(byte);

/** Neither text nor command nor answer. */
const strange = (bytes: Uint8Array): Step<never> => {
  if (!BEGINNINGS.includes(bytes[0]!))
    return skip("control bytes that mean nothing", 1 + nothingLength(bytes.subarray(1)));
  const name = bytes.subarray(0, isTextByte(bytes[1] ?? 0) ? 2 : 1);
  return skip(`unknown command ${hexOf(name)}`, name.length);
};

/** How many bytes from here on mean nothing to either side. */
const nothingLength = (bytes: Uint8Array): number => {
  const end = bytes.findIndex((byte) => byte >= DLE || !isNothing(byte) || ANSWERS.includes(byte));
  return end < 0 ? bytes.length : end;
};
