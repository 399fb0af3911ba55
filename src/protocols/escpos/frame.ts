// One frame of either direction: a command, a run of text, or a printer's answer.
import { Type } from "typebox";
import type { Step } from "../codec.ts";
import { type FrameOf, firstOf, writerOf } from "./command.ts";
import { escCommands } from "./esc-commands.ts";
import { fsCommands } from "./fs-commands.ts";
import { gsCommands } from "./gs-commands.ts";
import { imageCommands } from "./image-commands.ts";
import { otherCommands } from "./other-commands.ts";
import { realTimeCommands } from "./real-time-commands.ts";
import { type Reply, replies, replyBytes } from "./reply.ts";
import { symbolCommands } from "./symbol-commands.ts";
import { type TextFrame, textBytes, textSchemas } from "./text-run.ts";

/** In order: what is more particular comes first. */
const commands = [
  ...realTimeCommands,
  ...escCommands,
  ...fsCommands,
  ...gsCommands,
  ...imageCommands,
  ...symbolCommands,
  ...otherCommands,
] as const;

export type CommandFrame = FrameOf<(typeof commands)[number]>;
export type HostFrame = CommandFrame | TextFrame;
export type Frame = HostFrame | Reply;

const replyKinds = new Set(replies.map(({ kind }) => kind));
export const isReply = (frame: Frame): frame is Reply => replyKinds.has((frame as Reply).kind);

export const ReplySchema = Type.Unsafe<Reply>(Type.Union(replies.map(({ schema }) => schema)));
/** Text first: most frames are. */
export const FrameSchema = Type.Unsafe<Frame>(
  Type.Union([...textSchemas, ...[...replies, ...commands].map(({ schema }) => schema)]),
);

const commandBytes = writerOf(commands);

export const bytesOfFrame = (frame: Frame): Uint8Array => {
  if (isReply(frame)) return replyBytes(frame);
  return frame.kind === "text" ? textBytes(frame) : commandBytes(frame);
};

/** The command at the start of the bytes; undefined when no table has it. */
export const commandStep = (bytes: Uint8Array): Step<CommandFrame> | undefined => firstOf(commands, bytes);
