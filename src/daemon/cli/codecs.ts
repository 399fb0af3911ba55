// The byte protocols by the names a technician knows them by. Each is loaded when it is asked for.
import type { TSchema } from "typebox";
import { checker, problemText } from "../../base/check.ts";
import { AppError } from "../../base/errors.ts";
import type { Codec } from "../../protocols/codec.ts";
import { readConfigFile } from "../config/load.ts";
import { UsageError } from "./arguments.ts";

type Load = () => Promise<Codec<TSchema>>;

const codecs = {
  escpos: async () => (await import("../../protocols/escpos/codec.ts")).escposCodec,
  "escpos-status": async () => (await import("../../protocols/escpos/codec.ts")).escposStatusCodec,
  onbon: async () => (await import("../../protocols/onbon/codec.ts")).onbonCodec,
  cpower: async () => (await import("../../protocols/cpower/codec.ts")).cpowerCodec,
  alpha: async () => (await import("../../protocols/alpha/codec.ts")).alphaCodec,
  led485: async () => (await import("../../protocols/led485/codec.ts")).led485Codec,
  syn6288: async () => (await import("../../protocols/syn6288/codec.ts")).syn6288Codec,
  syn6658: async () => (await import("../../protocols/fd-tts/codec.ts")).syn6658Codec,
  xfs5152: async () => (await import("../../protocols/fd-tts/codec.ts")).xfs5152Codec,
  "modbus-rtu": async () => (await import("../../protocols/modbus/codec.ts")).modbusRtuCodec,
  "modbus-tcp": async () => (await import("../../protocols/modbus/tcp.ts")).modbusTcpCodec,
  sdt: async () => (await import("../../protocols/sdt/codec.ts")).sdtCodec,
  caller: async () => (await import("../../protocols/caller/codec.ts")).callerCodec,
  template: async () => (await import("../../protocols/template/codec.ts")).templateCodec,
} satisfies Record<string, Load>;

export const protocolNames = Object.keys(codecs);

const isProtocol = (name: string): name is keyof typeof codecs => Object.hasOwn(codecs, name);

/** A private protocol from its file. Throws CONFIG_UNREADABLE, or CONFIG_REFUSED with everything that is wrong in it. */
const codecFrom = async (file: string): Promise<Codec<TSchema>> => {
  const { Template } = await import("../../protocols/template/template.ts");
  const { templateProblems } = await import("../../protocols/template/problems.ts");
  const { templateCodecOf } = await import("../../protocols/template/codec.ts");
  const checked = checker(Template)(readConfigFile(file));
  const problems = checked.ok ? templateProblems(checked.value) : checked.problems.map(problemText);
  if (!checked.ok || problems.length > 0) throw new AppError("CONFIG_REFUSED", { file, reason: problems.join("; ") });
  return templateCodecOf(checked.value);
};

/** Throws UsageError for a name that is none. */
export const codecNamed = async (name: string, template?: string): Promise<Codec<TSchema>> => {
  if (!isProtocol(name))
    throw new UsageError(`there is no protocol "${name}", expected one of ${protocolNames.join(" ")}`);
  if (template === undefined) return codecs[name]();
  if (name !== "template") throw new UsageError("--template goes with the protocol template only");
  return codecFrom(template);
};
