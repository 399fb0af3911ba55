// Commands to the files of a card and the question for its state [ONBON-4.13] to [ONBON-4.15]. Files live in flash
// memory, which wears out: a hall never calls with them.
import { ascii, hex } from "../layout/blocks.ts";
import { byte, named, u8, u16le, u32le, yesNo } from "../layout/code.ts";
import { usual } from "../layout/field.ts";
import { counted } from "../layout/groups.ts";
import { restAsProgram } from "./program.ts";
import { answer, fileName, request } from "./request.ts";

const overwrite = byte(yesNo(1, 0, "otherwise a file that is there stays, and the answer says so"));

/** The documents contradict each other about the order of the clock's bytes: they stay as they came [ONBON-4.15]. */
const state = {
  power: byte(named({ on: 1, off: 2 })),
  brightness: u8("0 darkest to 15 brightest"),
  clock: hex(8, "in BCD"),
  programs: u8("how many are stored"),
  playing: ascii(4, "the program that is shown"),
};
const identity = {
  dynamicAreas: counted(u8(), u8("id"), 255),
  cardBarcode: hex(16, "burnt in by the maker"),
  customId: usual(hex(12, "set by the customer"), "00 ".repeat(12).trimEnd()),
};

export const fileCommands = [
  request("format", [0xa1, 0x00], {}),
  request("deleteFiles", [0xa1, 0x01], { files: counted(u16le(), fileName, 512) }),
  request("readStatus", [0xa1, 0x02], {}),
  answer("status", [0xa1, 0x02], {
    ...state,
    specialArea: byte(yesNo(1, 0, "whether there is one")),
    specialPages: u8("of the special area"),
    ...identity,
  }),
  answer("status5K1", [0xa1, 0x02], { ...state, ...identity }),
  // [ONBON-4.14]
  request("startFile", [0xa1, 0x05], { overwrite, file: fileName, lengthBytes: u32le() }),
  request("writeBlock", [0xa1, 0x06], {
    file: fileName,
    last: byte(yesNo(1, 0, "whether the file ends with it")),
    block: u16le("counted from 0"),
    lengthBytes: u16le(),
    address: u32le("where in the file it begins"),
    content: restAsProgram,
  }),
  answer("blockWritten", [0xa1, 0x06], { address: u32le("of the block that is wanted next") }),
  request("startFiles", [0xa1, 0x07], {}),
  request("endFiles", [0xa1, 0x08], {}),
  request("writeCustomer", [0xa1, 0x09], { overwrite, customer: ascii(16, "set by whoever sold it") }),
] as const;
