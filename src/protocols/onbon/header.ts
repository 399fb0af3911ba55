// The header of a packet [ONBON-2]: who speaks to whom, and how the packet is checked. It knows no command.
import { hex } from "../layout/blocks.ts";
import { byte, named, u8, u16le } from "../layout/code.ts";
import { type Field, structure, usual, type Values } from "../layout/field.ts";
import { Misfit } from "../layout/source.ts";

/** Who sends when the host does [ONBON-2.2]. */
export const HOST = 0x8000;

const BARCODE_BYTES = 16;

/** A byte says whether a barcode follows; an empty text is none [ONBON-2.4]. */
const barcode: Field<string> = {
  schema: hex(BARCODE_BYTES, "the card that is meant, by the barcode burnt into it").schema,
  read: (source) => {
    const option = source.take(1)[0]!;
    if (option > 1) throw new Misfit(`barcode option ${option} has no meaning`);
    return option === 0 ? "" : hex(BARCODE_BYTES, "").read(source);
  },
  write: (code) => (code === "" ? Uint8Array.of(0) : Uint8Array.of(1, ...hex(BARCODE_BYTES, "").write(code))),
};

export const checks = { crc: 0, sum: 1, none: 2 } as const;
const displays = { normal: 0, dynamicFirst: 1 } as const;
/** [ONBON-2.5] */
const devices = {
  any: 0xfe,
  "BX-5K1": 0x51,
  "BX-5MK2": 0x53,
  "BX-5MK1": 0x54,
  "BX-5K2": 0x58,
  "BX-5K1Q-YY": 0x5c,
  "BX-6K1": 0x61,
  "BX-6K2": 0x62,
  "BX-6K3": 0x63,
  "BX-6K1-YY": 0x64,
  "BX-6K2-YY": 0x65,
  "BX-6K3-YY": 0x66,
  "BX-6K1-4G": 0x67,
  "BX-6K2-4G": 0x68,
  "BX-6K4": 0x69,
} as const;

export const device = byte(named(devices, "the kind of card; unknown ones are numbers"));

const fields = {
  // [ONBON-2.1]
  to: u16le("screen 1 to 32767; 65534 all, who answer; 65535 all, who do not; 32768 on is a host"),
  from: u16le("32768 for the host; the screen in an answer"),
  headerReserved: usual(hex(3, "reserved, usually 00; some samples of the vendor begin with FF"), "00 00 00"),
  barcode: usual(barcode, ""),
  check: usual(byte(named(checks, "how the packet is checked", [0, 2])), "crc"),
  display: usual(byte(named(displays, "dynamicFirst: dynamic areas may overlap programs and go first")), "normal"),
  device: usual(device, "any"),
  version: usual(u8("of the protocol"), 2),
};

/** The length of the data stands behind it [ONBON-2.6]. */
export const header = structure(fields);
export type Header = Values<typeof fields>;
