// Commands to the one special area of some cards, and to cards on a network [ONBON-4.16], [ONBON-4.17].
import { ascii, hex, ipAddress, restAsHex } from "../layout/blocks.ts";
import { byte, named, u8, u16le, yesNo } from "../layout/code.ts";
import { usual } from "../layout/field.ts";
import { sized } from "../layout/groups.ts";
import { restAsText } from "../layout/text.ts";
import { TEXT_BYTES_MAX } from "./area.ts";
import { request } from "./request.ts";

const BITMAP_BYTES_MAX = 1024;

const address = {
  ip: ipAddress("of the card"),
  mask: ipAddress("of its network"),
  gateway: ipAddress("of its network"),
  port: u16le("usually 5005"),
};

export const specialCommands = [
  request("specialArea", [0xa4, 0x01], {
    xBytes: u16le("from the left, in bytes of 8 pixels"),
    y: u16le("from the top, in pixels"),
    widthBytes: u16le("in bytes of 8 pixels"),
    height: u16le("in pixels"),
    holds: byte(named({ text: 0, bitmap: 1 })),
    pages: u8("0 for a bitmap"),
    run: byte(named({ loop: 0, holdLast: 1, removeOnTimeout: 2 })),
    timeoutS: u16le("seconds until removeOnTimeout"),
    lines: byte(named({ none: 0, single: 1, many: 2 })),
    lineSpacing: u8("pixels between lines"),
    wrap: byte(named({ none: 0, manual: 1, automatic: 2 })),
    stayHalfS: u16le("how long each page stays, in half seconds"),
    areaReserved: usual(hex(6, "reserved"), "00 00 00 00 00 00"),
  }),
  request("specialPage", [0xa4, 0x02], {
    page: u8("counted from 0"),
    text: sized(u16le(), restAsText("gb2312", TEXT_BYTES_MAX, "with escapes, as it stands on the wire")),
  }),
  request("specialBitmap", [0xa4, 0x03], {
    last: byte(yesNo(1, 0, "whether the bitmap ends with it")),
    address: u16le("where in the bitmap it begins"),
    bitmap: restAsHex(0, BITMAP_BYTES_MAX, "a bit for each pixel"),
  }),
  request("removeSpecialArea", [0xa4, 0x04], {}),
  request("removeSpecialPage", [0xa4, 0x09], { page: u8("counted from 0") }),
  request("setNetwork", [0xa4, 0x05], {
    mode: byte(named({ direct: 0, dhcp: 1, fixed: 2, server: 3 })),
    ...address,
    serverUsed: byte(yesNo(1, 0, "whether the card calls a server")),
    serverIp: ipAddress("of that server"),
    serverPort: u16le(),
    serverPassword: ascii(8, "for that server"),
    heartbeatS: u16le("seconds between signs of life"),
    networkId: ascii(12, "what the server knows the card by"),
  }),
  request("setMac", [0xa4, 0x06], { mac: hex(6, "hardware address") }),
  request("search", [0xa4, 0x07], {}),
  request("heartbeat", [0xa4, 0x08], {
    state: u16le("of the card"),
    fault: u16le("of the card"),
    ...address,
    mac: hex(6, "hardware address"),
    networkId: ascii(12, "what a server knows the card by"),
  }),
] as const;
