// [ESCPOS-5.5] How large the modules of a QR symbol may be, so that the symbol fits the paper.

/** Bytes that versions 1 to 40 hold at level M (ISO/IEC 18004). */
const CAPACITY: readonly number[] = [
  14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666, 711, 779, 857, 911,
  997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331,
];
const QUIET_MODULES = 8;

/** 1 to `dotsMax`; 1 also where nothing fits. */
export const moduleDotsFor = (bytes: number, widthDots: number, dotsMax: number): number => {
  const version = 1 + CAPACITY.findIndex((capacity) => bytes <= capacity);
  const modules = 17 + 4 * (version || CAPACITY.length) + QUIET_MODULES;
  return Math.max(1, Math.min(dotsMax, Math.floor(widthDots / modules)));
};
