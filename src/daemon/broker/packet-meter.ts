// Measures an MQTT byte stream by its fixed headers alone [MQTT-2.2]: how large each packet is, and how many come in a
// second. aedes' parser would first gather all of a 256 MB packet and then look at it.
import type { Clock } from "../../base/clock.ts";

export interface PacketLimits {
  /** Bytes of one packet, header included. */
  readonly packetBytesMax: number;
  /** Packets of any kind, sustained. */
  readonly packetsPerSecond: number;
  /** Packets at once, after a silence: a rater that was offline sends what it has kept. */
  readonly packetBurst: number;
}

export type Excess = "packet-size" | "packet-rate";

/** The remaining length has at most four bytes of seven bits [MQTT-2.2.3]. */
const LENGTH_SHIFT_MAX = 21;

export class PacketMeter {
  readonly #limits: PacketLimits;
  readonly #clock: Clock;
  #bodyLeft = 0;
  /** Bits of the length read so far; undefined while the first byte of a packet is awaited. */
  #shift: number | undefined;
  #length = 0;
  #allowance: number;
  #filledAt: number;

  constructor(limits: PacketLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
    this.#allowance = limits.packetBurst;
    this.#filledAt = clock.elapsed();
  }

  /** What is exceeded once these bytes have come; undefined while all is well. */
  push(bytes: Uint8Array): Excess | undefined {
    this.#fill();
    let at = 0;
    while (at < bytes.length) {
      const skipped = Math.min(this.#bodyLeft, bytes.length - at);
      this.#bodyLeft -= skipped;
      at += skipped;
      if (at === bytes.length) return undefined;
      const excess = this.#header(bytes[at++]!);
      if (excess) return excess;
    }
    return undefined;
  }

  #header(byte: number): Excess | undefined {
    if (this.#shift === undefined) {
      this.#shift = 0;
      this.#length = 0;
      return undefined;
    }
    this.#length += (byte & 0x7f) * 2 ** this.#shift;
    const goesOn = byte >= 0x80;
    if (this.#length > this.#limits.packetBytesMax || (goesOn && this.#shift === LENGTH_SHIFT_MAX))
      return "packet-size";
    this.#shift = goesOn ? this.#shift + 7 : undefined;
    return goesOn ? undefined : this.#packet();
  }

  #packet(): Excess | undefined {
    this.#bodyLeft = this.#length;
    this.#allowance -= 1;
    return this.#allowance < 0 ? "packet-rate" : undefined;
  }

  #fill(): void {
    const now = this.#clock.elapsed();
    const earned = ((now - this.#filledAt) / 1000) * this.#limits.packetsPerSecond;
    this.#allowance = Math.min(this.#limits.packetBurst, this.#allowance + earned);
    this.#filledAt = now;
  }
}
