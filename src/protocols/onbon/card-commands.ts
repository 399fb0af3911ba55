// Commands to a card itself: is it there, its clock, number, voice and relays [ONBON-4.1] to [ONBON-4.8].
import { ascii, digits, hex, restAsHex } from "../layout/blocks.ts";
import { byte, named, quantity, u8, u16le, u32le, yesNo } from "../layout/code.ts";
import { structure, usual } from "../layout/field.ts";
import { counted, sized } from "../layout/groups.ts";
import { message } from "../layout/message.ts";
import { restAsText } from "../layout/text.ts";
import { device } from "./header.ts";
import { answer, error, reply, request, reserved } from "./request.ts";

/** The year in BCD with its low byte first, then month, day, hour, minute, second [ONBON-4.3]. */
const time = digits("0000-00-00T00:00:00", [1, 0, 2, 3, 4, 5, 6], "by the clock of the hall");

const font = structure({
  letters: byte(named({ latin: 0, hanzi: 1 })),
  width: u8("pixels"),
  height: u8("pixels"),
});

const WORDS_BYTES_MAX = 1024;

/** [ONBON-4.7] */
const manner = {
  stored: byte(yesNo(1, 0, "whether it outlives a power cut; flash memory wears out")),
  person: usual(u8("0 to 5"), 0),
  volume: usual(u8("0 silent to 10"), 5),
  speechSpeed: usual(u8("0 to 10"), 5),
};
const repetition = {
  repeats: usual(u32le("0 once, 1 twice; 4294967295 without end"), 0),
  pause10Ms: usual(u32le("between two times, in 10 ms"), 0),
  parameters: usual(sized(u8(), restAsHex(0, 255, "reserved")), ""),
};
const doubleByte = usual(byte(named({ gb2312: 0, gbk: 1 }, "of the words", [0, 1])), "gb2312");
const otherEncoding = byte(named({ big5: 2, unicode: 3 }, "of the words", [2, 0xff]));

export const cardCommands = [
  request("ping", [0xa2, 0x00], {}),
  // Erases everything but the firmware, fonts too [ONBON-4.2].
  request("reset", [0xa2, 0x01], {}),
  request("setClock", [0xa2, 0x03], { time, weekday: byte(quantity(1, 7, "1 Monday to 7 Sunday")) }),
  // Sent to every card on the line, so one card at a time [ONBON-4.4].
  request("setScreenId", [0xa2, 0x06], { screenId: u16le("0 to 32767; to 65534 or 65535 only") }),
  request("readScreenId", [0xa2, 0x07], {}),
  answer("screenId", [0xa2, 0x07], { screenId: u16le() }),
  // [ONBON-4.5]
  request("setStartInfo", [0xa2, 0x08], { shown: byte(yesNo(0, 1, "what a card shows of itself when it starts")) }),
  // [ONBON-4.6]
  request("readFonts", [0xa2, 0x09], {}),
  message("fonts", [0xa2, 0x09], { error, fonts: counted(u8(), font, 255) }),
  request("readParameters", [0xa2, 0x0a], {}),
  answer("parameters", [0xa2, 0x0a], {
    screenId: u16le(),
    cardDevice: device,
    baud: byte(named({ unchanged: 0, "9600": 1, "57600": 2 })),
    width: u16le("pixels"),
    height: u16le("pixels"),
    colours: u8("1 one, 2 or 3 two, 7 three"),
    wiring: hex(9, "DA, OE, clock divider, row order, mirror, OE angle, scan, scan number, dot mode"),
    parametersReserved: usual(hex(7, "reserved"), "00 00 00 00 00 00 00"),
  }),
  request("readCustomer", [0xa2, 0x0b], {}),
  message("customer", [0xa2, 0x0b], { error, customer: ascii(16, "set by whoever sold it") }),
  message("addVoice", [0xa2, 0x0e], {
    reply,
    reserved: reserved(8),
    ...manner,
    encoding: doubleByte,
    ...repetition,
    words: sized(u32le(), restAsText("gb2312", WORDS_BYTES_MAX, "tags in brackets")),
  }),
  message("addVoiceEncoded", [0xa2, 0x0e], {
    reply,
    reserved: reserved(8),
    ...manner,
    encoding: otherEncoding,
    ...repetition,
    words: sized(u32le(), restAsHex(0, WORDS_BYTES_MAX, "in that encoding")),
  }),
  // [ONBON-4.8]
  message("configureRelays", [0xa2, 0x0f], {
    reply,
    reserved: reserved(8),
    stored: byte(yesNo(1, 0, "whether it outlives a power cut")),
    custom: u8("a bit for each relay: 0 follows the power of the screen, 1 follows setRelay"),
  }),
  message("setRelay", [0xa2, 0x10], { reply, reserved: reserved(8), state: u8("bit 1 closes the relay") }),
  message("setRelays", [0xa2, 0x12], {
    reply,
    relays: counted(u8(), byte(named({ open: 0, closed: 1 }, "on the card first, then EXP01 on")), 255),
  }),
] as const;
