// Questions to one Modbus unit, on a serial line or over TCP: its own answer counts, a neighbour's does not, and a refusal is
// told by its reason. It does not know what a register means.
import { Type } from "typebox";
import { AppError } from "../base/errors.ts";
import type { Decoder, Found } from "../protocols/codec.ts";
import { modbusDecoder } from "../protocols/modbus/decode.ts";
import { encodeModbus, pduOf } from "../protocols/modbus/encode.ts";
import type { ModbusFrame } from "../protocols/modbus/frame.ts";
import { modbusTcpCodec, modbusTcpDecoder, TRANSACTION_MAX } from "../protocols/modbus/tcp.ts";
import type { DriverParts } from "./driver.ts";
import type { Question } from "./line/seat.ts";

/** From the last byte sent to the whole answer; units answer within 50 ms, serial device servers add their own. */
const ANSWER_MS = 300;
/** More than 3.5 characters at 9600 baud [MODBUS-3.1]. */
const RTU_SILENCE_MS = 5;
/** [MODBUSTCP-1.4] */
const TCP_SILENCE_MS = 500;
const TCP_PORT = 502;

/** Silence between two frames on a serial line, ms. */
export const MODBUS_GAP_MS = RTU_SILENCE_MS;
/** On that port a board speaks Modbus TCP; a serial device server has another, and passes Modbus RTU on. */
export const modbusUsual = { baud: 9600, port: TCP_PORT } as const;

export const Framing = Type.Optional(
  Type.Enum(["rtu", "tcp"], { description: `how frames are put; default tcp on TCP port ${TCP_PORT}, else rtu` }),
);
type Framing = "rtu" | "tcp";

export interface ModbusReply {
  /** Only over TCP [MODBUSTCP-1.3]. */
  readonly transaction?: number;
  readonly frame: ModbusFrame;
}

const asReply = (one: Found<ModbusFrame>): Found<ModbusReply> =>
  one.kind === "frame" ? { kind: "frame", frame: { frame: one.frame } } : one;

/** Only units answer, so a master need not guess the direction [MODBUS-3.2]. */
const rtuReplies = (): Decoder<ModbusReply> => {
  const decoder = modbusDecoder(["reply"]);
  return {
    push: (bytes) => decoder.push(bytes).map(asReply),
    flush: () => decoder.flush().map(asReply),
    get pending() {
      return decoder.pending;
    },
  };
};

type Place = Partial<Record<"start" | "register" | "coil", number>>;

const placeOf = (frame: Place): number | undefined => frame.start ?? frame.register ?? frame.coil;

/** A written thing is answered by where it was written: the late answer to another one is none. */
const isDone = (asked: ModbusFrame, reply: ModbusFrame): boolean =>
  reply.kind === asked.kind && placeOf(reply as Place) === placeOf(asked as Place);

export class ModbusUnit {
  /** After so long a silence an unfinished frame is given up, ms. */
  readonly silenceMs: number;
  readonly #device: string;
  readonly #framing: Framing;
  #transaction = 0;

  /** @param framing default by the port */
  constructor({ device, tcpPort }: DriverParts, framing: Framing = tcpPort === TCP_PORT ? "tcp" : "rtu") {
    this.#device = device;
    this.#framing = framing;
    this.silenceMs = framing === "tcp" ? TCP_SILENCE_MS : RTU_SILENCE_MS;
  }

  decoder(): Decoder<ModbusReply> {
    return this.#framing === "tcp" ? modbusTcpDecoder(["reply"]) : rtuReplies();
  }

  /** @param read the answer in a frame of this unit; undefined when it is none */
  reading<A>(name: string, asked: ModbusFrame, read: (reply: ModbusFrame) => A | undefined): Question<ModbusReply, A> {
    const transaction = this.#next();
    const answer = ({ transaction: answered = transaction, frame }: ModbusReply): A | undefined => {
      if (answered !== transaction || frame.address !== asked.address) return undefined;
      if (frame.kind === "exception" && frame.function === pduOf(asked)[0]) throw this.#refused(name, frame.code);
      return read(frame);
    };
    const bytes = this.#framing === "tcp" ? modbusTcpCodec.encode({ transaction, frame: asked }) : encodeModbus(asked);
    return { name, bytes, answerMs: ANSWER_MS, answer };
  }

  writing(name: string, asked: ModbusFrame): Question<ModbusReply, true> {
    return this.reading(name, asked, (reply) => (isDone(asked, reply) ? true : undefined));
  }

  #next(): number {
    this.#transaction = (this.#transaction % TRANSACTION_MAX) + 1;
    return this.#transaction;
  }

  #refused(op: string, code: number): AppError {
    return new AppError("DEVICE_REFUSED", { device: this.#device, op, reason: `code ${code}` });
  }
}
