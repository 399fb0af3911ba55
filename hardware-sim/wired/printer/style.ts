// How the next characters will look: what commands set, and what initialising sets back.

export interface Style {
  /** Times the usual size, 1 to 8. */
  readonly wide: number;
  readonly high: number;
  /** The same for hanzi, which some commands set apart. */
  readonly hanziWide: number;
  readonly hanziHigh: number;
  readonly isBold: boolean;
  readonly isUnderlined: boolean;
  readonly isInverted: boolean;
  readonly isSmall: boolean;
  readonly isHanzi: boolean;
  /** Of single bytes when hanzi are off. */
  readonly codePage: number;
  readonly align: "left" | "centre" | "right";
  /** Dots from line to line. */
  readonly lineDots: number;
  readonly leftMargin: number;
  /** Dots from the margin on that are printed; no more than the paper has. */
  readonly areaDots: number;
}

export const USUAL_LINE_DOTS = 30;

export const usual: Style = {
  wide: 1,
  high: 1,
  hanziWide: 1,
  hanziHigh: 1,
  isBold: false,
  isUnderlined: false,
  isInverted: false,
  isSmall: false,
  isHanzi: true,
  codePage: 0,
  align: "left",
  lineDots: USUAL_LINE_DOTS,
  leftMargin: 0,
  areaDots: Number.POSITIVE_INFINITY,
};

type Change = (parameters: readonly number[]) => Partial<Style>;

const isOn = (byte = 0): boolean => (byte & 1) === 1;
const ALIGNS = ["left", "centre", "right"] as const;

const size: Change = ([n = 0]) => {
  const [wide, high] = [Math.min(8, (n >> 4) + 1), Math.min(8, (n & 0x0f) + 1)];
  return { wide, high, hanziWide: wide, hanziHigh: high };
};

const printMode: Change = ([n = 0]) => {
  const [wide, high] = [n & 0x20 ? 2 : 1, n & 0x10 ? 2 : 1];
  const both = { wide, high, hanziWide: wide, hanziHigh: high };
  return { ...both, isSmall: isOn(n), isBold: (n & 0x08) !== 0, isUnderlined: (n & 0x80) !== 0 };
};

const hanziMode: Change = ([n = 0]) => ({
  hanziWide: n & 0x04 ? 2 : 1,
  hanziHigh: n & 0x08 ? 2 : 1,
  isUnderlined: (n & 0x80) !== 0,
});

const changes: Readonly<Record<string, Change>> = {
  init: () => usual,
  size,
  printMode,
  hanziMode,
  hanziLarge: ([n]) => ({ hanziWide: isOn(n) ? 2 : 1, hanziHigh: isOn(n) ? 2 : 1 }),
  hanziOn: () => ({ isHanzi: true }),
  hanziOff: () => ({ isHanzi: false }),
  codePage: ([codePage = 0]) => ({ codePage }),
  bold: ([n]) => ({ isBold: isOn(n) }),
  underline: ([n = 0]) => ({ isUnderlined: [1, 2, 0x31, 0x32].includes(n) }),
  hanziUnderline: ([n = 0]) => ({ isUnderlined: [1, 2, 0x31, 0x32].includes(n) }),
  invert: ([n]) => ({ isInverted: isOn(n) }),
  font: ([n]) => ({ isSmall: isOn(n) }),
  align: ([n = 0], align = ALIGNS[n & 0x0f]) => (align ? { align } : {}),
  usualLines: () => ({ lineDots: USUAL_LINE_DOTS }),
  lines: ([n = USUAL_LINE_DOTS]) => ({ lineDots: n }),
  width: ([low = 0, high = 0]) => ({ areaDots: low + 256 * high }),
  leftMargin: ([low = 0, high = 0]) => ({ leftMargin: low + 256 * high }),
};

/** Dots between the margin and the right end of what is printed. */
export const roomOf = ({ leftMargin, areaDots }: Style, paperDots: number): number =>
  Math.max(0, Math.min(areaDots, paperDots - leftMargin));

/** The left end of something `width` dots wide. */
export const startOf = (style: Style, paperDots: number, width: number): number => {
  const free = Math.max(0, roomOf(style, paperDots) - width);
  return style.leftMargin + (style.align === "left" ? 0 : style.align === "right" ? free : free >> 1);
};

/** The style after a command; the same one when the command is about something else. */
export const styled = (style: Style, name: string, parameters: readonly number[]): Style => {
  const change = changes[name];
  return change ? { ...style, ...change(parameters) } : style;
};
