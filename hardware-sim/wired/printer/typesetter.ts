// From commands to paper: it keeps the style and the open line, and says how far the paper has to move. When that is, and
// whether the paper can move at all, is the mechanism's business.
import iconv from "iconv-lite";
import type { DotFont } from "../picture/dot-font.ts";
import { Picture } from "../picture/picture.ts";
import { MISSING } from "../text.ts";
import { pageText } from "./code-page.ts";
import { QrMemory } from "./codes.ts";
import type { Command } from "./command.ts";
import { columnsOf, GraphicsMemory, rasterOf } from "./images.ts";
import { Line } from "./line.ts";
import type { Roll } from "./roll.ts";
import { type Style, startOf, styled, usual } from "./style.ts";

/** Rare characters take four bytes, and the ROM of a cheap printer has none of them. */
const isFourBytes = (character: string): boolean => !/^[\p{ASCII}\u00a0-\u{ffff}]$/u.test(character);

/** Node's own decoder of this encoding throws on some broken streams. */
const gb18030Decoder = () => iconv.getDecoder("gb18030");

const signed = (value: number): number => (value << 16) >> 16;

export class Typesetter {
  readonly #roll: Roll;
  readonly #line: Line;
  readonly #qr = new QrMemory();
  readonly #graphics = new GraphicsMemory();
  /** Keeps the first half of a character until the second comes. */
  #decoder = gb18030Decoder();
  #style: Style = usual;

  constructor(roll: Roll, font: DotFont) {
    this.#roll = roll;
    this.#line = new Line(roll.width, font);
  }

  /** Obeys one command. Commands that are about something else are passed over. */
  obey(command: Command): void {
    const { name, parameters } = command;
    if (name !== "text") this.#write(this.#lastHalf());
    this.#style = styled(this.#style, name, parameters);
    this.#acts[name]?.(command);
  }

  forget(): void {
    this.#lastHalf();
    this.#style = usual;
    this.#line.clear();
    this.#qr.forget();
    this.#graphics.forget();
  }

  /** Prints the open line, if there is something on it. */
  endLine(): void {
    if (!this.#line.isEmpty) this.#printLine();
  }

  readonly #acts: Readonly<Record<string, (command: Command) => void>> = {
    init: () => this.#line.clear(),
    cancel: () => this.#line.clear(),
    text: ({ data }) =>
      this.#write(this.#style.isHanzi ? this.#decoder.write(Buffer.from(data)) : pageText(data, this.#style.codePage)),
    lineFeed: () => this.#printLine(),
    formFeed: () => this.#printLine(),
    feedLines: ({ parameters }) => this.#feed(parameters[0]! * this.#style.lineDots),
    feedDots: ({ parameters }) => this.#feed(parameters[0]!),
    tab: () => this.#line.tab(this.#style),
    position: ({ parameters }) => this.#line.moveTo(parameters[0]! + 256 * parameters[1]!),
    move: ({ parameters }) => this.#line.moveBy(signed(parameters[0]! + 256 * parameters[1]!)),
    raster: (command) => this.#burn(rasterOf(command)),
    columns: (command) => this.#burn(columnsOf(command)),
    function: ({ parameters, data }) => this.#function(parameters[0]!, data),
    longFunction: ({ parameters, data }) => this.#function(parameters[0]!, data),
    barcode: ({ data }) => this.#barcode(data),
  };

  /** What is left of a character whose second half never came. */
  #lastHalf(): string {
    const rest = this.#decoder.end() ?? "";
    this.#decoder = gb18030Decoder();
    return rest;
  }

  #write(text: string): void {
    for (const read of text) {
      const character = isFourBytes(read) ? MISSING : read;
      if (this.#line.add(character, this.#style)) continue;
      this.#printLine();
      this.#line.add(character, this.#style);
    }
  }

  #printLine(): void {
    if (!this.#line.isEmpty) this.#roll.note(this.#line.text);
    this.#roll.burn(this.#line.drawn(this.#style));
    this.#line.clear();
  }

  #feed(dots: number): void {
    this.endLine();
    this.#roll.feed(dots);
  }

  #function(family: number, data: Uint8Array): void {
    if (family === 0x4c) {
      const image = this.#graphics.obey(data);
      if (image) this.#burn(image);
    }
    if (family !== 0x6b) return;
    const code = this.#qr.obey(data);
    if (!code) return;
    this.#roll.noteCode(code.text);
    this.#burn(code.picture);
  }

  /** An image has lines of its own, and stands where the text would. */
  #burn(image: Picture): void {
    this.endLine();
    const picture = new Picture(this.#roll.width, image.height);
    picture.lay(image, startOf(this.#style, this.#roll.width, image.width), 0);
    this.#roll.burn(picture);
  }

  /** Bars are not drawn; what they say is noted and printed as its characters. */
  #barcode(data: Uint8Array): void {
    const text = pageText(
      data.filter((byte) => byte >= 0x20),
      0,
    );
    this.#roll.noteCode(text);
    this.endLine();
    this.#write(text);
    this.#printLine();
  }
}
