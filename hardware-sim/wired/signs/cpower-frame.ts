// Frames of a C-Power card, on a serial line with marks and escapes or on TCP with a head of its own, and the packets that
// make a message.
import { concat, u16le } from "../../../src/base/bytes.ts";
import { sumOf } from "../../../src/base/checksum.ts";

const [START, END, ESCAPE] = [0xa5, 0xae, 0xaa];
const [REQUEST, CARD, CODE, ANSWER] = [0x68, 0x32, 0x7b, 0xe8];
const FRAME_BYTES_MAX = 4_096;
const HEAD_BYTES = 9;
/** Id code, length and two zeros before a packet on TCP. */
const TCP_HEAD_BYTES = 8;

export interface CpowerPacket {
  readonly id: number;
  readonly wantsAnswer: boolean;
  readonly number: number;
  readonly last: number;
  readonly data: Uint8Array;
  readonly isSound: boolean;
}

/** undefined for what cannot be a packet. */
const packetOf = (bytes: Uint8Array): CpowerPacket | undefined => {
  const [kind, card, id, code, flags, low, high, number, last] = bytes;
  if (bytes.length < HEAD_BYTES + 2 || kind !== REQUEST || card !== CARD || code !== CODE) return undefined;
  const covered = bytes.subarray(0, -2);
  const data = covered.subarray(HEAD_BYTES);
  const sum = bytes.at(-2)! + 256 * bytes.at(-1)!;
  const isSound = sum === sumOf(covered, 16) && data.length === low! + 256 * high!;
  return { id: id!, wantsAnswer: (flags! & 1) === 1, number: number!, last: last!, data, isSound };
};

export interface CpowerLine {
  read(bytes: Uint8Array): CpowerPacket[];
  pack(answer: Uint8Array): Uint8Array;
  forget(): void;
}

/** An answer without marks: whose, what became of it, which packet. */
export const cpowerAnswer = ({ id, number, last }: CpowerPacket, result: number): Uint8Array => {
  const covered = Uint8Array.of(ANSWER, CARD, id, CODE, result, 0, 0, number, last);
  return concat(covered, u16le(sumOf(covered, 16)));
};

const PLAIN: Readonly<Record<number, number>> = { 5: START, 14: END, 10: ESCAPE };
const ESCAPED: Readonly<Record<number, readonly number[]>> = {
  [START]: [ESCAPE, 5],
  [END]: [ESCAPE, 14],
  [ESCAPE]: [ESCAPE, 10],
};

/** A5 … AE with escapes between. */
export class CpowerSerial implements CpowerLine {
  #inside: number[] | undefined;
  #isEscaped = false;

  read(bytes: Uint8Array): CpowerPacket[] {
    return [...bytes].flatMap((byte) => this.#next(byte) ?? []);
  }

  pack(answer: Uint8Array): Uint8Array {
    return Uint8Array.from([START, ...[...answer].flatMap((byte) => ESCAPED[byte] ?? [byte]), END]);
  }

  forget(): void {
    this.#inside = undefined;
  }

  #next(byte: number): CpowerPacket | undefined {
    if (byte === START) {
      [this.#inside, this.#isEscaped] = [[], false];
      return undefined;
    }
    if (byte !== END) return this.#add(byte);
    const inside = this.#inside;
    this.#inside = undefined;
    return inside && packetOf(Uint8Array.from(inside));
  }

  #add(byte: number): undefined {
    if (!this.#inside || this.#inside.length >= FRAME_BYTES_MAX) this.#inside = undefined;
    else if (this.#isEscaped) this.#inside.push(PLAIN[byte] ?? byte);
    else if (byte !== ESCAPE) this.#inside.push(byte);
    this.#isEscaped = byte === ESCAPE && !this.#isEscaped;
    return undefined;
  }
}

/** Four bytes of id code and a length before every packet; nothing is escaped. */
export class CpowerTcp implements CpowerLine {
  #held: Uint8Array = new Uint8Array(0);
  #idCode: Uint8Array = Uint8Array.of(0xff, 0xff, 0xff, 0xff);

  read(bytes: Uint8Array): CpowerPacket[] {
    this.#held = concat(this.#held, bytes);
    const packets: CpowerPacket[] = [];
    while (this.#held.length >= TCP_HEAD_BYTES) {
      const length = TCP_HEAD_BYTES + this.#held[4]! + 256 * this.#held[5]!;
      if (length > FRAME_BYTES_MAX) this.forget();
      if (this.#held.length < length || this.#held.length === 0) break;
      this.#idCode = this.#held.slice(0, 4);
      packets.push(...[packetOf(this.#held.slice(TCP_HEAD_BYTES, length)) ?? []].flat());
      this.#held = this.#held.subarray(length);
    }
    return packets;
  }

  pack(answer: Uint8Array): Uint8Array {
    return concat(this.#idCode, u16le(answer.length), [0, 0], answer);
  }

  forget(): void {
    this.#held = new Uint8Array(0);
  }
}
