// A code scanner on a serial port: what it sees comes as a line. It hears nothing.
import iconv from "iconv-lite";
import { concat } from "../../../src/base/bytes.ts";
import { Trouble } from "../trouble.ts";
import { WiredDevice, type WiredSetting } from "../wired-device.ts";

export interface ScannerOptions {
  /** Default `\r`. */
  readonly suffix?: "\r" | "\r\n" | "\n";
  /** How hanzi are sent. Default utf-8. */
  readonly encoding?: "utf-8" | "gbk";
}

export interface WiredScanner {
  readonly wire: WiredDevice;
  /** Somebody holds a code before it. */
  scan(text: string): void;
}

const SEES_AFTER_MS = 60;

export const wireScanner = (setting: WiredSetting, options: ScannerOptions = {}): WiredScanner => {
  const { suffix = "\r", encoding = "utf-8" } = options;
  const [twice, endless] = [new Trouble(), new Trouble()];
  let see!: (bytes: Uint8Array) => void;
  const wire = new WiredDevice(setting, (board) => {
    see = (bytes) => void board.clock.after(SEES_AFTER_MS, "scanner sees", () => board.say(bytes));
    /** It reads the same code twice, or it lost its setting of what ends a line. */
    const ailments = { "reads-twice": twice, "no-line-end": endless };
    return { take: () => {}, ailments };
  });
  const scan = (text: string) => {
    const line = iconv.encode(endless.isThere ? text : text + suffix, encoding);
    see(twice.isThere ? concat(line, line) : line);
  };
  return { wire, scan };
};
