// Questions to one Modbus unit: its own answer counts, a neighbour's does not, and a refusal is told by its reason. It does
// not know what a register means.
import { AppError } from "../base/errors.ts";
import { modbusRtuCodec } from "../protocols/modbus/codec.ts";
import { modbusDecoder } from "../protocols/modbus/decode.ts";
import type { ModbusFrame } from "../protocols/modbus/frame.ts";
import type { Question } from "./line/seat.ts";

/** From the last byte sent to the whole answer; units answer within 50 ms, serial device servers add their own. */
const ANSWER_MS = 300;
/** After so long a silence an unfinished frame is given up, ms: more than 3.5 characters at 9600 baud [MODBUS-3.1]. */
export const MODBUS_SILENCE_MS = 5;
/** Modbus RTU over TCP goes through a serial device server; those have no port of their own, most are set to this one. */
export const modbusUsual = { baud: 9600, port: 4001 } as const;

/** Only units answer, so a master need not guess the direction [MODBUS-3.2]. */
export const repliesDecoder = () => modbusDecoder(["reply"]);

type Place = Partial<Record<"start" | "register" | "coil", number>>;

const placeOf = (frame: Place): number | undefined => frame.start ?? frame.register ?? frame.coil;

/** A written thing is answered by where it was written: the late answer to another one is none. */
const isDone = (asked: ModbusFrame, reply: ModbusFrame): boolean =>
  reply.kind === asked.kind && placeOf(reply as Place) === placeOf(asked as Place);

export class ModbusUnit {
  readonly #device: string;

  /** @param device its name, for errors */
  constructor(device: string) {
    this.#device = device;
  }

  /** @param read the answer in a frame of this unit; undefined when it is none */
  reading<A>(name: string, asked: ModbusFrame, read: (reply: ModbusFrame) => A | undefined): Question<ModbusFrame, A> {
    const bytes = modbusRtuCodec.encode(asked);
    const answer = (reply: ModbusFrame): A | undefined => {
      if (reply.address !== asked.address) return undefined;
      if (reply.kind === "exception" && reply.function === bytes[1]) throw this.#refused(name, reply.code);
      return read(reply);
    };
    return { name, bytes, answerMs: ANSWER_MS, answer };
  }

  writing(name: string, asked: ModbusFrame): Question<ModbusFrame, true> {
    return this.reading(name, asked, (reply) => (isDone(asked, reply) ? true : undefined));
  }

  #refused(op: string, code: number): AppError {
    return new AppError("DEVICE_REFUSED", { device: this.#device, op, reason: `code ${code}` });
  }
}
